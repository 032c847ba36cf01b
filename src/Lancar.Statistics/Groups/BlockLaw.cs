namespace Lancar.Statistics;

/// <summary>The conditional p of an observed sum of squared column sums over all arrangements within blocks.</summary>
internal readonly record struct BlockLaw(
    Probability P,
    Probability? Point,
    Probability? Mid,
    MonteCarloP? Sampled,
    RankTestMethod Method)
{
    /// <summary>The largest number of steps for which arrangements are counted: about a second.</summary>
    public const long LargestCount = 8_000_000;

    // Beyond, the number of arrangements would leave the range of a double.
    private const double LargestLog2 = 1000;

    public static BlockLaw Of(
        long[][] blocks,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress,
        long budget = LargestCount)
    {
        var design = new BlockDesign(blocks);
        if (design.Blocks.Length <= 1)
        {
            return new BlockLaw(Probability.One, Probability.One, Probability.Of(0.5), null, RankTestMethod.NoInformation);
        }

        if (design.Treatments == 2)
        {
            return Signs(blocks);
        }

        var tail = BlockCount.Fits(design) && design.Log2Arrangements <= LargestLog2
            ? new BlockCount(design).Tail(design.ObservedSquares, budget, cancellation, progress)
            : null;
        return tail is { } counted
            ? new BlockLaw(counted.AtLeast, counted.Point, counted.Mid, null, RankTestMethod.ExactCount)
            : Drawn(design, monteCarlo, cancellation, progress);
    }

    // Two treatments: who is ahead in each block is a fair coin.
    private static BlockLaw Signs(long[][] blocks)
    {
        var ahead = blocks.Count(block => block[0] > block[1]);
        var behind = blocks.Count(block => block[0] < block[1]);
        var test = McNemar.Test(ahead, behind);
        // Both ends of the law have one statistic.
        var point = test.PointProbability.Scaled.Times(ahead == behind ? 1 : 2);
        var mid = ahead == behind ? new ScaledNumber(1 - point.Value / 2, 0) : test.MidP.Scaled;
        return new BlockLaw(test.PTwoSided, Probability.Of(point), Probability.Of(mid), null, RankTestMethod.ExactCount);
    }

    private static BlockLaw Drawn(
        BlockDesign design,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var k = design.Treatments;
        var items = new int[design.Blocks.Length * k];
        for (var b = 0; b < design.Blocks.Length; b++)
        {
            design.Blocks[b].CopyTo(items, (b + 1) * k - design.Blocks[b].Length);
        }

        var counts = ShuffledCounts.Of(
            items,
            k,
            monteCarlo,
            () =>
            {
                var columns = new long[k];
                return shuffled => BlockDesign.ColumnSquares(shuffled, columns) >= design.ObservedSquares ? 1 : 0;
            },
            cancellation,
            progress);
        var sampled = MonteCarloP.Of(counts[0], monteCarlo.Replicates, monteCarlo.Confidence);
        return new BlockLaw(sampled.P, null, null, sampled, RankTestMethod.MonteCarlo);
    }
}
