namespace Lancar.Statistics;

/// <summary>The Kruskal–Wallis test for two or more independent groups, exact with ties in small designs.</summary>
public static class KruskalWallis
{
    /// <summary>The largest number of observations that is accepted.</summary>
    public const int LargestTotal = 1_000_000;

    /// <summary>
    /// The largest number of additions for which a design is counted in blocks of rank sums: about a second. 17 + 17 + 17 without ties
    /// is within it, 18 + 18 + 18 is not.
    /// </summary>
    public const long LargestCount = 500_000_000;

    /// <summary>The largest number of steps for which a design is counted by merged states, when blocks are out of reach: about a second.</summary>
    public const long LargestMergedCount = 8_000_000;

    /// <summary>
    /// Tests the null hypothesis that all groups come from one distribution, against a difference in location between some.
    /// </summary>
    /// <param name="groups">
    /// Two or more groups, each of at least one finite observation in one common unit, in any order. Ties are judged on these
    /// doubles, without rounding. Not changed.
    /// </param>
    /// <param name="monteCarlo">Replicates, seed and confidence for designs beyond the budget; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>
    /// H corrected for ties, the exact (or Monte Carlo) p, the chi-square p beside it, mean ranks and two effect sizes. H has no direction.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> The conditional law of H over all assignments of the observed midranks to groups of these sizes; p = P(H ≥ h),
    /// equal statistics judged in whole numbers. Exact while counting needs at most <see cref="LargestCount"/> additions in blocks of rank sums,
    /// or <see cref="LargestMergedCount"/> steps by merged states; two groups beyond that by the law of Mann and Whitney, |W − E W|, at any size.
    /// Beyond: random assignments, p = (b + 1) / (B + 1) with its interval. All values equal, or one observation per group: p = 1 and
    /// <see cref="KruskalWallisResult.HasNoInformation"/>.</para>
    /// <para><b>Source.</b> Kruskal, Wallis (1952), JASA 47, 583–621; Streitberg, Röhmel (1986) for the counting.</para>
    /// <para><b>Accuracy and cost.</b> Counts are whole numbers up to 2^53 and positive sums beyond: 1e-12 relative. The same answer,
    /// bit for bit, for permuted rows and groups. At most about a second when exact.</para>
    /// <para><b>Elsewhere.</b> R's <c>kruskal.test</c>, SPSS and SciPy print the chi-square p alone; coin offers Monte Carlo. See
    /// <c>docs/statistics/kruskal-wallis.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observations. <see cref="Violation.NotFinite"/>: an observation is NaN or
    /// infinite. <see cref="Violation.TooFew"/>: one group. <see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> observations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A Monte Carlo option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static KruskalWallisResult Test(
        IReadOnlyList<double[]> groups,
        MonteCarloPermutationOptions? monteCarlo = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (monteCarlo ?? new MonteCarloPermutationOptions()).Checked();
        var ranks = DoubledMidranks.Of(RankGroups.Pooled(groups, LargestTotal));
        var sums = RankGroups.DoubledSums(groups, ranks);
        var sizes = groups.Select(group => group.Length).ToArray();
        var law = KruskalWallisLaw.Of(sizes, ranks, sums, chosen, cancellation, progress);
        return Result(sizes, ranks, sums, law, chosen);
    }

    private static KruskalWallisResult Result(
        int[] sizes,
        DoubledMidranks ranks,
        long[] sums,
        KruskalWallisLaw law,
        MonteCarloPermutationOptions monteCarlo)
    {
        double n = ranks.Ranks.Length;
        var spread = new CompensatedSum();
        for (var g = 0; g < sizes.Length; g++)
        {
            // Rᵢ − nᵢ (N + 1) / 2, doubled.
            var distance = sums[g] - sizes[g] * ((double)ranks.Ranks.Length + 1);
            spread.Add(distance * distance / sizes[g]);
        }

        var allTied = ranks.Counts.Length == 1;
        var uncorrected = 3 * spread.Value / (n * (n + 1));
        var h = allTied ? 0 : uncorrected / (1 - ranks.TieCubes / (n * n * n - n));
        var degrees = sizes.Length - 1;
        return new KruskalWallisResult
        {
            GroupSizes = sizes,
            MeanRanks = [.. sums.Select((sum, g) => sum / 2.0 / sizes[g])],
            TieGroups = ranks.Counts.Count(count => count > 1),
            H = h,
            HUncorrected = uncorrected,
            DegreesOfFreedom = degrees,
            P = law.P,
            PointProbability = law.Point,
            MidP = law.Mid,
            MonteCarlo = law.Sampled,
            PAsymptotic = allTied ? Probability.One : Probability.Of(ChiSquareLaw.UpperTail(h, degrees)),
            EpsilonSquared = h / (n - 1),
            EtaSquaredH = n > sizes.Length ? (h - degrees) / (n - sizes.Length) : null,
            Method = law.Method,
            Seed = monteCarlo.Seed,
        };
    }
}
