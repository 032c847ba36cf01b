using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The whole totals and sums of squares that print as a mean and a standard deviation, and samples that have them; in 64 bits.</summary>
internal readonly struct GrimmerSearch
{
    /// <summary>Sums of squares tried at one total before the figures count as too coarse.</summary>
    private const int MostSquares = 20_000;

    /// <summary>Searches given up before the answer stays open: each has taken its whole budget.</summary>
    private const int MostGivenUp = 10;

    /// <summary>Products stay below this, so that sums of two do not overflow.</summary>
    private const double LargestProduct = 4e18;

    private readonly PrintedRange means;
    private readonly PrintedRange spreads;
    private readonly long n;
    private readonly int items;
    private readonly long? lower;
    private readonly long? upper;
    private readonly bool reachesLower;
    private readonly bool reachesUpper;

    private GrimmerSearch(PrintedRange means, PrintedRange spreads, long n, int items, long? lower, long? upper, bool reachesLower, bool reachesUpper)
    {
        this.means = means;
        this.spreads = spreads;
        this.n = n;
        this.items = items;
        this.lower = lower;
        this.upper = upper;
        this.reachesLower = reachesLower;
        this.reachesUpper = reachesUpper;
    }

    /// <summary>False when the figures need more than 64 bits.</summary>
    public static bool TryOf(in PrintedRange means, in PrintedRange spreads, long n, in ValueBounds bounds, int items, out GrimmerSearch search)
    {
        search = default;
        if (!Fits(in means, in spreads, n, items))
        {
            return false;
        }

        long? low = null, high = null;
        if (bounds.Lower is not null || bounds.Upper is not null)
        {
            if (!Fits(bounds.Lower, n, items, out low) || !Fits(bounds.Upper, n, items, out high))
            {
                return false;
            }
        }

        search = new(means, spreads, n, items, low, high, bounds.LowerAttained && low is not null, bounds.UpperAttained && high is not null);
        return true;
    }

    /// <summary>
    /// The answer for five or more values without bounds, where every sum of squares of the right parity from the most even sample on
    /// exists; null for other questions and for figures beyond 64 bits.
    /// </summary>
    public static bool? WithoutBounds(in PrintedRange means, in PrintedRange spreads, long n, in ValueBounds bounds, int items)
    {
        if (n < 5 || bounds.Lower is not null || bounds.Upper is not null || !Fits(in means, in spreads, n, items))
        {
            return null;
        }

        var grains = n * items;
        var (first, last) = (means.FirstWhole(grains), means.LastWhole(grains));
        if (last - first >= Grimmer.MostTotals)
        {
            return spreads.Upper >= 0;
        }

        for (var total = first; total <= last; total++)
        {
            if (Reaches(in spreads, n, items, total, n - 1) || Reaches(in spreads, n, items, total, n))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The totals whose mean prints so.</summary>
    public (long First, long Last) Totals()
    {
        var grains = n * items;
        return (means.FirstWhole(grains), means.LastWhole(grains));
    }

    /// <summary>The whole sums of squares of the parity of the total whose standard deviation, with this divisor, prints so.</summary>
    public (long First, long Last) Squares(long total, long divisor) => Squares(in spreads, n, items, total, divisor);

    public bool IsPossible()
    {
        var (first, last) = Totals();
        if (last - first >= Grimmer.MostTotals)
        {
            return spreads.Upper >= 0;
        }

        for (var total = first; total <= last; total++)
        {
            if (IsPossible(total, n - 1) || IsPossible(total, n))
            {
                return true;
            }
        }

        return false;
    }

    public GrimmerResult Find()
    {
        var (first, last) = Totals();
        var open = last - first >= Grimmer.MostTotals;
        var givenUp = 0;
        for (var total = first; total <= last && !open; total++)
        {
            for (var divisor = n - 1; divisor <= n; divisor++)
            {
                var (from, to) = Squares(total, divisor);
                for (var squares = from; squares <= to; squares += 2)
                {
                    switch (Sample(total, squares, out var sample))
                    {
                        case SearchOutcome.Found:
                            return new GrimmerResult { Possible = true, IsExact = true, Example = sample, Divisor = divisor };
                        case SearchOutcome.GaveUp when ++givenUp < MostGivenUp:
                            open = true;
                            break;
                        case SearchOutcome.GaveUp:
                            return new GrimmerResult { Possible = true, IsExact = false, Example = [], Divisor = 0 };
                        case SearchOutcome.None when squares - from > 2 * MostSquares:
                            open = true;
                            squares = to;
                            break;
                    }
                }
            }
        }

        return new GrimmerResult { Possible = open && spreads.Upper >= 0, IsExact = !open, Example = [], Divisor = 0 };
    }

    /// <summary>A sample with this total and sum of squares within the bounds, ascending.</summary>
    public SearchOutcome Sample(long total, long squares, out long[] sample)
    {
        sample = [];
        if (!TryFree(total, squares, out var free))
        {
            return SearchOutcome.None;
        }

        var found = new List<long>((int)n);
        if (reachesLower)
        {
            found.Add(lower!.Value);
        }

        if (reachesUpper && !(reachesLower && lower == upper))
        {
            found.Add(upper!.Value);
        }

        if (free.Count > 0)
        {
            var outcome = free.Search(out var values);
            if (outcome != SearchOutcome.Found)
            {
                return outcome;
            }

            foreach (var (value, count) in values)
            {
                found.AddRange(Enumerable.Repeat(value + free.Least, (int)count));
            }
        }

        found.Sort();
        sample = [.. found];
        return SearchOutcome.Found;
    }

    private bool IsPossible(long total, long divisor)
    {
        var (from, to) = Squares(total, divisor);
        if (from > to)
        {
            return false;
        }

        for (var squares = from; squares <= to; squares += 2)
        {
            if (Exists(total, squares) || squares - from > 2 * MostSquares)
            {
                return true;
            }
        }

        return false;
    }

    private bool Exists(long total, long squares)
    {
        if (!TryFree(total, squares, out var free))
        {
            return false;
        }

        return free.Count == 0 || (free.IsUnbounded ? SquareSums.Exists(free.Count, free.Total, free.Squares) : free.Search(out _) != SearchOutcome.None);
    }

    /// <summary>What is left when the attained bounds are taken out; false when that cannot be.</summary>
    private bool TryFree(long total, long squares, out FreeValues free)
    {
        var count = n;
        if (reachesLower)
        {
            (count, total, squares) = (count - 1, total - lower!.Value, squares - (lower.Value * lower.Value));
        }

        if (reachesUpper && !(reachesLower && lower == upper))
        {
            (count, total, squares) = (count - 1, total - upper!.Value, squares - (upper.Value * upper.Value));
        }

        free = new FreeValues(count, total, squares, lower, upper);
        return count >= 0 && squares >= 0 && (count > 0 || (total == 0 && squares == 0)) &&
            (lower is not { } low || upper is not { } high || low <= high) &&
            (lower is null || total >= count * lower) && (upper is null || total <= count * upper) &&
            (count == 0 || squares >= SquareSums.Least(count, total));
    }

    private static (long First, long Last) Squares(in PrintedRange spreads, long n, int items, long total, long divisor)
    {
        // n · S² · squares between low² · divisor · n · items² and the same with high, each plus S² · total²; S halves make one.
        if (divisor == 0 || spreads.Upper < 0 || (spreads.Upper == 0 && !spreads.IncludesUpper))
        {
            return (1, 0);
        }

        // An end that does not belong to the range is one further in: all of this is whole numbers.
        var unit = spreads.Scale * spreads.Scale;
        var offset = unit * total * total;
        var factor = divisor * n * items * items;
        var low = Math.Max(0, spreads.Lower);
        var first = (low * low * factor) + offset + (spreads.IncludesLower || spreads.Lower < 0 ? 0 : 1);
        var last = (spreads.Upper * spreads.Upper * factor) + offset - (spreads.IncludesUpper ? 0 : 1);
        var by = unit * n;
        var from = PrintedRange.FloorDivide(first - 1, by, out _) + 1;
        return (from + ((from ^ total) & 1), PrintedRange.FloorDivide(last, by, out _));
    }

    /// <summary>True when sums of squares print so, and the greatest is at least that of the most even sample.</summary>
    private static bool Reaches(in PrintedRange spreads, long n, int items, long total, long divisor)
    {
        var (from, to) = Squares(in spreads, n, items, total, divisor);
        return from <= to && to >= SquareSums.Least(n, total);
    }

    private static bool Fits(in PrintedRange means, in PrintedRange spreads, long n, int items)
    {
        if (n > PrintedRange.LargestFactor || n * items > PrintedRange.LargestFactor)
        {
            return false;
        }

        double scaled = items * (double)n, largest = Math.Max(Math.Abs(means.Lower), Math.Abs(means.Upper)) * scaled / means.Scale;
        double spread = Math.Max(Math.Abs(spreads.Lower), Math.Abs(spreads.Upper));
        return (largest + 1) * (largest + 1) * spreads.Scale * spreads.Scale <= LargestProduct && spread * spread * scaled * scaled <= LargestProduct;
    }

    private static bool Fits(BigInteger? bound, long n, int items, out long? value)
    {
        value = null;
        if (bound is not { } given)
        {
            return true;
        }

        var scaled = given * items;
        if (BigInteger.Abs(scaled) > 1_000_000_000 / n)
        {
            return false;
        }

        value = (long)scaled;
        return true;
    }

    /// <summary>Values of which nothing but total, sum of squares and bounds is asked.</summary>
    private readonly record struct FreeValues(long Count, long Total, long Squares, long? Lower, long? Upper)
    {
        public bool IsUnbounded => Lower is null && Upper is null;

        /// <summary>No value is below this, by the bound or by its share of the squares.</summary>
        public long Least => Math.Max(Lower ?? long.MinValue, PrintedRange.FloorDivide(Total - Reach, Count, out _));

        private long Greatest => Math.Min(Upper ?? long.MaxValue, PrintedRange.FloorDivide(Total + Reach, Count, out _) + 1);

        private long Reach => SquareSums.Reach(Count, Total, Squares);

        public SearchOutcome Search(out IReadOnlyList<(long Value, long Count)> sample)
        {
            var least = Least;
            return WholeSampleSearch.Find(Count, Greatest - least, Total - (Count * least), Squares - (2 * least * Total) + (Count * least * least), out sample);
        }
    }
}
