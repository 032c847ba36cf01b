namespace Lancar.Statistics;

/// <summary>
/// Foresees how many steps a network will take, from nodes drawn at random before they are summed, or even collected (Knuth 1975,
/// "Estimating the efficiency of backtrack programs"). What the lists of the second half cost is left out, so that the true work is
/// rather more. The random numbers are always the same: a table is given up everywhere or nowhere.
/// </summary>
internal sealed class NetworkProjection(NetworkRows rows, NetworkSplit split, NetworkHalf first, NetworkHalf second, long observed, bool inside)
{
    private const int FirstDraws = 128;

    // How many standard errors the estimate must lie from the budget: by chance once in 30,000 tables that lie just at it.
    private const double Sure = 4;

    // What one look ahead may cost, in units of about a step: well below a second.
    private const long MostLooks = 20_000_000;

    private readonly RandomStream stream = RandomStream.Of(0, 0);
    private readonly int[] secondSums = new int[split.Rows.Length];
    private readonly int[] firstSums = new int[split.Rows.Length];
    private readonly Dictionary<(int Sum, int Part), int> seen = [];
    private int draws;
    private double sum;
    private double squares;

    /// <summary>True when the estimate surely lies below the budget: there is no need to look again.</summary>
    public bool WillSuffice { get; private set; }

    /// <summary>The steps the whole will take, when they are surely more than the budget; null when they may suffice, or chance leaves it open.</summary>
    public double? BeyondBudget(NetworkWalk nodes, long mostSteps)
    {
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
        for (var i = 0; i < firstSums.Length; i++)
        {
            firstSums[i] = split.Rows[i] - secondSums[i];
        }

        // In any order of the rows the halves are the same; they are kept in one.
        var sums = rows.Unpack(rows.Pack(firstSums), firstSums.Length);
        var limit = observed - second.Least(rows.Unpack(rows.Pack(secondSums), secondSums.Length));
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
}
