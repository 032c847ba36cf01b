namespace Lancar.Statistics;

/// <summary>Kendall's S and what its law depends on.</summary>
internal sealed class SignedPairs
{
    private SignedPairs(int[] firstCounts, int[] secondCounts, long s, long comparable)
    {
        FirstCounts = firstCounts;
        SecondCounts = secondCounts;
        S = s;
        Comparable = comparable;
    }

    public int[] FirstCounts { get; }

    public int[] SecondCounts { get; }

    public int Observations => FirstCounts.Sum();

    public long S { get; }

    /// <summary>Pairs untied in both variables.</summary>
    public long Comparable { get; }

    /// <summary>S over the geometric mean of the pairs untied in each variable; null when one has none.</summary>
    public double? TauB
    {
        get
        {
            var all = Pairs(Observations);
            var (first, second) = (all - FirstCounts.Sum(Pairs), all - SecondCounts.Sum(Pairs));
            return first == 0 || second == 0 ? null
                : first == second ? S / (double)first
                : S / (Math.Sqrt(first) * Math.Sqrt(second));
        }
    }

    /// <summary>Variance of S under independence (Kendall 1970, chapter 4).</summary>
    public double Variance
    {
        get
        {
            double n = Observations;
            double Sum(int[] counts, Func<double, double> term) => counts.Sum(t => term(t));
            var own = n * (n - 1) * (2 * n + 5)
                - Sum(FirstCounts, t => t * (t - 1) * (2 * t + 5))
                - Sum(SecondCounts, t => t * (t - 1) * (2 * t + 5));
            var pairs = Sum(FirstCounts, t => t * (t - 1)) * Sum(SecondCounts, t => t * (t - 1)) / (2 * n * (n - 1));
            var triples = n > 2
                ? Sum(FirstCounts, t => t * (t - 1) * (t - 2)) * Sum(SecondCounts, t => t * (t - 1) * (t - 2)) / (9 * n * (n - 1) * (n - 2))
                : 0;
            return FirstCounts.Length == 1 || SecondCounts.Length == 1 ? 0 : own / 18 + pairs + triples;
        }
    }

    public static SignedPairs Of(DoubledMidranks x, DoubledMidranks y)
    {
        var order = Enumerable.Range(0, x.Ranks.Length).OrderBy(i => x.Level[i]).ToArray();
        var levels = order.Select(i => y.Level[i]).ToArray();
        var both = x.Level.Zip(y.Level).GroupBy(pair => pair).Sum(group => Pairs(group.Count()));
        var comparable = Pairs(x.Ranks.Length) - x.Counts.Sum(Pairs) - y.Counts.Sum(Pairs) + both;
        return new SignedPairs(x.Counts, y.Counts, Score(x.Counts, levels, new int[y.Counts.Length + 1]), comparable);
    }

    /// <summary>
    /// Concordant less discordant pairs, the levels of the second variable standing in rising order of the first; by counts in a
    /// binary indexed tree (Fenwick 1994).
    /// </summary>
    public static long Score(int[] firstCounts, ReadOnlySpan<int> levels, int[] tree)
    {
        Array.Clear(tree);
        long score = 0;
        var start = 0;
        foreach (var count in firstCounts)
        {
            foreach (var level in levels.Slice(start, count))
            {
                // Before this level of the first variable: those lower in the second less those higher.
                score += AtMost(tree, level) - (start - AtMost(tree, level + 1));
            }

            foreach (var level in levels.Slice(start, count))
            {
                for (var i = level + 1; i < tree.Length; i += i & -i)
                {
                    tree[i]++;
                }
            }

            start += count;
        }

        return score;
    }

    private static int AtMost(int[] tree, int place)
    {
        var sum = 0;
        for (var i = place; i > 0; i -= i & -i)
        {
            sum += tree[i];
        }

        return sum;
    }

    private static long Pairs(int count) => (long)count * (count - 1) / 2;
}
