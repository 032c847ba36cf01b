namespace Lancar.Statistics;

/// <summary>
/// The ways to fill some rows of a table by their sum, given what they use up of each column. All rows but the last are kept by what they
/// use up; the last is filled anew each time, so that only one division at a time is held. Whole numbers while they are
/// below 2^53, positive sums beyond.
/// </summary>
internal sealed class TrendHalf
{
    private readonly TrendMargins margins;
    private readonly TrendWork work;
    private readonly int[] rows;
    private readonly TrendPair? pair;
    private readonly Dictionary<long, TrendSums> kept = [];
    private TrendSums.Source[] sources = new TrendSums.Source[64];
    private int filled;

    public TrendHalf(TrendMargins margins, int[] rows, TrendWork work)
    {
        (this.margins, this.rows, this.work) = (margins, rows, work);
        Total = rows.Sum(row => margins.Rows[row]);
        if (rows.Length == 2)
        {
            pair = new TrendPair(margins, rows[0], rows[1], work);
        }
        else if (rows.Length > 2)
        {
            var before = new TrendHalf(margins, rows[..^1], work);
            foreach (var state in work.Evenly(margins.Divisions(before.Total, work), null))
            {
                var sums = before.Of(state);
                work.Keep(sums.Length);
                kept.Add(state, sums);
            }
        }
    }

    /// <summary>Observations in these rows.</summary>
    public int Total { get; }

    /// <summary>The ways to use up just this of the columns.</summary>
    public TrendSums Of(long state)
    {
        if (rows.Length == 1)
        {
            work.Charge(1);
            return TrendSums.One(margins.Columns.Select((_, j) => margins.Used(state, j) * margins.Product(rows[0], j)).Sum());
        }

        if (pair is not null)
        {
            return pair.Of(state);
        }

        filled = 0;
        Fill(0, margins.Rows[rows[^1]], state, 0, 1, state);
        return TrendSums.Added(sources.AsSpan(0, filled));
    }

    // Every division of the last row over the columns that leaves what the others can use up.
    private void Fill(int column, int left, long rest, long shift, double times, long state)
    {
        if (column == margins.Columns.Length)
        {
            var source = kept[rest];
            work.Charge(source.Length);
            if (filled == sources.Length)
            {
                Array.Resize(ref sources, 2 * filled);
            }

            sources[filled++] = new TrendSums.Source(source, shift, times);
            return;
        }

        var here = margins.Used(state, column);
        var room = margins.UsedAfter(state, column);
        for (var x = Math.Max(0, left - room); x <= Math.Min(left, here); x++)
        {
            var taken = x * margins.Strides[column];
            Fill(column + 1, left - x, rest - taken, shift + x * margins.Product(rows[^1], column), times * margins.Choose(here, x), state);
        }
    }
}
