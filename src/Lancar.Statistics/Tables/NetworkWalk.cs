namespace Lancar.Statistics;

/// <summary>What a walk hands over: the last two rows of a division, where the amount left for both is known.</summary>
internal interface INetworkLine
{
    /// <summary>One line.</summary>
    /// <param name="walk">The walk, which knows the rows and the amounts chosen so far.</param>
    /// <param name="left">What the last two rows share.</param>
    /// <param name="value">Value of the rows before.</param>
    /// <param name="weight">Weight of the rows before.</param>
    void Line(NetworkWalk walk, int left, long value, double weight);
}

/// <summary>
/// Walks all ways to divide an amount over rows, x_i from 0 to R_i in row i, whose value Σ v_i(x_i) stays below a limit. The v_i are
/// convex, so the ways lie in a convex body that is walked from its middle outward; the least value that the later rows can
/// still have is known exactly for every amount left.
/// </summary>
internal sealed class NetworkWalk
{
    private readonly long[][] least;
    private readonly int[][] leastAt;
    private readonly int[] room;

    public NetworkWalk(int rows, int mostAmount)
    {
        Count = rows;
        Sums = new int[rows];
        Values = new long[rows][];
        Weights = new double[rows][];
        Chosen = new int[rows];
        room = new int[rows + 1];
        least = new long[rows][];
        leastAt = new int[rows][];
        for (var i = 0; i < rows; i++)
        {
            least[i] = new long[mostAmount + 1];
            leastAt[i] = new int[mostAmount + 1];
        }
    }

    /// <summary>Number of rows, at least 2.</summary>
    public int Count { get; }

    /// <summary>The most each row can take.</summary>
    public int[] Sums { get; }

    /// <summary>v_i, for x from 0 to the row's sum.</summary>
    public long[][] Values { get; }

    /// <summary>Weights that are multiplied along the rows; may be left unset when nobody reads them.</summary>
    public double[][] Weights { get; }

    /// <summary>What the rows before the last two took.</summary>
    public int[] Chosen { get; }

    /// <summary>Only ways with a value below this are walked.</summary>
    public long Limit { get; set; }

    /// <summary>Tells what is beyond the limit; null when nobody asks.</summary>
    public NetworkTail? Tail { get; set; }

    /// <summary>Where the least value of the last two rows lies, by the amount they share.</summary>
    public int[] LineStart => leastAt[Count - 2];

    /// <summary>After <see cref="Sums"/> and <see cref="Values"/> are set: the least value of all divisions of the amount.</summary>
    public long Prepare(int amount)
    {
        room[Count] = 0;
        for (var i = Count - 1; i >= 0; i--)
        {
            room[i] = room[i + 1] + Sums[i];
        }

        least[Count - 1] = Values[Count - 1];
        for (var i = Count - 2; i >= 0; i--)
        {
            PrepareRow(i, Math.Min(amount, room[i]));
        }

        return least[0][amount];
    }

    public void Run<TLine>(int amount, ref TLine line)
        where TLine : struct, INetworkLine =>
        Rows(0, amount, 0, 1, ref line);

    /// <summary>
    /// One division, drawn row by row from what lies below the limit; nothing of a running walk is touched. The divisions are as many as
    /// what is returned is on average (Knuth 1975).
    /// </summary>
    /// <param name="amount">What is divided; <see cref="Prepare"/> was called for it.</param>
    /// <param name="stream">One number for each row but the last.</param>
    /// <param name="drawn">Receives what each row takes.</param>
    public double Draw(int amount, RandomStream stream, Span<int> drawn)
    {
        var (left, value, choices) = (amount, 0L, 1.0);
        for (var i = 0; i < Count - 1; i++)
        {
            var start = leastAt[i][left];
            var up = End(i, left, Limit - value, start, Math.Min(Sums[i], left) + 1);
            var down = End(i, left, Limit - value, start - 1, Math.Max(0, left - room[i + 1]) - 1);
            var x = down + 1 + stream.NextIndex(up - down - 1);
            choices *= up - down - 1;
            value += Values[i][x];
            left -= x;
            drawn[i] = x;
        }

        drawn[Count - 1] = left;
        return choices;
    }

    /// <summary>
    /// The values of row i, with the least the rows after it can have, rise away from their lowest place: the first place from
    /// <paramref name="from"/> towards <paramref name="end"/> whose value is not below the room, or the end.
    /// </summary>
    public int End(int i, int left, long room, int from, int end)
    {
        var (values, after) = (Values[i], least[i + 1]);
        var direction = end > from ? 1 : -1;
        var (below, reached) = (from - direction, end);
        while (Math.Abs(reached - below) > 1)
        {
            var middle = below + (reached - below) / 2;
            (below, reached) = values[middle] + after[left - middle] < room ? (middle, reached) : (below, middle);
        }

        return reached;
    }

    // Adding a row to convex least values: where the least lies moves by 0 or 1 when the amount grows by 1.
    private void PrepareRow(int i, int most)
    {
        var (values, after, result, at) = (Values[i], least[i + 1], least[i], leastAt[i]);
        var (sum, roomAfter) = (Sums[i], room[i + 1]);
        var x = 0;
        result[0] = values[0] + after[0];
        at[0] = 0;
        for (var amount = 1; amount <= most; amount++)
        {
            var rest = amount - x;
            if (rest > roomAfter)
            {
                x++;
                result[amount] = values[x] + after[rest - 1];
            }
            else
            {
                var stay = values[x] + after[rest];
                var move = x < sum ? values[x + 1] + after[rest - 1] : long.MaxValue;
                if (move < stay)
                {
                    x++;
                    stay = move;
                }

                result[amount] = stay;
            }

            at[amount] = x;
        }
    }

    private void Rows<TLine>(int i, int left, long value, double weight, ref TLine line)
        where TLine : struct, INetworkLine
    {
        if (i == Count - 2)
        {
            line.Line(this, left, value, weight);
            return;
        }

        var (values, weights, after) = (Values[i], Weights[i], least[i + 1]);
        var lowest = Math.Max(0, left - room[i + 1]);
        var highest = Math.Min(Sums[i], left);
        var start = leastAt[i][left];
        var up = start;
        for (; up <= highest; up++)
        {
            var next = value + values[up];
            if (next + after[left - up] >= Limit)
            {
                break;
            }

            Chosen[i] = up;
            Rows(i + 1, left - up, next, weight * weights[up], ref line);
        }

        var down = start - 1;
        for (; down >= lowest; down--)
        {
            var next = value + values[down];
            if (next + after[left - down] >= Limit)
            {
                break;
            }

            Chosen[i] = down;
            Rows(i + 1, left - down, next, weight * weights[down], ref line);
        }

        Tail?.Row(this, i, left, down, up, lowest, highest);
    }
}
