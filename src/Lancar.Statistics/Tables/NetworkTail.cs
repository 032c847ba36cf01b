namespace Lancar.Statistics;

/// <summary>
/// Sums the probabilities beyond the limit of a walk, all terms positive: branches that are cut off are hypergeometric tails
/// in closed form. In units of e^−<see cref="Reference"/>, so that nothing leaves the range of a double.
/// </summary>
internal sealed class NetworkTail(NetworkLogs logs)
{
    private const double Negligible = 1e-17;

    private double mass;

    /// <summary>The logarithm (in units, sign reversed) whose exponential is the unit of the mass.</summary>
    public long Reference { get; set; }

    /// <summary>What was cut off since the last reset.</summary>
    public double Mass => mass;

    public void Reset(long reference)
    {
        mass = 0;
        Reference = reference;
    }

    /// <summary>Adds what row i cuts off: x from <paramref name="up"/> to the highest, and from <paramref name="down"/> to the lowest.</summary>
    public void Row(NetworkWalk walk, int i, int left, int down, int up, int lowest, int highest)
    {
        long before = 0;
        for (var j = 0; j < i; j++)
        {
            before += Binomial(walk.Sums[j], walk.Chosen[j]);
        }

        var (sum, room) = (walk.Sums[i], 0);
        for (var j = i + 1; j < walk.Count; j++)
        {
            room += walk.Sums[j];
            before += logs.Factorials[walk.Sums[j]];
        }

        before -= logs.Factorials[room];
        if (up <= highest)
        {
            mass += Side(sum, room, left, up, highest, before);
        }

        if (down >= lowest)
        {
            // Mirrored: what the row does not take counts from the other end.
            mass += Side(sum, room, sum + room - left, sum - down, sum - lowest, before);
        }
    }

    private double Side(int sum, int room, int left, int from, int to, long before)
    {
        var first = before + Binomial(sum, from) + Binomial(room, left - from);
        var term = Math.Exp((Reference - first) * logs.Unit);
        var total = term;
        for (var x = from; x < to; x++)
        {
            var ratio = (double)(sum - x) * (left - x) / ((x + 1.0) * (room - left + x + 1.0));
            term *= ratio;
            total += term;
            if (ratio < 1 && term < Negligible * total)
            {
                break;
            }
        }

        return total;
    }

    private long Binomial(int sum, int x) => logs.Factorials[x] + logs.Factorials[sum - x];
}
