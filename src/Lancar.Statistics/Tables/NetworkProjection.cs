namespace Lancar.Statistics;

/// <summary>
/// Foresees how many steps a network will take, from nodes drawn at random before they are summed, or even collected (Knuth 1975,
/// "Estimating the efficiency of backtrack programs"). What the lists of the second half cost is left out, so that the true work is
/// rather more. The random numbers are always the same: a table is given up everywhere or nowhere.
/// </summary>
internal sealed class NetworkProjection(NetworkRows rows, NetworkSplit split, NetworkHalf first, NetworkHalf second, long observed, bool inside)
{
    private const int FirstDraws = 128;
    private const int FewLists = 1000;
    private const int MostLists = 30_000;

    // How many standard errors the estimate must lie from the budget: by chance once in 30,000 tables that lie just at it.
    private const double Sure = 4;

    // What one look ahead may cost, in units of about a step: well below a second.
    private const long MostLooks = 20_000_000;

    private readonly RandomStream stream = RandomStream.Of(0, 0);
    private readonly int[] secondSums = new int[split.Rows.Length];
    private readonly int[] firstSums = new int[split.Rows.Length];
    private readonly Dictionary<(int Sum, int Part), int> seen = [];
    private readonly HashSet<ulong> lists = [];
    private double listed;
    private int draws;
    private double sum;
    private double squares;

    /// <summary>True when the estimate surely lies below the budget: there is no need to look again.</summary>
    public bool WillSuffice { get; private set; }

    /// <summary>The steps the whole will take, when they are surely more than the budget; null when they may suffice, or chance leaves it open.</summary>
    public double? BeyondBudget(NetworkWalk nodes, long mostSteps)
    {
        if (!first.IsDirect && draws == 0 && ListsBeyond(nodes, mostSteps))
        {
            return listed;
        }

        var until = rows.Steps + MostLooks;
        for (long looks = 0; looks + rows.Steps < until;)
        {
            var steps = nodes.Draw(second.Total, stream, secondSums) / Arrangements() * Node(ref looks);
            sum += steps;
            squares += steps * steps;
            draws++;
            if (draws < FirstDraws || !int.IsPow2(draws))
            {
                continue;
            }

            var mean = sum / draws;
            var error = Math.Sqrt(Math.Max(0, squares / draws - mean * mean) / (draws - 1));
            if (mean - Sure * error > mostSteps)
            {
                return mean;
            }

            WillSuffice = mean + Sure * error < mostSteps;
            if (WillSuffice)
            {
                return null;
            }
        }

        return null;
    }

    // Different lists, each of which will be made: together they may be too much before the first sum is known.
    private bool ListsBeyond(NetworkWalk nodes, long mostSteps)
    {
        for (var draw = 0; draw < MostLists; draw++)
        {
            nodes.Draw(second.Total, stream, secondSums);
            var (key, ways) = first.DrawList(FirstSums(), observed - second.Least(SecondSums()), stream);
            listed += lists.Add(key) ? NetworkHalf.StepsOfListed * ways : 0;
            if (lists.Count >= FewLists && listed > mostSteps)
            {
                return true;
            }
        }

        return false;
    }

    // Rows of equal sums may exchange their parts: the same node again, which is summed once.
    private double Arrangements()
    {
        seen.Clear();
        double arrangements = 1;
        for (var i = 0; i < secondSums.Length; i++)
        {
            var sum = split.Rows[i];
            var (rowsOfSum, ofPart) = (seen.GetValueOrDefault((sum, -1)) + 1, seen.GetValueOrDefault((sum, secondSums[i])) + 1);
            (seen[(sum, -1)], seen[(sum, secondSums[i])]) = (rowsOfSum, ofPart);
            arrangements *= (double)rowsOfSum / ofPart;
        }

        return arrangements;
    }

    private long Node(ref long looks)
    {
        var (sums, limit) = (FirstSums(), observed - second.Least(SecondSums()));
        looks += NetworkCounter.LooksOfOne;
        if (first.Least(sums) >= limit)
        {
            return 0;
        }

        var counter = new NetworkCounter(limit, inside);
        first.Each(sums, inside || first.IsDirect ? limit : Network.NoLimit, null, ref counter);
        looks += counter.Looks;
        return counter.Steps;
    }

    // In any order of the rows the halves are the same; they are kept in one.
    private int[] SecondSums() => rows.Unpack(rows.Pack(secondSums), secondSums.Length);

    private int[] FirstSums()
    {
        for (var i = 0; i < firstSums.Length; i++)
        {
            firstSums[i] = split.Rows[i] - secondSums[i];
        }

        return rows.Unpack(rows.Pack(firstSums), firstSums.Length);
    }
}
