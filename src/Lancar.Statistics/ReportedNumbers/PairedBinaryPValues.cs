using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Every p-value that the usual programs print for a yes/no outcome before and after, suited or not.</summary>
public static class PairedBinaryPValues
{
    /// <summary>
    /// McNemar: exact two-sided and one-sided towards the data, mid-p, chi-square without and with correction. Wilcoxon signed-rank of the
    /// differences −1, 0, 1 is McNemar's chi-square without correction, and has its own continuity correction.
    /// </summary>
    /// <param name="lost">Had the outcome before only, 0 or more.</param>
    /// <param name="gained">Had it after only, 0 or more.</param>
    /// <returns>One p-value per test; 1 where nobody changed.</returns>
    /// <remarks>
    /// Exact values as <see cref="McNemar.Test(long, long, double)"/>; the others from the normal law, to about 1e-10 relative. R's <c>mcnemar.test</c>
    /// prints <c>mcnemar-corrected</c>, <c>wilcox.test</c> with ties <c>wilcoxon-corrected</c>; SPSS Wilcoxon prints <c>mcnemar</c>.
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.NegativeCount"/>; <see cref="Violation.TooLarge"/>, as <see cref="McNemar.Test(long, long, double)"/>.</exception>
    public static IReadOnlyList<TestP> Paired(long lost, long gained)
    {
        var exact = McNemar.Test(lost, gained);
        var (change, moved) = (Math.Abs((double)gained - lost), (double)gained + lost);
        return
        [
            new("mcnemar-exact", exact.PTwoSided),
            new("mcnemar-mid-p", exact.MidP),
            new("mcnemar-one-sided", Math.Min(exact.PGainedLess, exact.PGainedGreater)),
            new("mcnemar", FromZ(change, moved)),
            new("mcnemar-corrected", FromZ(change - 1, moved)),
            new("mcnemar-half", FromZ(change - 0.5, moved)),
            new("wilcoxon-corrected", FromZ(change - (2 / (moved + 1)), moved)),
        ];
    }

    /// <summary>The t-test of the paired differences, or of two independent samples, on the values 0 and 1.</summary>
    /// <param name="n">Number of pairs, at least 2.</param>
    /// <param name="before">How many had the outcome before, at least <paramref name="lost"/>.</param>
    /// <param name="lost">Had it before only, 0 or more.</param>
    /// <param name="gained">Had it after only, 0 or more, at most those who did not have it before.</param>
    /// <returns>Two-sided p: paired with n − 1 degrees of freedom, independent with 2n − 2 and pooled variance. 1 without a change, 0 without spread.</returns>
    /// <remarks>A t-test does not suit yes/no values; papers print it all the same. Accurate to about 1e-10 relative.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is below 2, or the counts do not fit into n pairs.</exception>
    public static IReadOnlyList<TestP> TTests(long n, long before, long lost, long gained)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfLessThan(before, lost);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(gained, n - before);
        double mean = (double)(gained - lost) / n, after = before - lost + gained;
        var paired = (gained + lost - (n * mean * mean)) / (n - 1);
        var pooled = ((before * (n - before) / (double)n) + (after * (n - after) / n)) / (n - 1);
        return [new("t-paired", FromT(mean, paired / n, n - 1)), new("t-independent", FromT(mean, pooled / n, (2 * n) - 2))];
    }

    private static double FromZ(double distance, double moved) =>
        moved == 0 || distance <= 0 ? 1 : 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(moved));

    private static double FromT(double mean, double variance, double freedom) =>
        mean == 0 ? 1 : variance <= 0 ? 0 : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean) / Math.Sqrt(variance));
}
