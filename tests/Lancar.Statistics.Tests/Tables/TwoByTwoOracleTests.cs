using System.Numerics;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Fisher's test against every table of the same margins, counted in whole numbers.</summary>
public class TwoByTwoOracleTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_table_of_the_margins(int seed)
    {
        var random = new Random(seed);
        // Every third table has equal rows, so that mirrored tables tie exactly.
        var most = 3 + seed / 2;
        var (a, b, c) = (random.Next(most), random.Next(most), random.Next(most));
        var d = seed % 3 == 0 ? Math.Max(0, a + b - c) : random.Next(most);
        var table = TwoByTwo.Of(a, b, c, d);
        var exact = Exact.Of(a, b, c, d);

        Close(exact.TwoSided, table.Fisher.PTwoSided);
        Close(exact.Less, table.Fisher.PLess);
        Close(exact.Greater, table.Fisher.PGreater);
        Close(exact.Point, table.Fisher.PointProbability);
        Close(Math.Min(1, 2 * Math.Min(exact.Less, exact.Greater)), table.Fisher.PCentral);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Conditional_estimates_satisfy_their_equations(int seed)
    {
        var random = new Random(1000 + seed);
        var table = TwoByTwo.Of(random.Next(40), random.Next(40), random.Next(40), random.Next(40));
        var conditional = table.Conditional;
        var law = Law(table);
        if (conditional.Estimate is { } odds and > 0 and < double.PositiveInfinity)
        {
            Assert.Equal(table.A, Mean(law, odds), 1e-9 * table.A);
            Assert.Equal(0.5, Tail(law, conditional.MedianUnbiased!.Value, x => x > table.A) + Tail(law, conditional.MedianUnbiased.Value, x => x == table.A) / 2, 1e-10);
        }

        if (conditional.ExactInterval.Lower > 0)
        {
            Assert.Equal(0.025, Tail(law, conditional.ExactInterval.Lower, x => x >= table.A), 1e-11);
            Assert.Equal(0.025, Tail(law, conditional.MidPInterval.Lower, x => x > table.A) + Tail(law, conditional.MidPInterval.Lower, x => x == table.A) / 2, 1e-11);
        }

        if (conditional.ExactInterval.Upper < double.PositiveInfinity)
        {
            Assert.Equal(0.025, Tail(law, conditional.ExactInterval.Upper, x => x <= table.A), 1e-11);
        }
    }

    private static List<(long X, double Weight)> Law(TwoByTwo t)
    {
        var low = Math.Max(0, t.A - t.D);
        var high = Math.Min(t.A + t.B, t.A + t.C);
        var rows = new List<(long, double)>();
        for (var x = low; x <= high; x++)
        {
            rows.Add((x, (double)(Choose(t.A + t.B, x) * Choose(t.C + t.D, t.A + t.C - x))));
        }

        return rows;
    }

    private static double Mean(List<(long X, double Weight)> law, double odds) =>
        law.Sum(row => row.X * Tilted(row, odds, law)) / law.Sum(row => Tilted(row, odds, law));

    private static double Tail(List<(long X, double Weight)> law, double odds, Func<long, bool> counted) =>
        law.Where(row => counted(row.X)).Sum(row => Tilted(row, odds, law)) / law.Sum(row => Tilted(row, odds, law));

    private static double Tilted((long X, double Weight) row, double odds, List<(long X, double Weight)> law) =>
        Math.Exp(Math.Log(row.Weight) - Math.Log(law.Max(one => one.Weight)) + row.X * Math.Log(odds) - law[law.Count / 2].X * Math.Log(odds));

    private static BigInteger Choose(long n, long k)
    {
        var product = BigInteger.One;
        for (long i = 1; i <= k; i++)
        {
            product = product * (n - k + i) / i;
        }

        return k < 0 || k > n ? BigInteger.Zero : product;
    }

    private static void Close(double expected, Probability actual)
    {
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * expected, $"expected {expected:R}, got {actual.Value:R}");
        Assert.Equal(Math.Log10(expected), actual.Log10, 1e-11);
    }

    private readonly record struct Exact(double TwoSided, double Less, double Greater, double Point)
    {
        public static Exact Of(long a, long b, long c, long d)
        {
            BigInteger Ways(long x) => Choose(a + b, x) * Choose(c + d, a + c - x);
            var all = BigInteger.Zero;
            var (two, less, greater) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
            var observed = Ways(a);
            for (var x = Math.Max(0, a - d); x <= Math.Min(a + b, a + c); x++)
            {
                var ways = Ways(x);
                all += ways;
                two += ways <= observed ? ways : 0;
                less += x <= a ? ways : 0;
                greater += x >= a ? ways : 0;
            }

            double Share(BigInteger part) => (double)((part << 200) / all) * Math.Pow(2, -200);
            return new Exact(Share(two), Share(less), Share(greater), Share(observed));
        }
    }
}
