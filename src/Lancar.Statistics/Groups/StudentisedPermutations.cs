namespace Lancar.Statistics;

/// <summary>
/// The permutation law of Brunner and Munzel's statistic: every way of dividing each group of equal observations between the
/// two samples, weighted by how many assignments it stands for. Statistics are compared as fractions of whole numbers.
/// </summary>
internal sealed class StudentisedPermutations
{
    private const int CancellationStride = 1 << 16;

    private readonly int[] sizes;
    private readonly int[] left;
    private readonly int firstCount;
    private readonly int secondCount;
    private readonly double[][] choose;
    private readonly int[] observed;

    private readonly bool narrow;

    private Int128 observedSignedSquare;
    private Int128 observedSpread;
    private long observedSignedSquareNarrow;
    private long observedSpreadNarrow;
    private double below;
    private double equal;
    private double above;
    private long visited;
    private CancellationToken cancellation;

    private StudentisedPermutations(int[] sizes, int[] observed, int firstCount, int secondCount)
    {
        this.sizes = sizes;
        this.observed = observed;
        this.firstCount = firstCount;
        this.secondCount = secondCount;
        choose = Array.ConvertAll(sizes, Binomials);
        // a² ≤ (m n)², and the spread is at most 8 m n (m + n)³.
        double pairs = (double)firstCount * secondCount;
        narrow = pairs * pairs * (8 * pairs * Math.Pow(firstCount + secondCount, 3)) < long.MaxValue;
        left = new int[sizes.Length + 1];
        for (var k = sizes.Length - 1; k >= 0; k--)
        {
            left[k] = left[k + 1] + sizes[k];
        }
    }

