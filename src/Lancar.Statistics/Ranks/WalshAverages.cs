using System.Buffers;

namespace Lancar.Statistics;

/// <summary>
/// Order statistics of the n (n + 1) / 2 Walsh averages (x_i + x_j) / 2, i ≤ j, without ever holding them: pair sums are
/// counted along the staircase of the sorted data, in memory O(n).
/// </summary>
/// <remarks>
/// Each rank is narrowed down by counting at guessed bounds (after Monahan 1984, ACM Algorithm 616), all ranks in one walk,
/// until so few sums are left that they are listed. Sums with many equals are found by bounds that are sums themselves.
/// </remarks>
internal sealed class WalshAverages
{
    // Walks with interpolated bounds; what they leave open has many equal sums or a wild law, and is settled sum by sum.
    private const int GuessedWalks = 7;

    private const int FewSums = 24;

    private readonly double[] sorted;

    // 1, or 1/2 where sums could overflow; halving is exact but for the very smallest doubles, which such data hardly hold.
    private readonly double unit;

    private readonly double centre;
    private readonly double deviation;

    public WalshAverages(ReadOnlySpan<double> values)
    {
        sorted = values.ToArray();
        SignedKeys.SortByValue(sorted);
        var largest = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        unit = largest > double.MaxValue / 4 ? 0.5 : 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            // Adding zero turns −0 into +0, so that no result depends on the sign of a zero.
            sorted[i] = sorted[i] * unit + 0.0;
        }

        Count = (long)sorted.Length * (sorted.Length + 1) / 2;
        // A first guess of the law of the sums: normal, its scale from the middle half of the data.
        centre = 2 * sorted[sorted.Length / 2];
        deviation = Math.Sqrt(2) * (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 1.349;
    }

    /// <summary>Number of Walsh averages.</summary>
    public long Count { get; }

    /// <summary>The middle Walsh average, or the mean of the two in the middle.</summary>
    public double Median()
    {
        Span<WalshBracket> one = [Bracket((Count + 1) / 2)];
        Narrow(one);
        return Median(one[0]);
    }

    /// <summary>The Walsh average of the given rank, 1 being the smallest.</summary>
    public double Ranked(long rank)
    {
        Span<WalshBracket> one = [Bracket(rank)];
        Narrow(one);
        return Settle(one[0], false).Sum / 2 / unit;
    }

    /// <summary>The Walsh average of a rank from below, the median, and the average of that rank from above.</summary>
    public (double Low, double Median, double High) Around(long rank)
    {
        Span<WalshBracket> three = [Bracket(rank), Bracket((Count + 1) / 2), Bracket(Count + 1 - rank)];
        Narrow(three);
        return (Settle(three[0], false).Sum / 2 / unit, Median(three[1]), Settle(three[2], false).Sum / 2 / unit);
    }

    private double Median(in WalshBracket bracket)
    {
        var (low, high) = Settle(bracket, Count % 2 == 0);
        return Count % 2 == 1 ? low / 2 / unit
            : unit == 1 ? (low + high) / 4
            : (low / 4 + high / 4) / unit;
    }

    private WalshBracket Bracket(long rank) =>
        new(rank, Math.BitDecrement(sorted[0] + sorted[0]), sorted[^1] + sorted[^1], 0, Count);

    private int Few => Math.Max(FewSums, sorted.Length / 4);

    private void Narrow(Span<WalshBracket> brackets)
    {
        Span<double> bounds = stackalloc double[3];
        Span<long> counts = stackalloc long[3];
        for (var walk = 0; walk < GuessedWalks; walk++)
        {
            var open = false;
            for (var k = 0; k < brackets.Length; k++)
            {
                open |= brackets[k].Sums > Few;
                bounds[k] = walk == 0 ? FirstGuess(brackets[k]) : brackets[k].Interpolated(Few);
            }

            if (!open)
            {
                return;
            }

            if (brackets.Length == 1)
            {
                counts[0] = SumsUpTo(bounds[0]);
            }
            else
            {
                SumsUpTo(bounds, counts);
            }

            for (var k = 0; k < brackets.Length; k++)
            {
                brackets[k] = brackets[k].Cut(bounds[k], counts[k]);
            }
        }
    }

    private double FirstGuess(in WalshBracket bracket)
    {
        var share = (bracket.Rank - 0.5) / Count;
        var guess = centre + deviation * Math.CopySign(NormalLaw.RoughQuantile(Math.Min(share, 1 - share)), share - 0.5);
        return guess > bracket.Low && guess < bracket.High ? guess : bracket.Interpolated(Few);
    }

