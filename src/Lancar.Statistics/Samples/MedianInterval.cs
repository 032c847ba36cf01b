namespace Lancar.Statistics;

/// <summary>The exact distribution-free interval of a median, between two order statistics, with the confidence it attains.</summary>
public sealed record MedianInterval
{
    private MedianInterval()
    {
    }

    /// <summary>Number of observations, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>The median of the sample: the middle observation or the mean of the two in the middle.</summary>
    public required double Median { get; init; }

    /// <summary>From the <see cref="LowerIndex"/>-th to the <see cref="UpperIndex"/>-th smallest observation, in the unit of the observations.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Which of the observations, sorted, is the lower limit; 1 is the smallest.</summary>
    public required int LowerIndex { get; init; }

    /// <summary>Which of the observations, sorted, is the upper limit: n + 1 − <see cref="LowerIndex"/>.</summary>
    public int UpperIndex => Count + 1 - LowerIndex;

    /// <summary>
    /// The confidence 1 − 2 P(B &lt; <see cref="LowerIndex"/>), B binomial(n, 1/2): exact for a continuous law of the observations,
    /// a lower bound where ties are possible.
    /// </summary>
    public required double Attained { get; init; }

    /// <summary>True when the confidence asked for can be reached: with few observations even their range falls short.</summary>
    public bool IsAttainable => Attained >= Interval.Level;

    /// <summary>The interval of the median of the law that the observations are drawn from, by order statistics.</summary>
    /// <param name="values">Observations in any order, in their own unit; at least one, all finite. Not changed.</param>
    /// <param name="confidence">Confidence asked for, strictly between 0 and 1.</param>
    /// <returns>The narrowest symmetric pair of order statistics with at least that confidence; the range where none has.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Lower index = the largest k with P(B &lt; k) ≤ (1 − confidence) / 2, but at least 1 (Thompson 1936; Hollander,
    /// Wolfe, Chicken 2014, section 3.6). The limits belong to the interval, so ties only raise the confidence. Nothing is
    /// interpolated: programs that interpolate between order statistics print narrower limits without exact confidence.</para>
    /// <para><b>Accuracy and cost.</b> Limits are observations, bit for bit; attained confidence to 1e-12. One sort.</para>
    /// <para><b>Elsewhere.</b> R has no function in its base; <c>wilcox.test</c>'s interval is of the pseudo-median and assumes symmetry.
    /// See <c>docs/statistics/sign-test.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static MedianInterval Of(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        var sorted = values.ToArray();
        SignedKeys.SortByValue(sorted);
        for (var i = 0; i < sorted.Length; i++)
        {
            // Adding zero turns −0 into +0: the order of −0 and +0 must not show.
            sorted[i] += 0.0;
        }

        var (lower, below) = LowerRank(sorted.Length, (1 - confidence) / 2);
        return new MedianInterval
        {
            Count = sorted.Length,
            Median = sorted.Length % 2 == 1
                ? sorted[sorted.Length / 2]
                : sorted[sorted.Length / 2 - 1] / 2 + sorted[sorted.Length / 2] / 2,
            Interval = new ConfidenceInterval(sorted[lower - 1], sorted[^lower], confidence),
            LowerIndex = lower,
            Attained = 1 - 2 * below,
        };
    }

    // The largest k with P(B < k) at most the tail, at least 1, and that probability.
    private static (int Rank, double Below) LowerRank(int n, double tail)
    {
        // The law from its middle downwards, as multiples of the middle probability, as far as a double reaches.
        var middle = n / 2;
        var law = new SuccessLaw(n);
        var masses = new List<double> { 1 };
        var half = new CompensatedSum();
        for (long x = middle; x > 0 && masses[^1] > 0; x--)
        {
            masses.Add(masses[^1] / law.Ratio(x - 1));
            half.Add(masses[^1]);
        }

        // The middle itself counts twice when n is odd, once when it is even.
        var all = 2 * half.Value + (n % 2 == 0 ? 1 : 2);
        var below = 0.0;
        var rank = middle + 1 - masses.Count;
        while (rank < middle && below + masses[middle - rank] <= tail * all)
        {
            below += masses[middle - rank];
            rank++;
        }

        return rank < 1 ? (1, masses.Count > middle ? masses[^1] / all : 0) : (rank, below / all);
    }
}
