namespace Lancar.Statistics;

/// <summary>The critical value of the two-sided exact signed-rank test for pairs without ties and zeros.</summary>
public sealed record SignedRankCriticalValue
{
    /// <summary>Number of pairs with a sign.</summary>
    public required int PairCount { get; init; }

    /// <summary>The level asked for, two-sided.</summary>
    public required double Alpha { get; init; }

    /// <summary>
    /// The largest w with 2 P(W ≤ w) at most alpha: the test rejects when the smaller of the two rank sums is at most w.
    /// −1 when not even w = 0 suffices, so that the test can never reject.
    /// </summary>
    public required long W { get; init; }

    /// <summary>The attained size 2 P(W ≤ w), at most alpha; 0 when <see cref="W"/> is −1.</summary>
    public required Probability Size { get; init; }

    /// <summary>True when some outcome rejects.</summary>
    public bool IsAttainable => W >= 0;
}
