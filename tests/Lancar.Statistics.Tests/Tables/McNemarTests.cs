using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class McNemarTests
{
    [Fact]
    public void Approval_of_the_prime_minister()
    {
        // The counts are those of R's help page of mcnemar.test, which names Agresti (1990), p. 350: 150 lost, 86 gained.
        // R 4.2.2: binom.test(86, 236)$p.value = 3.71593613957e-05.
        var result = McNemar.Test(150, 86);

        Assert.Equal(3.71593613957e-05, result.PTwoSided, 1e-16);
        Assert.Equal(86 / 150.0, result.OddsRatio);
        // R 4.2.2: ci <- binom.test(86, 236)$conf.int; ci / (1 - ci).
        Assert.Equal(0.434597606083669, result.Interval.Lower, 1e-12);
        Assert.Equal(0.752316239171127, result.Interval.Upper, 1e-12);
    }

    [Fact]
    public void Twelve_changes()
    {
        // R 4.2.2: binom.test(10, 12)$p.value = 0.03857421875; ci <- binom.test(10, 12)$conf.int; ci / (1 - ci).
        var result = McNemar.Test(lost: 2, gained: 10);

        Assert.Equal(158 / 4096.0, result.PTwoSided, 1e-16);
        Assert.Equal((158 - 66) / 4096.0, result.MidP, 1e-16);
        Assert.Equal(5, result.OddsRatio);
        Assert.Equal(1.06552784349944, result.Interval.Lower, 1e-12);
        Assert.Equal(46.93283545239456, result.Interval.Upper, 1e-10);
    }

    [Fact]
    public void Every_small_pair_of_counts_by_binomial_counting()
    {
        for (var lost = 0; lost <= 25; lost++)
        {
            for (var gained = 0; gained <= 25; gained++)
            {
                var n = lost + gained;
                var (tail, point) = Tail(n, Math.Min(lost, gained));
                var all = Math.Pow(2, n);
                var result = McNemar.Test(lost, gained);

                Assert.Equal(Math.Min(1, 2 * tail / all), result.PTwoSided, 1e-14);
                Assert.Equal((2 * tail - point) / all, result.MidP, 1e-14);
            }
        }
    }

    [Fact]
    public void Limits_invert_the_binomial_tail()
    {
        foreach (var (lost, gained) in new[] { (0L, 5L), (3L, 4L), (12L, 1L), (40L, 90L), (1000L, 1200L) })
        {
            var result = McNemar.Test(lost, gained);
            var mirrored = McNemar.Test(gained, lost);
            Assert.Equal(result.PTwoSided, mirrored.PTwoSided, 1e-14);
            Assert.Equal(result.PGainedLess, mirrored.PGainedGreater, 1e-14);
            if (lost > 0)
            {
                Assert.Equal(result.Interval.Upper, 1 / mirrored.Interval.Lower, 1e-9 * result.Interval.Upper);
            }

            // All gained: P(X ≥ n) = share^n = 0.025 in closed form.
            if (lost == 0)
            {
                var share = Math.Pow(0.025, 1.0 / gained);
                Assert.Equal(share / (1 - share), result.Interval.Lower, 1e-10);
                Assert.Equal(double.PositiveInfinity, result.Interval.Upper);
                Assert.Equal(double.PositiveInfinity, result.OddsRatio);
            }
        }
    }

    [Fact]
    public void No_change_is_a_typed_answer()
    {
        var result = McNemar.Test(0, 0);

        Assert.True(result.HasNoInformation);
        Assert.Equal(1, result.PTwoSided.Value);
        Assert.Equal(1, result.MidP.Value);
        Assert.Null(result.OddsRatio);
        Assert.Equal((0.0, double.PositiveInfinity), (result.Interval.Lower, result.Interval.Upper));
    }

    [Fact]
    public void A_negative_or_huge_count_is_refused()
    {
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => McNemar.Test(-1, 3)).Violation);
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => McNemar.Test(1, -3)).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => McNemar.Test(McNemar.LargestTotal, 1)).Violation);
    }

    [Fact]
    public void Probabilities_are_probabilities() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var result = McNemar.Test(cells[0], cells[1]);
            Assert.InRange(result.PTwoSided.Value, 0, 1);
            Assert.InRange(result.MidP.Value, 0, result.PTwoSided.Value);
            Assert.True(result.OddsRatio is null || result.Interval.Contains(result.OddsRatio.Value));
        });

    private static (double Tail, double Point) Tail(int n, int k)
    {
        var (tail, choose) = (BigInteger.Zero, BigInteger.One);
        for (var i = 0; ; i++)
        {
            tail += choose;
            if (i == k)
            {
                return ((double)tail, (double)choose);
            }

            choose = choose * (n - i) / (i + 1);
        }
    }
}
