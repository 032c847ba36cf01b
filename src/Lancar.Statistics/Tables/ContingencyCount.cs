using System.Numerics;

namespace Lancar.Statistics;

/// <summary>How many tables of whole numbers have given margins.</summary>
public static class ContingencyCount
{
    /// <summary>The work that is taken unless told otherwise: below a second.</summary>
    public const long DefaultStepBudget = 4_000_000;

    /// <summary>Counts the tables with the margins of a table, exactly.</summary>
    /// <param name="table">The table; only its margins matter.</param>
    /// <param name="stepBudget">Column fillings that may be looked at, at least 0.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The number, at least 1; null when the budget does not suffice.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The columns are cut in two halves; for every division of the row sums the numbers of ways to fill the halves are
    /// multiplied. Ways are kept by the row sums in any order. Whole numbers throughout.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The budget is negative.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BigInteger? Of(Contingency table, long stepBudget = DefaultStepBudget, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfNegative(stepBudget);
        if (table.HasNoInformation)
        {
            return BigInteger.One;
        }

        if (table.Total > FreemanHalton.LargestTotal)
        {
            return null;
        }

        int[] rows = [.. table.RowTotals.Select(count => (int)count).Order()];
        int[] columns = [.. table.ColumnTotals.Select(count => (int)count).Order()];
        if (rows.Length > columns.Length || (rows.Length == columns.Length && rows.AsSpan().SequenceCompareTo(columns) > 0))
        {
            (rows, columns) = (columns, rows);
        }

        var shared = new NetworkRows(NetworkLogs.Of(0), rows, true, FreemanHaltonOptions.DefaultMemoryBudget, stepBudget, cancellation);
        if (!shared.CanPack)
        {
            return null;
        }

        try
        {
            var half = columns.Length / 2;
            return new Ways(shared, columns[half..], cancellation).Joined(rows, new Ways(shared, columns[..half], cancellation));
        }
        catch (NetworkBudgetException)
        {
            return null;
        }
    }

    /// <summary>The number of ways to fill some columns, by row sums.</summary>
    private sealed class Ways(NetworkRows shared, int[] columns, CancellationToken cancellation)
    {
        private readonly Dictionary<ulong, BigInteger> memory = [];
        private readonly int total = columns.Sum();
        private readonly Ways? fewer = columns.Length > 2 ? new Ways(shared, columns[1..], cancellation) : null;

        /// <summary>Σ over all divisions of the row sums: ways of these columns × ways of the others.</summary>
        public BigInteger Joined(int[] rows, Ways others)
        {
            var sum = BigInteger.Zero;
            Divide(rows, others.total, rest => sum += Of(rest.First) * others.Of(rest.Second));
            return sum;
        }

        private BigInteger Of(int[] sums)
        {
            if (columns.Length == 1)
            {
                return BigInteger.One;
            }

            var key = shared.Pack(sums);
            if (!memory.TryGetValue(key, out var ways))
            {
                cancellation.ThrowIfCancellationRequested();
                var sorted = shared.Unpack(key, sums.Length);
                ways = fewer is null ? Boxed(sorted, columns[0]) : Filled(sorted);
                shared.Charge(64, 4);
                memory.Add(key, ways);
            }

            return ways;
        }

        private BigInteger Filled(int[] sums)
        {
            var ways = BigInteger.Zero;
            Divide(sums, columns[0], rest => ways += fewer!.Of(rest.First));
            return ways;
        }

        // Ways to divide an amount over rows of limited size: each row is a window sum over the ways before it.
        private BigInteger Boxed(int[] sums, int amount)
        {
            var ways = new BigInteger[amount + 1];
            ways[0] = BigInteger.One;
            foreach (var sum in sums)
            {
                for (var x = 1; x <= amount; x++)
                {
                    ways[x] += ways[x - 1];
                }

                for (var x = amount; x > sum; x--)
                {
                    ways[x] -= ways[x - sum - 1];
                }

                shared.Charge(0, amount / 8);
            }

            return ways[amount];
        }

        private void Divide(int[] sums, int amount, Action<(int[] First, int[] Second)> each)
        {
            var (first, second) = (sums.ToArray(), new int[sums.Length]);
            var room = sums.Sum();
            void Row(int i, int left, int roomHere)
            {
                if (i == sums.Length)
                {
                    shared.Charge(0, 1);
                    each((first, second));
                    return;
                }

                var after = roomHere - sums[i];
                for (var x = Math.Max(0, left - after); x <= Math.Min(sums[i], left); x++)
                {
                    (first[i], second[i]) = (sums[i] - x, x);
                    Row(i + 1, left - x, after);
                }
            }

            Row(0, amount, room);
        }
    }
}
