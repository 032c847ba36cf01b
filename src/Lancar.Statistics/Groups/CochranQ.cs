namespace Lancar.Statistics;

/// <summary>Cochran's Q test for a yes/no outcome under two or more treatments or times in the same blocks, exact in small designs.</summary>
public static class CochranQ
{
    /// <summary>The largest number of steps for which arrangements are counted: about a second.</summary>
    public const long LargestCount = BlockLaw.LargestCount;

    /// <summary>The largest number of observations that is accepted.</summary>
    public const int LargestTotal = 1_000_000;

    /// <summary>
    /// Tests the null hypothesis that "yes" is equally likely under every treatment within a block, given how many yes the block has.
    /// </summary>
    /// <param name="blocks">Two or more blocks (mothers, say), each with one answer per treatment or time, two or more, always in the same order. Not changed.</param>
    /// <param name="monteCarlo">Replicates, seed and confidence for designs beyond the budget; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>Q, the exact (or Monte Carlo) p, the chi-square p beside it, the count of yes per treatment. Q has no direction.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The conditional law of Q over all ways to place each block's yes answers; p = P(Q ≥ q), equal statistics judged in
    /// whole numbers. Blocks all yes or all no carry no information. Exact while counting by merged column sums needs at most
    /// <see cref="LargestCount"/> steps; two treatments are McNemar's exact test at any size. Beyond: random arrangements, p = (b + 1) / (B + 1)
    /// with its interval. At most one block with both answers: p = 1 and <see cref="CochranQResult.HasNoInformation"/>.</para>
    /// <para><b>Source.</b> Cochran (1950), Biometrika 37, 256–266.</para>
    /// <para><b>Accuracy and cost.</b> Counts are whole numbers up to 2^53 and positive sums beyond: 1e-12 relative. The same answer, bit
    /// for bit, for permuted blocks and treatments. At most about a second when exact.</para>
    /// <para><b>Elsewhere.</b> statsmodels' <c>cochrans_q</c>, R's <c>DescTools::CochranQTest</c> and SPSS print the chi-square p; with two treatments Q is
    /// McNemar's chi-square without correction. See <c>docs/statistics/cochran-q.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no block, or no treatment. <see cref="Violation.UnequalLengths"/>: blocks of different length.
    /// <see cref="Violation.TooFew"/>: one block or one treatment. <see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> observations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A Monte Carlo option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CochranQResult Test(
        IReadOnlyList<bool[]> blocks,
        MonteCarloPermutationOptions? monteCarlo = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (monteCarlo ?? new MonteCarloPermutationOptions()).Checked();
        RankBlocks.Check(blocks, block => block.Length, LargestTotal, _ => { });
        var k = blocks[0].Length;
        var weights = blocks.Select(block => block.Select(yes => yes ? 1L : 0).ToArray()).ToArray();
        var law = BlockLaw.Of(weights, chosen, cancellation, progress);
        var sums = RankBlocks.ColumnSums(weights);
        long total = sums.Sum();
        long spread = 0;
        foreach (var sum in sums)
        {
            spread += (k * sum - total) * (k * sum - total);
        }

        // Q = (k − 1) (k Σ Cⱼ² − T²) / (k T − Σ Rᵢ²), whole numbers above and below; Σⱼ (k Cⱼ − T)² is k times the bracket.
        var below = weights.Sum(block => block.Sum() * (k - block.Sum()));
        var q = below == 0 ? 0 : (k - 1.0) * (spread / k) / below;
        return new CochranQResult
        {
            Blocks = blocks.Count,
            InformativeBlocks = weights.Count(block => block.Sum() > 0 && block.Sum() < k),
            YesCounts = sums,
            Q = q,
            DegreesOfFreedom = k - 1,
            P = law.P,
            PointProbability = law.Point,
            MidP = law.Mid,
            MonteCarlo = law.Sampled,
            PAsymptotic = below == 0 ? Probability.One : Probability.Of(ChiSquareLaw.UpperTail(q, k - 1)),
            KendallW = q / ((double)blocks.Count * (k - 1)),
            Method = law.Method,
            Seed = chosen.Seed,
        };
    }
}
