namespace Lancar.Statistics;

/// <summary>Dunn's comparisons of all pairs of groups after a Kruskal–Wallis test.</summary>
public static class Dunn
{
    /// <summary>
    /// Compares every pair of groups by the mean midranks of the joint ranking; each null hypothesis says that both groups have one distribution.
    /// </summary>
    /// <param name="groups">Two or more groups, each of at least one finite observation in one common unit, in any order. Not changed.</param>
    /// <param name="adjustment">How p-values are adjusted for the number of pairs; Holm unless given.</param>
    /// <returns>One comparison per pair, earlier group minus later group, in the order (1, 2), (1, 3), … (k − 1, k).</returns>
    /// <remarks>
    /// <para><b>Rule.</b> z = (R̄ᵢ − R̄ⱼ) / √((N (N + 1) / 12 − Σ (t³ − t) / (12 (N − 1))) (1/nᵢ + 1/nⱼ)), p two-sided from the normal
    /// law: an approximation, as Dunn's comparisons are defined; for an exact p of one pair use the Mann–Whitney test of those two.
    /// All values equal: every z is 0, every p is 1 and <see cref="DunnResult.HasNoInformation"/>.</para>
    /// <para><b>Source.</b> Dunn (1964), Technometrics 6, 241–252; the tie correction as in Hollander, Wolfe, Chicken (2014), section 6.4.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative; O(N log N).</para>
    /// <para><b>Elsewhere.</b> R's <c>dunn.test</c> package prints one-sided p by default, FSA's <c>dunnTest</c> two-sided, SPSS two-sided with Bonferroni.
    /// See <c>docs/statistics/multiple-comparisons.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observations. <see cref="Violation.NotFinite"/>: an observation is NaN or
    /// infinite. <see cref="Violation.TooFew"/>: one group. <see cref="Violation.TooLarge"/>: more than <see cref="KruskalWallis.LargestTotal"/> observations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An adjustment that does not exist.</exception>
    public static DunnResult Compare(IReadOnlyList<double[]> groups, PAdjustment adjustment = PAdjustment.Holm)
    {
        var ranks = DoubledMidranks.Of(RankGroups.Pooled(groups, KruskalWallis.LargestTotal));
        var sums = RankGroups.DoubledSums(groups, ranks);
        double n = ranks.Ranks.Length;
        var allTied = ranks.Counts.Length == 1;
        var variance = allTied ? 0 : (n * (n + 1) - ranks.TieCubes / (n - 1)) / 12;
        var pairs = new List<(int First, int Second, double Difference, double Z)>();
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                double first = groups[i].Length;
                double second = groups[j].Length;
                // One division, so that equal rank sums give a difference of exactly 0.
                var difference = (sums[i] * second - sums[j] * first) / (2 * first * second);
                pairs.Add((i, j, difference, allTied ? 0 : difference / Math.Sqrt(variance * (1 / first + 1 / second))));
            }
        }

        var plain = pairs.Select(pair => Probability.Of(NormalLaw.TwoSided(pair.Z))).ToArray();
        var adjusted = MultipleComparisons.Adjust(plain, adjustment);
        return new DunnResult
        {
            Comparisons = [.. pairs.Select((pair, at) => new DunnComparison(pair.First, pair.Second, pair.Difference, pair.Z, plain[at], adjusted[at]))],
            Adjustment = adjustment,
            HasNoInformation = allTied,
        };
    }
}
