namespace Lancar.Statistics;

/// <summary>Choices of <see cref="SignedRank"/>. Every one is echoed in the result.</summary>
public sealed record SignedRankOptions
{
    /// <summary>
    /// The centre of symmetry under the null hypothesis, subtracted from every difference before ranking; 0 unless given.
    /// The subtraction is one double operation; zeros and ties are judged on its outcome, without rounding.
    /// </summary>
    public double NullValue { get; init; }

    /// <summary>What becomes of zero differences; <see cref="ZeroHandling.Wilcoxon"/> unless given.</summary>
    public ZeroHandling Zeros { get; init; } = ZeroHandling.Wilcoxon;

    /// <summary>Confidence asked of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>False leaves out the Hodges–Lehmann estimate and its interval, which cost more than the test; true unless given.</summary>
    public bool Estimate { get; init; } = true;
}
