using System.Numerics;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Where the engine changes its way, the answers must not: plain to scaled sums, window to whole law, doubtful ties.</summary>
public class FisherSwitchTests
{
    public static TheoryData<long, long, long, long> AcrossTheSwitch
    {
        get
        {
            // The mode is about 1e150 times as probable as the first table of each series; a step changes that by about 1.6.
            var rows = new TheoryData<long, long, long, long>();
            for (long shift = -3; shift <= 3; shift++)
            {
                rows.Add(514 + shift, 70, 63, 437);
                rows.Add(70, 514 + shift, 437, 63);
                rows.Add(494 + shift, 60, 42, 378);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(AcrossTheSwitch))]
    public void Plain_and_scaled_sums_agree(long a, long b, long c, long d)
    {
        var fisher = TwoByTwo.Of(a, b, c, d).Fisher;
        var (two, less, greater) = Exact(a, b, c, d);

        Assert.Equal(two, fisher.PTwoSided.Log10, 1e-11);
        Assert.Equal(less, fisher.PLess.Log10, 1e-11);
        Assert.Equal(greater, fisher.PGreater.Log10, 1e-11);
    }

    [Fact]
    public void Both_ways_are_taken_by_these_tables()
    {
        var smallest = AcrossTheSwitch.Min(row => Rarity(row));
        var largest = AcrossTheSwitch.Max(row => Rarity(row));

        Assert.True(smallest < 150 && largest > 150, $"{smallest} to {largest}");
    }

    [Theory]
    // Beyond eight standard deviations the window about the observed table is too narrow.
    [InlineData(40, 60, 30, 70, 0.9999999999)]
    [InlineData(400, 600, 300, 700, 0.9999999999)]
    [InlineData(3, 97, 60, 40, 0.99999999)]
    [InlineData(1, 999, 1, 999, 0.9999999999)]
    [InlineData(500, 3, 2, 500, 0.999999)]
    public void Limits_at_extreme_confidence(long a, long b, long c, long d, double confidence)
    {
        var interval = TwoByTwo.Of(a, b, c, d, confidence).Conditional.ExactInterval;

        Assert.Equal(1, UpperTail(a, b, c, d, interval.Lower) / ((1 - confidence) / 2), 1e-8);
        Assert.Equal(1, UpperTail(b, a, d, c, 1 / interval.Upper) / ((1 - confidence) / 2), 1e-8);
    }

    [Fact]
    public void Estimates_of_large_tables_settle()
    {
        // At the estimate the mean of the first cell is the observed one; once the bracket closed on the wrong side here.
        foreach (var (a, b, c, d) in new[] { (300L, 3450L, 220L, 3530L), (2000L, 1700L, 1800L, 2000L), (52L, 4700L, 48L, 5000L) })
        {
            var odds = TwoByTwo.Of(a, b, c, d).Conditional.Estimate!.Value;
            Assert.Equal(0, Mean(a, b, c, d, odds), 1e-10 * a);
        }
    }

    [Fact]
    public void A_tie_that_no_mirror_explains()
    {
        // Every small table with a twin of exactly the same probability that is not its mirror: doubles alone cannot judge those.
        var found = 0;
        for (long first = 1; first <= 16; first++)
        {
            for (long second = 1; second <= 16; second++)
            {
                for (long column = 1; column < first + second; column++)
                {
                    found += CheckTies(first, second, column);
                }
            }
        }

        Assert.True(found > 10, $"{found} unmirrored ties");
    }

    private static int CheckTies(long first, long second, long column)
    {
        var (low, high) = (Math.Max(0, column - second), Math.Min(first, column));
        var ways = Enumerable.Range((int)low, (int)(high - low + 1)).Select(x => (X: (long)x, Ways: Ways(first, second, column, x))).ToList();
        var all = ways.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Ways);
        var found = 0;
        foreach (var tie in ways.GroupBy(one => one.Ways).Where(group => group.Count() > 1 && first != second && first + second != 2 * column))
        {
            found++;
            var wanted = (double)ways.Where(one => one.Ways <= tie.Key).Aggregate(BigInteger.Zero, (sum, one) => sum + one.Ways) / (double)all;
            foreach (var (x, _) in tie)
            {
                var p = TwoByTwo.Of(x, first - x, column - x, second - column + x).Fisher.PTwoSided.Value;
                Assert.Equal(wanted, p, 1e-13);
            }
        }

        return found;
    }

    private static double Rarity(object[] row)
    {
        var cells = row.Select(cell => (long)cell).ToArray();
        var (first, second, column) = (cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2]);
        var mode = (first + 1) * (column + 1) / (first + second + 2);
        return BigInteger.Log10(Ways(first, second, column, mode)) - BigInteger.Log10(Ways(first, second, column, cells[0]));
    }

    private static double UpperTail(long a, long b, long c, long d, double odds)
    {
        var (tail, all) = (0.0, 0.0);
        foreach (var (x, weight) in Law(a, b, c, d, odds))
        {
            all += weight;
            tail += x >= a ? weight : 0;
        }

        return tail / all;
    }

    private static double Mean(long a, long b, long c, long d, double odds)
    {
        var (sum, all) = (0.0, 0.0);
        foreach (var (x, weight) in Law(a, b, c, d, odds))
        {
            all += weight;
            sum += (x - a) * weight;
        }

        return sum / all;
    }

    private static IEnumerable<(long X, double Weight)> Law(long a, long b, long c, long d, double odds)
    {
        var (first, second, column) = (a + b, c + d, a + c);
        double Log(long x) => Math.Log((double)(first - x) * (column - x) / ((x + 1.0) * (second - column + x + 1)) * odds);
        var log = 0.0;
        for (var x = a; x <= Math.Min(first, column); log += x < Math.Min(first, column) ? Log(x) : 0, x++)
        {
            yield return (x, Math.Exp(log));
        }

        log = 0;
        for (var x = a - 1; x >= Math.Max(0, column - second); x--)
        {
            log -= Log(x);
            yield return (x, Math.Exp(log));
        }
    }

    private static (double Two, double Less, double Greater) Exact(long a, long b, long c, long d)
    {
        var (first, second, column) = (a + b, c + d, a + c);
        var own = Ways(first, second, column, a);
        var (two, less, greater, all) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        var low = Math.Max(0, column - second);
        var ways = Ways(first, second, column, low);
        for (var x = low; x <= Math.Min(first, column); x++)
        {
            all += ways;
            two += ways <= own ? ways : 0;
            less += x <= a ? ways : 0;
            greater += x >= a ? ways : 0;
            ways = ways * ((first - x) * (column - x)) / ((x + 1) * (second - column + x + 1));
        }

        double Log(BigInteger part) => BigInteger.Log10(part) - BigInteger.Log10(all);
        return (Log(two), Log(less), Log(greater));
    }

    private static BigInteger Ways(long first, long second, long column, long x) => Choose(first, x) * Choose(second, column - x);

    private static BigInteger Choose(long n, long k)
    {
        var product = BigInteger.One;
        for (long i = 1; i <= Math.Min(k, n - k); i++)
        {
            product = product * (n - i + 1) / i;
        }

        return k < 0 || k > n ? BigInteger.Zero : product;
    }
}
