namespace Lancar.Statistics;

/// <summary>
/// A log-concave law on whole numbers given by the ratio of neighbouring probabilities at odds 1. With odds ψ every ratio is
/// multiplied by ψ: the family of the conditional odds ratio.
/// </summary>
internal interface IRatioLaw
{
    /// <summary>Smallest possible value.</summary>
    long Lowest { get; }

    /// <summary>Largest possible value.</summary>
    long Highest { get; }

    /// <summary>P(x + 1) / P(x) at odds 1, for x from lowest to highest − 1.</summary>
    double Ratio(long x);
}

/// <summary>The first cell of a two-by-two table with its margins fixed (hypergeometric at odds 1).</summary>
internal readonly struct FirstCellLaw(long firstRow, long secondRow, long firstColumn) : IRatioLaw
{
    public long FirstRow { get; } = firstRow;

    public long SecondRow { get; } = secondRow;

    public long FirstColumn { get; } = firstColumn;

    public long Lowest => Math.Max(0, FirstColumn - SecondRow);

    public long Highest => Math.Min(FirstRow, FirstColumn);

    public double Ratio(long x) => (double)Numerator(x) / Denominator(x);

    public long Numerator(long x) => (FirstRow - x) * (FirstColumn - x);

    public long Denominator(long x) => (x + 1) * (SecondRow - FirstColumn + x + 1);
}

/// <summary>Successes in n trials (binomial with probability 1/2 at odds 1).</summary>
internal readonly struct SuccessLaw(long trials) : IRatioLaw
{
    public long Lowest => 0;

    public long Highest { get; } = trials;

    public double Ratio(long x) => (double)(Highest - x) / (x + 1);
}
