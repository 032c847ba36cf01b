namespace Lancar.Statistics;

/// <summary>A group whose printed standard deviation is in question.</summary>
public sealed record PrintedSpread
{
    /// <summary>The study it belongs to.</summary>
    public required string Study { get; init; }

    /// <summary>Number of people, at least 2.</summary>
    public required int Count { get; init; }

    /// <summary>Mean; null when not printed.</summary>
    public ReportedValue? Mean { get; init; }

    /// <summary>What is printed as standard deviation; above 0.</summary>
    public required ReportedValue Deviation { get; init; }

    /// <summary>Printed minimum that a value reaches (not an end of the scale), or null.</summary>
    public ReportedValue? Minimum { get; init; }

    /// <summary>Printed first quartile, or null.</summary>
    public ReportedValue? LowerQuartile { get; init; }

    /// <summary>Printed third quartile, or null.</summary>
    public ReportedValue? UpperQuartile { get; init; }

    /// <summary>Printed maximum that a value reaches, or null.</summary>
    public ReportedValue? Maximum { get; init; }

    internal PrintedSpread Checked()
    {
        DeviationFrom.CheckedCount(Count);
        var deviation = Deviation.Above0("standard deviation", "look for more digits; without scatter nothing can be judged");
        return deviation.IsBound
            ? throw new AssumptionException(Violation.OutOfRange, "A printed standard deviation is 0 or only a bound; leave the group out.")
            : this with { Deviation = deviation };
    }
}
