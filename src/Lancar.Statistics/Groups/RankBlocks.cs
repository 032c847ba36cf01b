namespace Lancar.Statistics;

/// <summary>The checks of blocks with one value per treatment, in the order of <see cref="Violation"/>.</summary>
internal static class RankBlocks
{
    public static void Check<TBlock>(IReadOnlyList<TBlock> blocks, Func<TBlock, int> length, int largestTotal, Action<TBlock> finite)
        where TBlock : class
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks)
        {
            ArgumentNullException.ThrowIfNull(block, nameof(blocks));
        }

        if (blocks.Count == 0 || blocks.All(block => length(block) == 0))
        {
            throw new AssumptionException(Violation.Empty, "There is no observation.");
        }

        for (var i = 1; i < blocks.Count; i++)
        {
            if (length(blocks[i]) != length(blocks[0]))
            {
                throw new AssumptionException(
                    Violation.UnequalLengths,
                    $"Every block has one value per treatment; block 1 has {length(blocks[0])} and block {i + 1} has {length(blocks[i])}.");
            }
        }

        foreach (var block in blocks)
        {
            finite(block);
        }

        if (blocks.Count < 2 || length(blocks[0]) < 2)
        {
            throw new AssumptionException(Violation.TooFew, "At least two blocks with two treatments are needed.");
        }

        if ((long)blocks.Count * length(blocks[0]) > largestTotal)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {largestTotal} observations.");
        }
    }

    /// <summary>The sum of every column.</summary>
    public static long[] ColumnSums(long[][] blocks)
    {
        var sums = new long[blocks[0].Length];
        foreach (var block in blocks)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += block[j];
            }
        }

        return sums;
    }
}