    // The sum of the rank and, when wanted, the next one.
    private (double Sum, double Next) Settle(WalshBracket bracket, bool withNext)
    {
        for (ulong draw = 1; bracket.Sums > Few; draw++)
        {
            var top = LargestSumUpTo(bracket.High);
            if (SmallestSumAbove(bracket.Low) == top)
            {
                return (top, !withNext || bracket.UpToHigh > bracket.Rank ? top : SmallestSumAbove(top));
            }

            // Any sum but the largest cuts the bracket; one drawn at random halves it on average.
            var pivot = Drawn(bracket, (long)(draw * 0x9E3779B97F4A7C15UL >> 1) % bracket.Sums);
            pivot = pivot < top ? pivot : Math.BitDecrement(top);
            bracket = bracket.Cut(pivot, SumsUpTo(pivot));
        }

        var rented = ArrayPool<double>.Shared.Rent((int)bracket.Sums);
        var sums = rented.AsSpan(0, List(bracket, rented));
        sums.Sort();
        var place = (int)(bracket.Rank - bracket.UpToLow) - 1;
        var sum = sums[place];
        var next = !withNext ? sum : place + 1 < sums.Length ? sums[place + 1] : SmallestSumAbove(bracket.High);
        ArrayPool<double>.Shared.Return(rented);
        return (sum, next);
    }

    // After t steps of the walk the row is i and the column i + n − 1 − t: a step down the rows counts that row's n − t sums.
    private long SumsUpTo(double bound)
    {
        var n = sorted.Length;
        long count = 0;
        var row = 0;
        for (var left = n; left > 0; left--)
        {
            var down = sorted[row] + sorted[row + left - 1] <= bound ? 1 : 0;
            row += down;
            count += -down & left;
        }

        return count;
    }

    // Three walks at once: each waits for its own last step, so together they take hardly longer than one.
    private void SumsUpTo(ReadOnlySpan<double> bounds, Span<long> counts)
    {
        var (first, second, third) = (bounds[0], bounds[1], bounds[2]);
        var (a, b, c) = (0L, 0L, 0L);
        var (rowA, rowB, rowC) = (0, 0, 0);
        for (var left = sorted.Length; left > 0; left--)
        {
            var downA = sorted[rowA] + sorted[rowA + left - 1] <= first ? 1 : 0;
            var downB = sorted[rowB] + sorted[rowB + left - 1] <= second ? 1 : 0;
            var downC = sorted[rowC] + sorted[rowC + left - 1] <= third ? 1 : 0;
            rowA += downA;
            rowB += downB;
            rowC += downC;
            a += -downA & left;
            b += -downB & left;
            c += -downC & left;
        }

        (counts[0], counts[1], counts[2]) = (a, b, c);
    }

    private int List(in WalshBracket bracket, Span<double> sums)
    {
        var listed = 0;
        var from = sorted.Length;
        for (var i = 0; i < sorted.Length; i++)
        {
            while (from > i && sorted[i] + sorted[from - 1] > bracket.Low)
            {
                from--;
            }

            for (var j = Math.Max(i, from); j < sorted.Length && sorted[i] + sorted[j] <= bracket.High; j++)
            {
                sums[listed++] = sorted[i] + sorted[j];
            }
        }

        return listed;
    }

    // The sum of the given place among those of the bracket, row by row.
    private double Drawn(in WalshBracket bracket, long place)
    {
        var from = sorted.Length;
        var to = sorted.Length;
        for (var i = 0; ; i++)
        {
            while (from > i && sorted[i] + sorted[from - 1] > bracket.Low)
            {
                from--;
            }

            while (to > i && sorted[i] + sorted[to - 1] > bracket.High)
            {
                to--;
            }

            var first = Math.Max(i, from);
            var here = Math.Max(0, to - first);
            if (place < here)
            {
                return sorted[i] + sorted[first + (int)place];
            }

            place -= here;
        }
    }

    private double LargestSumUpTo(double bound)
    {
        var largest = double.NegativeInfinity;
        var row = 0;
        for (var left = sorted.Length; left > 0; left--)
        {
            var sum = sorted[row] + sorted[row + left - 1];
            if (sum <= bound)
            {
                largest = Math.Max(largest, sum);
                row++;
            }
        }

        return largest;
    }

    private double SmallestSumAbove(double bound)
    {
        var smallest = double.PositiveInfinity;
        var row = 0;
        for (var left = sorted.Length; left > 0; left--)
        {
            var sum = sorted[row] + sorted[row + left - 1];
            if (sum <= bound)
            {
                row++;
            }
            else
            {
                smallest = Math.Min(smallest, sum);
            }
        }

        return smallest;
    }
}
