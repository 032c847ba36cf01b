using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>How milk was taken.</summary>
public enum ExpressionMethod
{
    /// <summary>By hand.</summary>
    Hand,

    /// <summary>By pump.</summary>
    Pump,
}

/// <summary>Which breast milk was taken from.</summary>
public enum ExpressionSide
{
    /// <summary>The left.</summary>
    Left,

    /// <summary>The right.</summary>
    Right,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>
/// One expressed volume in millilitres, with what a volume needs to mean something. One expression is not 24-hour production.
/// </summary>
public sealed record MilkVolume
{
    [JsonConstructor]
    private MilkVolume(decimal volumeMl, ExpressionMethod method, ExpressionSide side, int minutes, decimal? hoursSinceLastFeed, int instrumentVersion) =>
        (VolumeMl, Method, Side, Minutes, HoursSinceLastFeed, InstrumentVersion) = (volumeMl, method, side, minutes, hoursSinceLastFeed, instrumentVersion);

    /// <summary>Volume in ml, at most one decimal.</summary>
    public decimal VolumeMl { get; }

    /// <summary>By hand or pump.</summary>
    public ExpressionMethod Method { get; }

    /// <summary>Which breast.</summary>
    public ExpressionSide Side { get; }

    /// <summary>Minutes of expressing.</summary>
    public int Minutes { get; }

    /// <summary>Hours since the last feed or expression; null when not known.</summary>
    public decimal? HoursSinceLastFeed { get; }

    /// <summary>Version of the instrument used.</summary>
    public int InstrumentVersion { get; }

    /// <summary>The one checked way to a volume.</summary>
    /// <returns>The volume, or <c>volume.out-of-range</c> naming the field.</returns>
    public static Result<MilkVolume> Create(
        decimal volumeMl, ExpressionMethod method, ExpressionSide side, long minutes, decimal? hoursSinceLastFeed, int instrumentVersion)
    {
        var instrument = Instruments.MilkVolume;
        var where = !Instruments.VolumeMl.Holds(volumeMl) ? "volumeMl"
            : minutes < 1 || minutes > instrument.MaxMinutes ? "minutes"
            : hoursSinceLastFeed < 0 || hoursSinceLastFeed > instrument.MaxHoursSinceLastFeed ? "hoursSinceLastFeed"
            : null;
        return where is null
            ? new MilkVolume(volumeMl, method, side, (int)minutes, hoursSinceLastFeed, instrumentVersion)
            : Error.Of("volume.out-of-range", where);
    }
}
