using System.Numerics;

namespace Lancar.Statistics;

/// <summary>Thrown within the network when its budget is used up; never leaves it.</summary>
internal sealed class NetworkBudgetException : Exception;

/// <summary>What all parts of one network share: logarithms, figures by row sum, row sums packed into one number, the budget.</summary>
internal sealed class NetworkRows
{
    private readonly NetworkRow?[] rows;
    private readonly int bits;
    private readonly long mostBytes;
    private readonly long mostSteps;
    private readonly CancellationToken cancellation;

    public NetworkRows(NetworkLogs logs, int[] sums, bool countsWays, long mostBytes, long mostSteps, CancellationToken cancellation)
    {
        Logs = logs;
        CountsWays = countsWays;
        (this.mostBytes, this.mostSteps, this.cancellation) = (mostBytes, mostSteps, cancellation);
        rows = new NetworkRow?[sums.Max() + 1];
        bits = BitOperations.Log2((uint)sums.Max()) + 1;
        Count = sums.Length;
        CanPack = bits * Count <= 64;
    }

    public NetworkLogs Logs { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>True when weights are numbers of ways, false when they are probabilities.</summary>
    public bool CountsWays { get; }

    /// <summary>True when the row sums fit into one number of 64 bits.</summary>
    public bool CanPack { get; }

    /// <summary>Bytes charged so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Elementary steps charged so far.</summary>
    public long Steps { get; private set; }

    public NetworkRow Of(int sum) => rows[sum] ??= Made(sum);

    /// <summary>Charges memory and work against the budget, and asks whether the work was cancelled.</summary>
    public void Charge(long bytes, long steps)
    {
        Check(bytes, steps);
        Bytes += bytes;
        Steps += steps;
    }

    /// <summary>The same without charging: for what is under way and will be charged when it is done.</summary>
    public void Check(long bytes, long steps)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Bytes + bytes > mostBytes || Steps + steps > mostSteps)
        {
            throw new NetworkBudgetException();
        }
    }

    /// <summary>One number for row sums in any order.</summary>
    public ulong Pack(ReadOnlySpan<int> sums)
    {
        Span<int> sorted = stackalloc int[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = sums[i];
            var at = i;
            for (; at > 0 && sorted[at - 1] > sum; at--)
            {
                sorted[at] = sorted[at - 1];
            }

            sorted[at] = sum;
        }

        ulong packed = 0;
        foreach (var sum in sorted)
        {
            packed = packed << bits | (uint)sum;
        }

        return packed;
    }

    /// <summary>The row sums again, ascending.</summary>
    public int[] Unpack(ulong packed, int count)
    {
        var sums = new int[count];
        for (var i = count - 1; i >= 0; i--)
        {
            sums[i] = (int)(packed & ((1UL << bits) - 1));
            packed >>= bits;
        }

        return sums;
    }

    private NetworkRow Made(int sum)
    {
        Charge(16L * (sum + 1), sum);
        return NetworkRow.Of(sum, Logs);
    }
}
