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

/// <summary>A test printed for two groups.</summary>
/// <param name="First">Place of the first group in the list.</param>
/// <param name="Second">Place of the second group.</param>
public sealed record PrintedComparison(int First, int Second)
{
    /// <summary>Student's or Welch's t, its sign not used; null when not printed.</summary>
    public ReportedValue? T { get; init; }

    /// <summary>Two-sided p of that test, also as a bound; null when not printed.</summary>
    public ReportedValue? P { get; init; }

    internal void Check(int count)
    {
        if (First < 0 || Second < 0 || First >= count || Second >= count || First == Second)
        {
            throw new ArgumentException($"A comparison names the groups {First} and {Second} of {count}.");
        }
    }
}

/// <summary>Thresholds of <see cref="StandardErrorAlarm"/>.</summary>
public sealed record StandardErrorAlarmOptions
{
    /// <summary>How many units below the others a figure must lie. Default 4.</summary>
    public double Units { get; init; } = 4;

    /// <summary>How many units off it may lie as a standard error. Default 2.5.</summary>
    public double UnitsAsError { get; init; } = 2.5;

    /// <summary>Least spread τ of ln s between studies that is taken for granted. Default 0.3: a standard deviation 1.8 times another's is nothing unusual.</summary>
    public double LeastSpread { get; init; } = 0.3;

    /// <summary>Fewest other studies to be compared with. Default 2.</summary>
    public int LeastOthers { get; init; } = 2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Units);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UnitsAsError);
        ArgumentOutOfRangeException.ThrowIfNegative(LeastSpread);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastOthers, 1);
    }
}
