namespace Lancar.Statistics;

/// <summary>Observations reduced to their midranks, doubled so that they stay whole, and to the levels (distinct values) behind them.</summary>
internal sealed class DoubledMidranks
{
    private DoubledMidranks(long[] ranks, int[] level, long[] weights, int[] counts)
    {
        Ranks = ranks;
        Level = level;
        Weights = weights;
        Counts = counts;
    }

    /// <summary>Doubled midrank of every observation, in the order given.</summary>
    public long[] Ranks { get; }

    /// <summary>Index of the level of every observation, in the order given.</summary>
    public int[] Level { get; }

    /// <summary>Doubled midrank of every level, rising.</summary>
    public long[] Weights { get; }

    /// <summary>Number of observations of every level.</summary>
    public int[] Counts { get; }

    public bool HasTies => Counts.Length < Ranks.Length;

    /// <summary>Σ (t³ − t) over the levels, as a double: exact up to 200,000 observations.</summary>
    public double TieCubes => Counts.Sum(t => (double)t * t * t - t);

    public static DoubledMidranks Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var ranks = new long[sorted.Length];
        var level = new int[sorted.Length];
        var weights = new List<long>();
        var counts = new List<int>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            for (; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                level[order[end]] = weights.Count;
            }

            // Ranks start + 1 … end have the mean (start + 1 + end) / 2.
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (long)start + 1 + end;
            }

            weights.Add((long)start + 1 + end);
            counts.Add(end - start);
            start = end;
        }

        return new DoubledMidranks(ranks, level, [.. weights], [.. counts]);
    }
}
