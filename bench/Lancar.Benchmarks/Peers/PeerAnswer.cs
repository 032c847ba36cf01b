using System.Globalization;

namespace Lancar.Benchmarks.Peers;

/// <summary>What a peer answered: a value with the time of one call and its peak memory, or why there is none.</summary>
/// <param name="Value">The figure compared before anything is timed.</param>
/// <param name="Wall">Seconds by the clock, per call.</param>
/// <param name="Processor">Seconds of processor time, per call.</param>
/// <param name="PeakBytes">Peak resident memory of the process during the calls.</param>
/// <param name="Fault">Why there is no value; null when there is one.</param>
/// <param name="OutOfTimeAfter">Seconds waited in vain; null otherwise.</param>
public sealed record PeerAnswer(double Value, double Wall, double Processor, long PeakBytes, string? Fault, double? OutOfTimeAfter = null)
{
    public static PeerAnswer Failed(string why) => new(double.NaN, double.NaN, double.NaN, 0, "error: " + why);

    public static PeerAnswer OutOfTime(TimeSpan limit) =>
        new(double.NaN, double.NaN, double.NaN, 0, string.Create(CultureInfo.InvariantCulture, $"no answer in {limit.TotalSeconds:F0} s"), limit.TotalSeconds);
}
