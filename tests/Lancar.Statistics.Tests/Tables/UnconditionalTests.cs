using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Barnard's and Boschloo's tests against every table of the rows, ordered in whole numbers, on a grid of common risks.</summary>
public class UnconditionalTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_common_risk_gives_more_and_the_reported_one_gives_as_much(int seed)
    {
        var random = new Random(seed);
        var most = 2 + seed / 2;
        var table = TwoByTwo.Of(random.Next(most), random.Next(1, most), random.Next(1, most), random.Next(most));
        var barnard = Barnard.Test(table);
        var boschloo = Boschloo.Test(table);
        if (table.HasEmptyMargin)
        {
            Assert.True(barnard.HasNoInformation);
            return;
        }

        var all = new AllTables(table);
        all.Check(barnard.PGreater, barnard.NuisanceGreater!.Value, (x, y) => all.Score(x, y, 1, 1));
        all.Check(barnard.PLess, barnard.NuisanceLess!.Value, (x, y) => all.Score(x, y, -1, -1));
        all.Check(barnard.PTwoSided, barnard.NuisanceTwoSided!.Value, (x, y) => all.Score(x, y, 0, 0));
        all.Check(boschloo.PGreater, boschloo.NuisanceGreater!.Value, (x, y) => all.Fisher(x, y, greater: true));
        all.Check(boschloo.PLess, boschloo.NuisanceLess!.Value, (x, y) => all.Fisher(x, y, greater: false));
        Assert.Equal(Math.Min(1, 2 * Math.Min(boschloo.PLess, boschloo.PGreater)), boschloo.PTwoSided.Value, 1e-15);
    }

    [Fact]
    public void Boschloo_never_exceeds_Fisher() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var table = TwoByTwo.Of(cells[0] % 20, cells[1] % 20, cells[2] % 20, cells[3] % 20);
            var boschloo = Boschloo.Test(table);
            Assert.True(boschloo.PLess <= table.Fisher.PLess * (1 + 1e-9));
            Assert.True(boschloo.PGreater <= table.Fisher.PGreater * (1 + 1e-9));
            Assert.InRange(boschloo.PTwoSided.Value, 0, 1);
        });

    [Fact]
    public void Progress_rises_to_one()
    {
        foreach (var table in new[] { TwoByTwo.Of(300, 200, 250, 250), TwoByTwo.Of(3, 3, 4, 4), TwoByTwo.Of(3, 0, 4, 0) })
        {
            foreach (var test in new Action<IProgress<double>>[] { seen => Barnard.Test(table, default, seen), seen => Boschloo.Test(table, default, seen) })
            {
                var seen = new Seen();
                test(seen);
                Assert.Equal(seen.Shares.Order(), seen.Shares);
                Assert.Equal(1, seen.Shares[^1]);
                Assert.True(table.HasEmptyMargin || seen.Shares.Distinct().Count() > 4);
            }
        }
    }

    [Fact]
    public void Exchanged_rows_exchange_the_tails()
    {
        foreach (var (a, b, c, d) in new[] { (7L, 12L, 8L, 3L), (0L, 9L, 7L, 2L), (19L, 75L, 4L, 90L), (1L, 2L, 3L, 1L) })
        {
            var (plain, turned) = (TwoByTwo.Of(a, b, c, d), TwoByTwo.Of(c, d, a, b));
            Assert.Equal(Barnard.Test(plain).PLess.Value, Barnard.Test(turned).PGreater.Value, 1e-12);
            Assert.Equal(Barnard.Test(plain).PTwoSided.Value, Barnard.Test(turned).PTwoSided.Value, 1e-12);
            Assert.Equal(Barnard.Test(plain).Statistic, -Barnard.Test(turned).Statistic, 1e-15);
            Assert.Equal(Boschloo.Test(plain).PLess.Value, Boschloo.Test(turned).PGreater.Value, 1e-12);
            // Calling the event its absence exchanges the tails as well.
            Assert.Equal(Boschloo.Test(plain).PLess.Value, Boschloo.Test(TwoByTwo.Of(b, a, d, c)).PGreater.Value, 1e-12);
        }
    }

    [Fact]
    public void Vaccine_example()
    {
        // The example of SciPy's page of barnard_exact (7 of 15 and 12 of 15 infected; its columns are our rows). SciPy 1.10.1:
        // barnard_exact([[7, 12], [8, 3]], alternative="less"): -1.8943380760602064, 0.03407671636576781;
        // boschloo_exact([[7, 12], [8, 3]], alternative="less"): 0.06406796601699151, 0.034109154661597446.
        // SciPy's Barnard p is too small: the table with 3 and 8 infected has exactly the same statistic, but differs in the last bit
        // of a double there (-1.894338076060206) and is left out. With it, 0.03410915466159: what Boschloo's order gives too.
        var table = TwoByTwo.Of(7, 8, 12, 3);

        Assert.Equal(-1.8943380760602064, Barnard.Test(table).Statistic, 1e-14);
        Assert.Equal(0.034109154661597446, Barnard.Test(table).PLess.Value, 1e-12);
        Assert.NotEqual(0.03407671636576781, Barnard.Test(table).PLess.Value, 1e-5);
        Assert.Equal(0.06406796601699151, Boschloo.Test(table).Statistic, 1e-14);
        Assert.Equal(0.034109154661597446, Boschloo.Test(table).PLess.Value, 1e-12);
    }

    [Fact]
    public void The_statistic_is_the_root_of_chi_square()
    {
        var table = TwoByTwo.Of(19, 75, 4, 90);
        Assert.Equal(table.ChiSquare!.Value.Statistic, Math.Pow(Barnard.Test(table).Statistic, 2), 1e-12);
    }

    [Fact]
    public void A_p_below_the_range_of_a_double_keeps_its_logarithm()
    {
        // All of one row and none of the other: only π^n (1 − π)^n counts, largest at 1/2: p = 2^(−2n).
        var barnard = Barnard.Test(TwoByTwo.Of(600, 0, 0, 600));
        var boschloo = Boschloo.Test(TwoByTwo.Of(600, 0, 0, 600));

        Assert.Equal(-1200 * Math.Log10(2), barnard.PGreater.Log10, 1e-8);
        Assert.Equal(-1199 * Math.Log10(2), barnard.PTwoSided.Log10, 1e-8);
        Assert.Equal(-1200 * Math.Log10(2), boschloo.PGreater.Log10, 1e-8);
        Assert.Equal(0.5, boschloo.NuisanceGreater!.Value, 1e-6);
    }

    [Theory]
    [InlineData(0, 0, 3, 4)]
    [InlineData(3, 4, 0, 0)]
    [InlineData(0, 3, 0, 4)]
    [InlineData(3, 0, 4, 0)]
    [InlineData(0, 0, 0, 0)]
    public void An_empty_margin_is_a_typed_answer(long a, long b, long c, long d)
    {
        foreach (var result in new[] { Barnard.Test(TwoByTwo.Of(a, b, c, d)), Boschloo.Test(TwoByTwo.Of(a, b, c, d)) })
        {
            Assert.True(result.HasNoInformation);
            Assert.Equal(1, result.PTwoSided.Value);
            Assert.Null(result.NuisanceTwoSided);
            Assert.Contains("no information", result.MethodInWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_largest_total()
    {
        var atMost = TwoByTwo.Of(1, Barnard.LargestTotal - 3, 1, 0);
        Assert.Equal(Barnard.LargestTotal - 1, atMost.Total);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => Barnard.Test(TwoByTwo.Of(1, Barnard.LargestTotal, 0, 0))).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => Boschloo.Test(TwoByTwo.Of(1, Boschloo.LargestTotal, 0, 0))).Violation);
        Assert.True(Barnard.Test(TwoByTwo.Of(1, Barnard.LargestTotal - 1, 0, 0)).HasNoInformation);
    }

    [Fact]
    public void Cancelled_work_ends() =>
        Assert.Throws<OperationCanceledException>(() => Barnard.Test(TwoByTwo.Of(30, 20, 25, 25), new CancellationToken(canceled: true)));

    private sealed class AllTables(TwoByTwo observed)
    {
        private readonly long n = observed.A + observed.B;
        private readonly long m = observed.C + observed.D;

        // Squares of the pooled statistic, with their sign, as fractions compared by cross multiplication.
        public bool Score(long x, long y, int direction, int sign)
        {
            var (here, there) = (Signed(x, y), Signed(observed.A, observed.C));
            if (sign == 0)
            {
                return BigInteger.Abs(here.Top) * there.Bottom >= BigInteger.Abs(there.Top) * here.Bottom;
            }

            return direction * here.Top * there.Bottom >= direction * there.Top * here.Bottom;
        }

        public bool Fisher(long x, long y, bool greater)
        {
            var (here, hereAll) = Tail(x, y, greater);
            var (there, thereAll) = Tail(observed.A, observed.C, greater);
            return here * thereAll <= there * hereAll;
        }

        public void Check(double p, double nuisance, Func<long, long, bool> inside)
        {
            var region = new List<(long X, long Y)>();
            for (long x = 0; x <= n; x++)
            {
                for (long y = 0; y <= m; y++)
                {
                    if (inside(x, y))
                    {
                        region.Add((x, y));
                    }
                }
            }

            double At(double risk) => region.Sum(one => Binomial(n, one.X, risk) * Binomial(m, one.Y, risk));
            Assert.Equal(p, At(nuisance), 1e-12);
            for (var i = 0; i <= 400; i++)
            {
                Assert.True(At(i / 400.0) <= p * (1 + 1e-9), $"{At(i / 400.0)} at {i / 400.0} against {p}");
            }
        }

        private (BigInteger Top, BigInteger Bottom) Signed(long x, long y)
        {
            var determinant = (BigInteger)x * m - (BigInteger)y * n;
            var spread = (BigInteger)(x + y) * (n + m - x - y);
            return spread.IsZero ? (0, 1) : (determinant * BigInteger.Abs(determinant), spread);
        }

        private (BigInteger Tail, BigInteger All) Tail(long x, long y, bool greater)
        {
            var (tail, all) = (BigInteger.Zero, BigInteger.Zero);
            for (var i = Math.Max(0, x + y - m); i <= Math.Min(n, x + y); i++)
            {
                var ways = Choose(n, i) * Choose(m, x + y - i);
                all += ways;
                tail += greater ? (i >= x ? ways : 0) : (i <= x ? ways : 0);
            }

            return (tail, all);
        }

        private static double Binomial(long n, long k, double risk) => (double)Choose(n, k) * Math.Pow(risk, k) * Math.Pow(1 - risk, n - k);

        private static BigInteger Choose(long n, long k)
        {
            var product = BigInteger.One;
            for (long i = 1; i <= k; i++)
            {
                product = product * (n - k + i) / i;
            }

            return product;
        }
    }

    private sealed class Seen : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
