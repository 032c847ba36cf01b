using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Proportions;

public class ProportionTests
{
    [Theory]
    // Newcombe (1998), Stat. Med. 17, 857-872, compares the methods on these four proportions. R 4.2.2: prop.test(x, n, correct = FALSE),
    // prop.test(x, n), binom.test(x, n), each $conf.int; his table gives them to four decimals.
    [InlineData(81, 263, 0.2553, 0.3662, 0.2535, 0.3682, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0598, 0.1644, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1611, 0.0000, 0.2005, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0018, 0.1963, 0.0009, 0.1776)]
    public void Newcombes_four_proportions(long count, long total, double low, double high, double correctedLow, double correctedHigh, double exactLow, double exactHigh)
    {
        var proportion = Proportion.Of(count, total);

        Near((low, high), proportion.Wilson);
        Near((correctedLow, correctedHigh), proportion.WilsonCorrected);
        Near((exactLow, exactHigh), proportion.ClopperPearson);
    }

    [Fact]
    public void Exact_limits_in_closed_form()
    {
        // None of n: (1 − U)^n = 0.025; mid-p: half of it.
        var none = Proportion.Of(0, 20);

        Assert.Equal(0, none.ClopperPearson.Lower);
        Assert.Equal(1 - Math.Pow(0.025, 1 / 20.0), none.ClopperPearson.Upper, 1e-14);
        Assert.Equal(1 - Math.Pow(0.05, 1 / 20.0), none.MidP.Upper, 1e-14);
        var all = Proportion.Of(20, 20);
        Assert.Equal(1, all.ClopperPearson.Upper);
        Assert.Equal(Math.Pow(0.025, 1 / 20.0), all.ClopperPearson.Lower, 1e-14);
        Assert.Equal(1, all.Wilson.Upper);
        Assert.Equal(1, all.WilsonCorrected.Upper);
    }

    [Fact]
    public void Laws() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var total = cells[0] + cells[1] + 1;
            var (one, other) = (Proportion.Of(cells[0], total), Proportion.Of(total - cells[0], total));
            foreach (var (interval, mirrored) in new[] { (one.Wilson, other.Wilson), (one.WilsonCorrected, other.WilsonCorrected), (one.ClopperPearson, other.ClopperPearson), (one.MidP, other.MidP) })
            {
                Assert.True(interval.Contains(one.Estimate));
                Assert.InRange(interval.Lower, 0, interval.Upper);
                Assert.InRange(interval.Upper, 0, 1);
                Assert.Equal(interval.Lower, 1 - mirrored.Upper, 1e-12);
            }

            Assert.True(one.ClopperPearson.Lower <= one.MidP.Lower && one.MidP.Upper <= one.ClopperPearson.Upper);
            Assert.True(one.WilsonCorrected.Lower <= one.Wilson.Lower && one.Wilson.Upper <= one.WilsonCorrected.Upper);
        });

    [Fact]
    public void Exact_tests_against_whole_numbers()
    {
        // Null probability k/16: every term is a whole number over 16^n.
        for (var total = 1; total <= 14; total++)
        {
            for (var count = 0; count <= total; count++)
            {
                for (var sixteenths = 1; sixteenths < 16; sixteenths += 2)
                {
                    var law = Law(total, sixteenths);
                    double Share(Func<int, bool> counted) =>
                        (double)Enumerable.Range(0, total + 1).Where(counted).Aggregate(BigInteger.Zero, (sum, x) => sum + law[x]) / (double)BigInteger.Pow(16, total);
                    var test = ExactBinomial.Test(Proportion.Of(count, total), sixteenths / 16.0);

                    Assert.Equal(Share(x => law[x] <= law[count]), test.PTwoSided.Value, 1e-13);
                    Assert.Equal(Share(x => x <= count), test.PLess.Value, 1e-13);
                    Assert.Equal(Share(x => x >= count), test.PGreater.Value, 1e-13);
                    Assert.Equal(Share(x => x == count), test.PointProbability.Value, 1e-13);
                    Assert.Equal(Math.Min(1, 2 * Math.Min(test.PLess, test.PGreater)), test.PDoubled.Value, 1e-14);
                }
            }
        }
    }

    [Fact]
    public void Counts_that_tie_only_in_decimals()
    {
        // With 0.1 of 9, counts 0 and 1 are equally probable: 0.9^9. As doubles they differ in the last digit.
        var p = ExactBinomial.Test(Proportion.Of(0, 9), 0.1).PTwoSided.Value;

        Assert.Equal(1, p, 1e-14);
    }

    [Fact]
    public void A_far_tail_keeps_its_logarithm()
    {
        var test = ExactBinomial.Test(Proportion.Of(3000, 3000), 0.5);

        Assert.Equal(-3000 * Math.Log10(2), test.PGreater.Log10, 1e-9);
        Assert.Equal(-2999 * Math.Log10(2), test.PTwoSided.Log10, 1e-9);
    }

    [Theory]
    [InlineData(0, 5, 0.0, 1.0)]
    [InlineData(1, 5, 0.0, 0.0)]
    [InlineData(5, 5, 1.0, 1.0)]
    [InlineData(4, 5, 1.0, 0.0)]
    public void A_certain_null_hypothesis(long count, long total, double nullProbability, double expected) =>
        Assert.Equal(expected, ExactBinomial.Test(Proportion.Of(count, total), nullProbability).PTwoSided.Value);

    [Fact]
    public void Bad_input()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => Proportion.Of(0, 0)).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => Proportion.Of(4, 3)).Violation);
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => Proportion.Of(-1, 3)).Violation);
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => Proportion.Of(-5, -3)).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => Proportion.Of(1, Proportion.LargestTotal + 1)).Violation);
        Assert.Equal(Proportion.LargestTotal, Proportion.Of(1, Proportion.LargestTotal).Total);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Of(1, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactBinomial.Test(Proportion.Of(1, 3), 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactBinomial.Test(Proportion.Of(1, 3), double.NaN));
    }

    private static BigInteger[] Law(int total, int sixteenths)
    {
        var law = new BigInteger[total + 1];
        var choose = BigInteger.One;
        for (var x = 0; x <= total; x++)
        {
            law[x] = choose * BigInteger.Pow(sixteenths, x) * BigInteger.Pow(16 - sixteenths, total - x);
            choose = choose * (total - x) / (x + 1);
        }

        return law;
    }

    private static void Near((double Lower, double Upper) expected, ConfidenceInterval actual)
    {
        Assert.Equal(expected.Lower, actual.Lower, 0.000051);
        Assert.Equal(expected.Upper, actual.Upper, 0.000051);
    }
}
