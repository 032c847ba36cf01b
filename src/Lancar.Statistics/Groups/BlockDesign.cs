namespace Lancar.Statistics;

/// <summary>
/// The part of a block design that its conditional law depends on: within each block the midranks (or zeros and ones), rising, each
/// less the smallest and divided by what all blocks have in common. The order of blocks and treatments is gone.
/// </summary>
internal sealed class BlockDesign
{
    /// <param name="blocks">Whole numbers of every block, one per treatment.</param>
    public BlockDesign(long[][] blocks)
    {
        Treatments = blocks[0].Length;
        long divisor = 0;
        var shifted = new List<long[]>();
        foreach (var block in blocks)
        {
            var smallest = block.Min();
            // A block without variation has one arrangement and tells nothing.
            if (block.Any(value => value != smallest))
            {
                shifted.Add([.. block.Select(value => value - smallest).Order()]);
                divisor = shifted[^1].Aggregate(divisor, (gcd, value) => GroupDesign.Gcd(gcd, value));
            }
        }

        Divisor = Math.Max(1, divisor);
        var columns = new long[Treatments];
        foreach (var block in blocks)
        {
            var smallest = block.Min();
            for (var j = 0; j < columns.Length; j++)
            {
                columns[j] += (block[j] - smallest) / Divisor;
            }
        }

        ObservedSquares = SumOfSquares(columns);
        // Blocks with the most nonzero weights first: they cost most, and states are fewest at the beginning.
        Blocks =
        [
            .. shifted
                .Select(block => block.Where(value => value != 0).Select(value => (int)(value / Divisor)).ToArray())
                .OrderByDescending(block => block.Length)
                .ThenBy(block => string.Join(',', block), StringComparer.Ordinal),
        ];
    }

    public int Treatments { get; }

    /// <summary>Σ of the squared column sums of the data, in reduced weights.</summary>
    public long ObservedSquares { get; }

    /// <summary>What was divided out of all weights.</summary>
    public long Divisor { get; }

    /// <summary>The nonzero reduced weights of every block with variation, rising.</summary>
    public int[][] Blocks { get; }

    /// <summary>log2 of the number of different arrangements.</summary>
    public double Log2Arrangements => Blocks.Sum(Log2Of);

    /// <summary>Bits a column sum can take.</summary>
    public int SumBits => System.Numerics.BitOperations.Log2((ulong)Math.Max(1, Blocks.Sum(block => (long)block[^1]))) + 1;

    /// <summary>Σ of the squared column sums, which orders arrangements as the statistics of Friedman and Cochran do.</summary>
    public static long SumOfSquares(ReadOnlySpan<long> columns)
    {
        long squares = 0;
        foreach (var column in columns)
        {
            squares += column * column;
        }

        return squares;
    }

    /// <summary>The same of an arrangement laid out block after block; the columns are overwritten.</summary>
    public static long ColumnSquares(ReadOnlySpan<int> items, Span<long> columns)
    {
        columns.Clear();
        for (var start = 0; start < items.Length; start += columns.Length)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                columns[j] += items[start + j];
            }
        }

        return SumOfSquares(columns);
    }

    private double Log2Of(int[] block)
    {
        var log2 = 0.0;
        for (var i = 0; i < block.Length; i++)
        {
            log2 += Math.Log2(Treatments - i);
        }

        return log2 - Runs(block).Sum(run => Math.Log2(Factorial(run)));
    }

    /// <summary>Lengths of the runs of equal weights.</summary>
    public static IEnumerable<int> Runs(int[] block) => block.GroupBy(weight => weight).Select(run => run.Count());

    public static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);
}
