using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>A reported sample as a question in whole numbers: values from 0 to a range, of which totals and sums of squares are given.</summary>
internal sealed class SampleDesign
{
    private const int MostSums = 200_000;

    private SampleDesign(int count, long least, long range, int fixedLow, int fixedHigh, IReadOnlyList<Sums> sums)
    {
        Count = count;
        Least = least;
        Range = range;
        FixedLow = fixedLow;
        FixedHigh = fixedHigh;
        Targets = sums;
    }

    /// <summary>Number of values.</summary>
    public int Count { get; }

    /// <summary>What is added to every value.</summary>
    public long Least { get; }

    /// <summary>The greatest value, before <see cref="Least"/> is added.</summary>
    public long Range { get; }

    /// <summary>1 when some value must be 0, else 0.</summary>
    public int FixedLow { get; }

    /// <summary>1 when some value must equal <see cref="Range"/>, else 0 (also when that is the 0 already asked for).</summary>
    public int FixedHigh { get; }

    /// <summary>The totals, each with its sums of squares.</summary>
    public IReadOnlyList<Sums> Targets { get; }

    /// <summary>One total of the shifted values and the sums of squares it may come with, ascending.</summary>
    internal readonly record struct Sums(long Total, long[] Squares);

    /// <summary>The design of what is printed.</summary>
    public static SampleDesign Of(ReportedSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Items, 1);
        var bounded = sample.Bounds is { Lower: not null, Upper: not null };
        if (sample.StandardDeviation is null && !bounded)
        {
            throw new AssumptionException(Violation.TooFew, "Samples can be listed only with a standard deviation or with both ends of the range: give one of them.");
        }

        var spreads = default(PrintedRange);
        if (!sample.Mean.TryRange(sample.Rule, out var means) || (sample.StandardDeviation is { } sd && !sd.TryRange(sample.Rule, out spreads)))
        {
            throw new AssumptionException(Violation.TooLarge, "The printed figures have more digits than 64 bits hold; Grimmer.Check judges them without listing samples.");
        }

        if (sample.StandardDeviation is null)
        {
            spreads = new PrintedRange(0, 0, true, true, 2);
        }

        if (!GrimmerSearch.TryOf(in means, in spreads, sample.Count, sample.Bounds, sample.Items, out var search))
        {
            throw new AssumptionException(Violation.TooLarge, "The printed figures, the count and the bounds do not fit into 64 bits; Grimmer.Check judges them without listing samples.");
        }

        return Of(sample, search);
    }

    private static SampleDesign Of(ReportedSample sample, GrimmerSearch search)
    {
        long n = sample.Count;
        var (first, last) = search.Totals();
        var pairs = new List<(long Total, long[] Squares)>();
        var size = 0L;
        for (var total = first; total <= last; total++)
        {
            var squares = sample.StandardDeviation is null ? AllSquares(total, n, sample) : Squares(search, total, n);
            size += squares.Length;
            if (size > MostSums)
            {
                throw new AssumptionException(Violation.TooLarge, $"More than {MostSums} totals and sums of squares print so: give the mean and the deviation with more decimals, or a smaller sample.");
            }

            if (squares.Length > 0)
            {
                pairs.Add((total, squares));
            }
        }

        var (least, greatest) = Ends(sample, pairs, n);
        var range = Math.Max(0, greatest - least);
        var low = sample.Bounds.LowerAttained && sample.Bounds.Lower is not null ? 1 : 0;
        var high = sample.Bounds.UpperAttained && sample.Bounds.Upper is not null && !(low == 1 && range == 0) ? 1 : 0;
        var sums = pairs
            .Select(pair => new Sums(pair.Total - (n * least), [.. pair.Squares.Select(squares => squares - (2 * least * pair.Total) + (n * least * least))]))
            .Select(pair => pair with { Squares = [.. pair.Squares.Where(squares => greatest >= least && Possible(pair.Total, squares))] })
            .Where(pair => pair.Squares.Length > 0)
            .ToArray();
        return new SampleDesign(sample.Count, least, range, low, high, sums);

        bool Possible(long total, long squares) =>
            total >= 0 && total <= n * range && squares >= SquareSums.Least(n, total) && squares <= SquareSums.Greatest(range, total);
    }

    /// <summary>The given ends, or where there are none the furthest that one value can lie from the mean.</summary>
    private static (long Least, long Greatest) Ends(ReportedSample sample, List<(long Total, long[] Squares)> pairs, long n)
    {
        long? low = sample.Bounds.Lower is { } lower ? (long)(lower * sample.Items) : null;
        long? high = sample.Bounds.Upper is { } upper ? (long)(upper * sample.Items) : null;
        if (pairs.Count == 0)
        {
            return (low ?? high ?? 0, high ?? low ?? 0);
        }

        return (
            low ?? pairs.Min(pair => PrintedRange.FloorDivide(pair.Total - Reach(pair), n, out _)),
            high ?? pairs.Max(pair => PrintedRange.FloorDivide(pair.Total + Reach(pair), n, out _) + 1));

        long Reach((long Total, long[] Squares) pair) => SquareSums.Reach(n, pair.Total, pair.Squares[^1]);
    }

    private static long[] Squares(GrimmerSearch search, long total, long n)
    {
        var found = new SortedSet<long>();
        for (var divisor = n - 1; divisor <= n; divisor++)
        {
            var (from, to) = search.Squares(total, divisor);
            from = Math.Max(from, SquareSums.Least(n, total));
            if ((to - from) / 2 > MostSums)
            {
                throw new AssumptionException(Violation.TooLarge, $"More than {MostSums} sums of squares print so: give the deviation with more decimals.");
            }

            for (var squares = from; squares <= to; squares += 2)
            {
                found.Add(squares);
            }
        }

        return [.. found];
    }

    private static long[] AllSquares(long total, long n, ReportedSample sample)
    {
        var (low, range) = ((long)(sample.Bounds.Lower!.Value * sample.Items), (long)((sample.Bounds.Upper!.Value - sample.Bounds.Lower.Value) * sample.Items));
        var shifted = total - (n * low);
        if (range < 0 || shifted < 0 || shifted > n * range)
        {
            return [];
        }

        var (from, to) = (SquareSums.Least(n, shifted), SquareSums.Greatest(range, shifted));
        if ((to - from) / 2 > MostSums)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {MostSums} sums of squares are possible: give the standard deviation.");
        }

        var all = new List<long>();
        for (var squares = from; squares <= to; squares += 2)
        {
            all.Add(squares + (2 * low * shifted) + (n * low * low));
        }

        return [.. all];
    }
}
