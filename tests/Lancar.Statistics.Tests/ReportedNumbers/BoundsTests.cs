using System.Numerics;
using Lancar.Statistics.ReportedNumbers;
using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class BoundsTests
{
    [Theory]
    [InlineData(2, 9)]
    [InlineData(3, 8)]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    public void No_true_standard_deviation_lies_outside_its_bounds(int n, int greatest)
    {
        foreach (var sample in Samples.All(n, greatest))
        {
            var (total, squares) = (sample.Sum(), sample.Sum(value => value * value));
            var deviations = ((BigInteger)n * squares) - ((BigInteger)total * total);
            foreach (var divisor in new[] { n - 1, n })
            {
                var sd = Printing.Read(Printing.Root(deviations, (BigInteger)n * divisor, 2, MidpointRounding.ToEven)).StandsFor(PrintingRule.UsualRounding);
                var mean = Printing.Read(Printing.Fraction(total, n, 1, MidpointRounding.ToZero)).StandsFor(PrintingRule.UsualRounding);
                Assert.Equal(StandardDeviationFit.Fits, StandardDeviationBounds.Check(mean, sd, n, Whole(sample[0]), Whole(sample[^1]), true));
                Assert.Equal(StandardDeviationFit.Fits, StandardDeviationBounds.Check(null, sd, n, Whole(0), Whole(greatest), false));
            }
        }
    }

    [Theory]
    [InlineData("5", "5.27", StandardDeviationFit.Fits)]
    [InlineData("5", "5.28", StandardDeviationFit.TooLarge)]
    [InlineData("5", "2.23", StandardDeviationFit.Fits)]
    [InlineData("5", "2.20", StandardDeviationFit.TooSmall)]
    [InlineData("5", "-0.1", StandardDeviationFit.Negative)]
    public void Ten_values_that_reach_0_and_10(string mean, string sd, StandardDeviationFit fit)
    {
        // Greatest: five at each end, √(250/9) = 5.2705; least: eight at 5, √(50/10) = 2.2361 with divisor n (2.23 by truncation).
        var exact = Printing.Read(mean).Value;
        var spread = Printing.Read(sd).StandsFor(PrintingRule.UsualRounding);
        Assert.Equal(fit, StandardDeviationBounds.Check(new RationalRange(exact, exact), spread, 10, Whole(0), Whole(10), true));
    }

    // All differences of one sign, any sizes: the p-values of every tie pattern stay below the bound.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(6, 6)]
    [InlineData(5, 8)]
    [InlineData(2, 7)]
    public void One_sided_movement_never_exceeds_its_bound(int moved, int n)
    {
        var bound = SignedRankBound.OneSidedMovement(moved, n);
        foreach (var sizes in Samples.All(moved, 4))
        {
            var magnitudes = sizes.Select(size => size + 1.0).Concat(Enumerable.Repeat(0.0, n - moved)).ToArray();
            foreach (var p in SignedRankPs(magnitudes))
            {
                Assert.True(p <= bound + 1e-12, $"[{string.Join(' ', magnitudes)}] p = {p} > {bound}");
            }
        }

        Assert.True(bound >= Math.Pow(2, 1 - moved));
    }

    [Fact]
    public void The_bound_of_fourteen_among_thirty()
    {
        // z = (105/2 − 1/2) / √(1015/4) = 3.2643, two-sided 0.0010974.
        Assert.Equal(0.0010974, SignedRankBound.OneSidedMovement(14, 30), 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRankBound.OneSidedMovement(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRankBound.OneSidedMovement(6, 5));
    }

    [Fact]
    public void Paired_t_tests_of_real_pairs_stay_within_their_bounds()
    {
        var random = new Random(20250917);
        for (var round = 0; round < 2_000; round++)
        {
            var n = random.Next(2, 25);
            var share = random.NextDouble();
            var before = Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 12)).ToArray();
            var after = before.Select(value => Math.Round((share * value) + random.Next(0, 10))).ToArray();
            var differences = before.Zip(after, (b, a) => a - b).ToArray();
            var (mean, sd) = (differences.Average(), Deviation(differences));
            var p = sd == 0 ? (mean == 0 ? 1 : 0) : 2 * StudentT.CDF(0, 1, n - 1, -Math.Abs(mean) * Math.Sqrt(n) / sd);

            var (least, greatest) = PairedTBound.P(Print(before.Average()), Print(after.Average()), Print(Deviation(before)), Print(Deviation(after)), n);

            Assert.InRange(p, least - 1e-12, greatest + 1e-12);
        }

        static ReportedNumber Print(double value) => Printing.Read(value.ToString("F2", System.Globalization.CultureInfo.InvariantCulture));
    }

    // 003: mean ± t(29) · SD / √30 of 275/30 and 401/30, as printed there.
    [Theory]
    [InlineData("9.17", "0.874", "8.84", "9.49", true)]
    [InlineData("13.37", "1.671", "12.74", "13.99", true)]
    [InlineData("9.17", "0.874", "8.48", "9.49", false)]
    [InlineData("9.17", "0.874", "8.84", "9.94", false)]
    public void Mean_intervals_follow_within_rounding(string mean, string sd, string lower, string upper, bool follow)
    {
        var limits = ReportedMeanInterval.Limits(Printing.Read(mean), Printing.Read(sd), 30, 0.95);

        Assert.Equal(follow, limits.LowerFits(Printing.Read(lower)) && limits.UpperFits(Printing.Read(upper)));
    }

    private static IEnumerable<double> SignedRankPs(double[] magnitudes)
    {
        var n = magnitudes.Length;
        var ranks = magnitudes.Select(value => magnitudes.Count(other => other < value) + ((magnitudes.Count(other => other == value) + 1) / 2.0)).ToArray();
        var zeros = magnitudes.Count(value => value == 0);
        var moving = ranks.Where((_, i) => magnitudes[i] > 0).ToArray();
        yield return Math.Pow(2, 1 - moving.Length);
        var dropped = moving.Select(rank => rank - zeros).ToArray();
        foreach (var (sum, squares) in new[] { (dropped.Sum(), dropped.Sum(r => r * r)), (moving.Sum(), moving.Sum(r => r * r)), (moving.Sum(), ranks.Sum(r => r * r)) })
        {
            yield return 2 * Normal.CDF(0, 1, -sum / Math.Sqrt(squares));
            yield return Math.Min(1, 2 * Normal.CDF(0, 1, -(sum - 1) / Math.Sqrt(squares)));
        }
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static RationalRange Whole(int value) => new(Rational.Of(value), Rational.Of(value));
}
