namespace Lancar.Statistics;

/// <summary>The Friedman test for two or more treatments or times measured in the same blocks, exact with ties in small designs.</summary>
public static class Friedman
{
    /// <summary>
    /// The largest number of steps for which arrangements are counted: about a second. Without ties 170 blocks of 3 treatments, 36 of 4,
    /// 13 of 5, 7 of 6, 4 of 7, 3 of 8.
    /// </summary>
    public const long LargestCount = BlockLaw.LargestCount;

    /// <summary>The largest number of observations that is accepted.</summary>
    public const int LargestTotal = 1_000_000;

    /// <summary>
    /// Tests the null hypothesis that within each block all orders of the treatments are equally likely, against a difference between some treatments.
    /// </summary>
    /// <param name="blocks">
    /// Two or more blocks (mothers, say), each with one finite observation per treatment or time, two or more, always in the same
    /// order. Only the order within a block counts, so blocks may differ in level. Ties are judged on these doubles. Not changed.
    /// </param>
    /// <param name="monteCarlo">Replicates, seed and confidence for designs beyond the budget; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>
    /// Friedman's chi-square corrected for ties, the exact (or Monte Carlo) p, the chi-square p and Iman and Davenport's F beside it,
    /// Kendall's W. No direction; the mean ranks show which treatment lies above.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> The conditional law of the statistic over all arrangements of the observed midranks within blocks; p = P(χ² ≥
    /// observed), equal statistics judged in whole numbers. Exact while counting by merged column sums needs at most <see cref="LargestCount"/>
    /// steps; two treatments are the sign test, exact at any size. Beyond: random arrangements, p = (b + 1) / (B + 1) with its interval. At most
    /// one block with different values: p = 1 and <see cref="FriedmanResult.HasNoInformation"/>.</para>
    /// <para><b>Source.</b> Friedman (1937), JASA 32, 675–701; ties as in Conover (1999), section 5.8; Iman, Davenport (1980),
    /// Communications in Statistics A 9, 571–595; Kendall, Babington Smith (1939) for W.</para>
    /// <para><b>Accuracy and cost.</b> Counts are whole numbers up to 2^53 and positive sums beyond: 1e-12 relative. The same answer, bit
    /// for bit, for permuted blocks and treatments. At most about a second when exact.</para>
    /// <para><b>Elsewhere.</b> R's <c>friedman.test</c>, SPSS and SciPy print the chi-square p alone. See <c>docs/statistics/friedman.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no block, or no treatment. <see cref="Violation.UnequalLengths"/>: blocks of different length.
    /// <see cref="Violation.NotFinite"/>: an observation is NaN or infinite. <see cref="Violation.TooFew"/>: one block or one treatment.
    /// <see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> observations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A Monte Carlo option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static FriedmanResult Test(
        IReadOnlyList<double[]> blocks,
        MonteCarloPermutationOptions? monteCarlo = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (monteCarlo ?? new MonteCarloPermutationOptions()).Checked();
        RankBlocks.Check(blocks, block => block.Length, LargestTotal, block => SampleChecks.Finite(block));
        var ranks = blocks.Select(block => DoubledMidranks.Of(block)).ToArray();
        var weights = ranks.Select(block => block.Ranks).ToArray();
        return Result(ranks, weights, BlockLaw.Of(weights, chosen, cancellation, progress), chosen.Seed);
    }

    private static FriedmanResult Result(DoubledMidranks[] ranks, long[][] weights, BlockLaw law, ulong seed)
    {
        double n = weights.Length;
        var k = weights[0].Length;
        // Everything doubled: Σⱼ (Rⱼ − n (k + 1) / 2)² and Σᵢⱼ (rᵢⱼ − (k + 1) / 2)², four times.
        var sums = RankBlocks.ColumnSums(weights);
        var between = new CompensatedSum();
        foreach (var sum in sums)
        {
            between.Add(Math.Pow(sum - n * (k + 1), 2));
        }

        var within = ranks.Sum(block => ((double)k * k * k - k - block.TieCubes) / 3);
        var chiSquare = within == 0 ? 0 : (k - 1) * between.Value / within;
        var largest = n * (k - 1);
        // Full agreement: F is infinite, not a division by what rounding left over.
        var f = within == 0 ? 0 : chiSquare >= largest * (1 - 1e-15) ? double.PositiveInfinity : (n - 1) * chiSquare / (largest - chiSquare);
        return new FriedmanResult
        {
            Blocks = weights.Length,
            Treatments = k,
            MeanRanks = [.. sums.Select(sum => sum / 2.0 / n)],
            TiedBlocks = ranks.Count(block => block.HasTies),
            ChiSquare = chiSquare,
            DegreesOfFreedom = k - 1,
            P = law.P,
            PointProbability = law.Point,
            MidP = law.Mid,
            MonteCarlo = law.Sampled,
            PAsymptotic = within == 0 ? Probability.One : Probability.Of(ChiSquareLaw.UpperTail(chiSquare, k - 1)),
            F = f,
            FDenominatorDegrees = (k - 1) * (weights.Length - 1),
            PImanDavenport = within == 0 ? Probability.One : Probability.Of(FLaw.Upper(f, k - 1, (k - 1) * (n - 1))),
            KendallW = chiSquare / largest,
            Method = law.Method,
            Seed = seed,
        };
    }
}
