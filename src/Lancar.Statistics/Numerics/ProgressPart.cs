namespace Lancar.Statistics;

/// <summary>Tells the progress of one part of a longer work as a share of the whole.</summary>
/// <param name="whole">Who is told; null for nobody.</param>
/// <param name="from">Share of the whole done when the part begins.</param>
/// <param name="to">Share of the whole done when the part is done.</param>
internal sealed class ProgressPart(IProgress<double>? whole, double from, double to) : IProgress<double>
{
    /// <summary>One of several parts of equal length, counted from 0.</summary>
    public static ProgressPart Of(IProgress<double>? whole, int part, int parts) => new(whole, part / (double)parts, (part + 1) / (double)parts);

    public void Report(double value) => whole?.Report(value >= 1 ? to : from + (to - from) * value);
}