    /// <summary>The law, or null when it has more divisions than the budget, or more assignments than a double can count.</summary>
    public static StudentisedPermutations? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, long budget)
    {
        // C(1000, 500) is 2.7e299.
        const int LargestTotal = 1000;
        if (budget == 0 || first.Length + second.Length > LargestTotal)
        {
            return null;
        }

        var values = new SortedDictionary<double, (int First, int All)>();
        foreach (var value in first)
        {
            var seen = values.GetValueOrDefault(value + 0.0);
            values[value + 0.0] = (seen.First + 1, seen.All + 1);
        }

        foreach (var value in second)
        {
            var seen = values.GetValueOrDefault(value + 0.0);
            values[value + 0.0] = (seen.First, seen.All + 1);
        }

        var sizes = values.Values.Select(group => group.All).ToArray();
        return Divisions(sizes, first.Length, budget) > budget
            ? null
            : new StudentisedPermutations(sizes, [.. values.Values.Select(group => group.First)], first.Length, second.Length);
    }

    /// <summary>P(statistic ≤ observed) and P(statistic ≥ observed).</summary>
    public (ScaledNumber Less, ScaledNumber Greater) Tails(CancellationToken token)
    {
        cancellation = token;
        (observedSignedSquare, observedSpread) = Statistic(observed);
        if (narrow)
        {
            (observedSignedSquareNarrow, observedSpreadNarrow) = ((long)observedSignedSquare, (long)observedSpread);
        }

        (below, equal, above, visited) = (0, 0, 0, 0);
        Walk(0, 0, 0, default, 1);
        var total = below + equal + above;
        return (new ScaledNumber((below + equal) / total, 0), new ScaledNumber((above + equal) / total, 0));
    }

    private readonly record struct Sums(long Q, long FirstSquares, long SecondSquares, long SecondQ);

    private void Walk(int k, int firsts, int seconds, Sums sums, double weight)
    {
        if (k == sizes.Length)
        {
            Count(sums, weight);
            return;
        }

        var most = Math.Min(sizes[k], firstCount - firsts);
        var least = Math.Max(0, firstCount - firsts - left[k + 1]);
        for (var taken = least; taken <= most; taken++)
        {
            Walk(k + 1, firsts + taken, seconds + sizes[k] - taken, Next(sums, firsts, seconds, taken, sizes[k] - taken), weight * choose[k][taken]);
        }
    }

    // Doubled placements of a tied group: the firsts see 2 · seconds below + seconds in the tie, and the other way round.
    private static Sums Next(Sums sums, int firsts, int seconds, int taken, int others)
    {
        long q = 2L * seconds + others;
        long r = 2L * firsts + taken;
        return new Sums(sums.Q + taken * q, sums.FirstSquares + taken * q * q, sums.SecondSquares + others * r * r, sums.SecondQ + others * r);
    }

    private void Count(Sums sums, double weight)
    {
        if (++visited % CancellationStride == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        var order = narrow ? CompareNarrow(sums) : Compare(sums);
        if (order < 0)
        {
            below += weight;
        }
        else if (order > 0)
        {
            above += weight;
        }
        else
        {
            equal += weight;
        }
    }

    // W is proportional to a / √spread with a = Σ q − m n: the order of two W is that of a |a| / spread.
    private int Compare(Sums sums)
    {
        var (signedSquare, spread) = Statistic(sums);
        return spread == 0 && observedSpread == 0
            ? signedSquare.CompareTo(observedSignedSquare)
            : (signedSquare * observedSpread).CompareTo(observedSignedSquare * spread);
    }

    // The same in 64 bits, where they suffice.
    private int CompareNarrow(Sums sums)
    {
        var a = sums.Q - (long)firstCount * secondCount;
        var spread = (secondCount - 1) * (firstCount * sums.FirstSquares - sums.Q * sums.Q)
            + (firstCount - 1) * (secondCount * sums.SecondSquares - sums.SecondQ * sums.SecondQ);
        var signedSquare = a * Math.Abs(a);
        return spread == 0 && observedSpreadNarrow == 0
            ? signedSquare.CompareTo(observedSignedSquareNarrow)
            : (signedSquare * observedSpreadNarrow).CompareTo(observedSignedSquareNarrow * spread);
    }

    private (Int128 SignedSquare, Int128 Spread) Statistic(Sums sums)
    {
        var a = sums.Q - (long)firstCount * secondCount;
        var firstSpread = (Int128)firstCount * sums.FirstSquares - (Int128)sums.Q * sums.Q;
        var secondSpread = (Int128)secondCount * sums.SecondSquares - (Int128)sums.SecondQ * sums.SecondQ;
        return ((Int128)a * Math.Abs(a), (secondCount - 1) * firstSpread + (firstCount - 1) * secondSpread);
    }

    private (Int128 SignedSquare, Int128 Spread) Statistic(int[] taken)
    {
        var sums = default(Sums);
        int firsts = 0, seconds = 0;
        for (var k = 0; k < sizes.Length; k++)
        {
            sums = Next(sums, firsts, seconds, taken[k], sizes[k] - taken[k]);
            firsts += taken[k];
            seconds += sizes[k] - taken[k];
        }

        return Statistic(sums);
    }

    // The number of ways of taking firstCount out of the groups, counted up to just beyond the budget.
    private static long Divisions(int[] sizes, int firstCount, long budget)
    {
        var ways = new long[firstCount + 1];
        ways[0] = 1;
        foreach (var size in sizes)
        {
            for (var taken = firstCount; taken >= 0; taken--)
            {
                long sum = 0;
                for (var here = 0; here <= Math.Min(size, taken) && sum <= budget; here++)
                {
                    sum += ways[taken - here];
                }

                ways[taken] = Math.Min(sum, budget + 1);
            }
        }

        return ways[firstCount];
    }

    private static double[] Binomials(int n)
    {
        var row = new double[n + 1];
        row[0] = 1;
        for (var k = 1; k <= n; k++)
        {
            row[k] = Math.Round(row[k - 1] * (n - k + 1) / k);
        }

        return row;
    }
}
