namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What a search for a sample came to.</summary>
internal enum SearchOutcome
{
    /// <summary>A sample was found.</summary>
    Found,

    /// <summary>Every possibility was excluded.</summary>
    None,

    /// <summary>The budget was used up before either.</summary>
    GaveUp,
}

/// <summary>
/// Looks for n whole numbers from 0 to a greatest value with a given total and sum of squares. Values are placed from the greatest down;
/// what is left must fit between the least and greatest sum of squares it can have, which leaves few branches. Branches that failed
/// are remembered.
/// </summary>
internal sealed class WholeSampleSearch
{
    /// <summary>Branches tried before giving up; samples of up to 10 values on scales up to 16 need a few thousand at most.</summary>
    public const int MostBranches = 200_000;

    private const int Unremembered = 32;

    /// <summary>Distinct values in one sample before giving up.</summary>
    private const int MostDistinct = 1_000;

    private readonly HashSet<(long Count, long Range, long Total, long Squares)> failed = [];
    private readonly List<(long Value, long Count)> chosen = [];
    private int branches;

    private WholeSampleSearch()
    {
    }

    /// <summary>Searches; the sample (value and how often, greatest value first) is complete when found.</summary>
    public static SearchOutcome Find(long count, long range, long total, long squares, out IReadOnlyList<(long Value, long Count)> sample)
    {
        var search = new WholeSampleSearch();
        var found = search.Place(count, range, total, squares);
        sample = search.chosen;
        return found ? SearchOutcome.Found : search.branches > MostBranches ? SearchOutcome.GaveUp : SearchOutcome.None;
    }

    private bool Place(long count, long range, long total, long squares, int depth = 0)
    {
        // Each turn leaves out one value more at the top; a value that is used goes one call deeper.
        while (true)
        {
            if (count == 0)
            {
                return total == 0 && squares == 0;
            }

            if (total < 0 || ((squares - total) & 1) != 0 || squares < SquareSums.Least(count, total))
            {
                return false;
            }

            // No value can lie further above the mean than its own share of the squares allows.
            var reach = (total + SquareSums.Reach(count, total, squares)) / count;
            range = Math.Min(range, reach + 1);
            if (total > count * range || squares > SquareSums.Greatest(range, total))
            {
                return false;
            }

            if (squares == SquareSums.Least(count, total))
            {
                Spread(count, total);
                return true;
            }

            if (range <= 1)
            {
                // Zeros and ones: the squares are the total, which is the least there is.
                return false;
            }

            // Short searches, most of them, are over before remembering pays.
            if (++branches > MostBranches || (branches > Unremembered && !failed.Add((count, range, total, squares))))
            {
                return false;
            }

            if (depth > MostDistinct)
            {
                branches = MostBranches + 1;
                return false;
            }

            var most = Math.Min(count, Math.Min(total / range, squares / (range * range)));
            var least = Math.Max(0, total - (count * (range - 1)));
            for (var here = most; here >= Math.Max(1, least); here--)
            {
                var mark = chosen.Count;
                chosen.Add((range, here));
                if (Place(count - here, range - 1, total - (here * range), squares - (here * range * range), depth + 1))
                {
                    return true;
                }

                chosen.RemoveRange(mark, chosen.Count - mark);
            }

            if (least > 0)
            {
                return false;
            }

            range--;
        }
    }

    private void Spread(long count, long total)
    {
        var (low, above) = Math.DivRem(total, count);
        if (above > 0)
        {
            chosen.Add((low + 1, above));
        }

        chosen.Add((low, count - above));
    }
}
