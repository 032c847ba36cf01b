namespace Lancar.Statistics;

/// <summary>
/// Logarithms of factorials as whole numbers of a small unit, built from one rounded logarithm per prime. Sums of them are
/// exact and do not depend on the order, and two products of factorials that are equal have equal sums: ties need no tolerance.
/// </summary>
internal sealed class NetworkLogs
{
    private const int MostBits = 50;
    private const int BitsOfRange = 61;

    private readonly long[] factorials;
    private readonly double scale;

    private NetworkLogs(long[] factorials, int bits)
    {
        this.factorials = factorials;
        scale = Math.ScaleB(1, bits);
        Unit = Math.ScaleB(1, -bits);
    }

    /// <summary>What one unit is worth: a power of two, at most 2^−20 and as small as the range of 63 bits allows.</summary>
    public double Unit { get; }

    /// <summary>ln n! in units, for n from 0 to the total.</summary>
    public long[] Factorials => factorials;

    /// <summary>
    /// More units than the sum of all cells of a table can be wrong: half a unit for each prime factor of the product, and what
    /// the logarithms of the primes are rounded by. Sums further apart than twice this belong to products in this order.
    /// </summary>
    public long Doubt { get; private init; }

    /// <summary>Logarithms for tables of up to <paramref name="total"/> observations.</summary>
    public static NetworkLogs Of(int total)
    {
        var range = Math.Max(1, total * Math.Log(Math.Max(2, total)) * 4);
        var bits = Math.Min(MostBits, BitsOfRange - (int)Math.Ceiling(Math.Log2(range)));
        var smallest = SmallestPrimes(total);
        var logs = new long[total + 1];
        var factors = new int[total + 1];
        var factorials = new long[total + 1];
        long count = 0;
        for (var n = 2; n <= total; n++)
        {
            var prime = smallest[n];
            logs[n] = prime == n ? (long)Math.Round(Math.ScaleB(Math.Log(n), bits)) : logs[prime] + logs[n / prime];
            factors[n] = prime == n ? 1 : 1 + factors[n / prime];
            factorials[n] = factorials[n - 1] + logs[n];
            count += factors[n];
        }

        var perPrime = 1 + (long)Math.ScaleB(Math.Log(Math.Max(2, total)) * 2.3e-16, bits);
        return new NetworkLogs(factorials, bits) { Doubt = count * perPrime };
    }

    /// <summary>A logarithm in units.</summary>
    public long Units(double logarithm) => (long)Math.Round(logarithm * scale);

    private static int[] SmallestPrimes(int total)
    {
        var smallest = new int[total + 1];
        for (var n = 2; n <= total; n++)
        {
            if (smallest[n] != 0)
            {
                continue;
            }

            for (var multiple = n; multiple <= total; multiple += n)
            {
                if (smallest[multiple] == 0)
                {
                    smallest[multiple] = n;
                }

                if (multiple > total - n)
                {
                    break;
                }
            }
        }

        return smallest;
    }
}
