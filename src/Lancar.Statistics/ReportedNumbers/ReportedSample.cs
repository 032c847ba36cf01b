namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What is printed of one sample of whole numbers, or of averages of whole-number items.</summary>
public sealed record ReportedSample
{
    /// <summary>Number of values, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>The mean as printed.</summary>
    public required ReportedNumber Mean { get; init; }

    /// <summary>The standard deviation as printed, with divisor n−1 or n (either is accepted); null when it is not printed.</summary>
    public ReportedNumber? StandardDeviation { get; init; }

    /// <summary>Smallest and greatest value where known: attained for a printed minimum and maximum, not attained for the ends of a scale.</summary>
    public ValueBounds Bounds { get; init; }

    /// <summary>Values are averages of this many whole-number items; 1 for whole numbers.</summary>
    public int Items { get; init; } = 1;

    /// <summary>How generously the figures are read; any usual rounding by default.</summary>
    public PrintingRule Rule { get; init; } = PrintingRule.UsualRounding;
}
