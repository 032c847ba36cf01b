using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Groups;

public class AnovaTests
{
    // R's "PlantGrowth" (Dobson 1983): dried weight of plants under control and two treatments.
    private static readonly double[][] plants =
    [
        [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14],
        [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
        [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
    ];

    [Fact]
    public void Plant_growth_as_Dobson_has_it()
    {
        // R 4.2.2 summary(aov): Sum Sq 3.766, 10.492; F = 4.846, p = 0.0159. oneway.test: F = 5.181, df 17.128, p = 0.01739.
        var anova = OneWayAnova.Test(plants);
        Assert.Equal(3.76634, anova.SumOfSquaresBetween, 5e-6);
        Assert.Equal(10.49209, anova.SumOfSquaresWithin, 5e-6);
        Assert.Equal(4.846088, anova.F, 5e-7);
        Assert.Equal(0.01590996, anova.P.Value, 5e-9);
        Assert.Equal(3.76634 / (3.76634 + 10.49209), anova.EtaSquared, 1e-6);
        Assert.Equal((2, 27), (anova.DegreesOfFreedomBetween, anova.DegreesOfFreedomWithin));

        var welch = WelchAnova.Test(plants);
        Assert.Equal(5.181, welch.F, 5e-4);
        Assert.Equal(17.128, welch.DegreesOfFreedomDenominator, 5e-4);
        Assert.Equal(0.01739, welch.P.Value, 5e-6);
    }

    [Fact]
    public void Two_groups_are_t_squared()
    {
        double[][] two = [plants[0], plants[1]];
        Assert.Equal(Math.Pow(TTest.Student(two[0], two[1]).T, 2), OneWayAnova.Test(two).F, 1e-12);
        Assert.Equal(TTest.Student(two[0], two[1]).PTwoSided, OneWayAnova.Test(two).P, 1e-13);
        var welch = TTest.Welch(two[0], two[1]);
        Assert.Equal(Math.Pow(welch.T, 2), WelchAnova.Test(two).F, 1e-12);
        Assert.Equal(welch.DegreesOfFreedom, WelchAnova.Test(two).DegreesOfFreedomDenominator, 1e-12);
        var pair = GamesHowell.Compare(two).Pairs.Single();
        Assert.Equal(welch.PTwoSided, pair.P, 1e-12);
        Assert.Equal(welch.Interval.Lower, pair.Interval.Lower, 1e-11);
    }

    [Fact]
    public void Offsets_as_large_as_in_the_reference_data_of_NIST_cost_no_digits()
    {
        // After NIST's SmLs07: 1e12 + .2 to .6 by tenths; here eighths, which are doubles: within, every group varies alike.
        double[][] plain = [[0.25, 0.375, 0.125], [0.5, 0.625, 0.375], [0.25, 0.125, 0.5]];
        double[][] moved = [.. plain.Select(group => group.Select(x => x + 1e12).ToArray())];
        Assert.Equal(OneWayAnova.Test(plain).F, OneWayAnova.Test(moved).F, 1e-14);
        Assert.Equal(WelchAnova.Test(plain).F, WelchAnova.Test(moved).F, 1e-14);
    }

    [Fact]
    public void An_outlier_in_one_group_costs_the_others_no_digits()
    {
        double[][] plain = [[1, 2, 4], [2.5, 3, 5]];
        double[][] with = [plain[0], plain[1], [-1e250, 0, 1]];
        var pair = GamesHowell.Compare(with).Pairs.Single(pair => pair is { First: 0, Second: 1 });
        Assert.Equal(TTest.Welch(plain[0], plain[1]).T, pair.T);
        // The third group weighs nothing: what is left is t² of the other two, in Welch's frame for three groups.
        var t = TTest.Welch(plain[0], plain[1]).T;
        var unevenness = 0.5 * (Math.Pow(1 - Share(plain[0], plain[1]), 2) + Math.Pow(Share(plain[0], plain[1]), 2) + 1);
        Assert.Equal((t * t + 1) / 2 / (1 + 2.0 / 8 * unevenness), WelchAnova.Test(with).F, 1e-12);

        static double Share(double[] a, double[] b) => Weight(a) / (Weight(a) + Weight(b));
        static double Weight(double[] x) => x.Length / Math.Pow(Descriptives.Of(x).StandardDeviation!.Value, 2);
    }

    [Fact]
    public void The_interval_of_eta_squared_inverts_the_noncentral_law()
    {
        var anova = OneWayAnova.Test(plants, 0.9);
        var (low, high) = (anova.EtaSquaredInterval!.Value.Lower, anova.EtaSquaredInterval.Value.Upper);
        Assert.Equal(0.05, NoncentralF.Upper(anova.F, 2, 27, 30 * low / (1 - low)), 1e-10);
        Assert.Equal(0.05, NoncentralF.Lower(anova.F, 2, 27, 30 * high / (1 - high)), 1e-10);
        Assert.Equal(0, OneWayAnova.Test([[1, 2, 3], [1, 2, 3.5]]).EtaSquaredInterval!.Value.Lower);
        Assert.True(OneWayAnova.Test([[1, 2, 3], [1, 2, 3.5]]).OmegaSquared < 0);
    }

    [Fact]
    public void Laws() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            double[][] groups = [.. Enumerable.Range(0, 3).Select(k => scores.Where((_, i) => i % 3 == k).Select(x => (double)x).ToArray())];
            double[][] turned = [groups[2], [.. groups[0].Reverse()], groups[1]];
            if (TTestTests.Answer(() => OneWayAnova.Test(groups)) is { } anova)
            {
                var other = OneWayAnova.Test(turned);
                Assert.Equal((anova.F, anova.P, anova.EtaSquared), (other.F, other.P, other.EtaSquared));
                Assert.Equal(anova.F, OneWayAnova.Test([.. groups.Select(g => g.Select(x => x * 0.125).ToArray())]).F);
                Assert.InRange(anova.EtaSquared, 0, 1);
                Assert.InRange(anova.P.Value, 0, 1);
            }

            if (TTestTests.Answer(() => WelchAnova.Test(groups)) is { } welch)
            {
                var other = WelchAnova.Test(turned);
                Assert.Equal((welch.F, welch.P), (other.F, other.P));
            }

            if (TTestTests.Answer(() => Levene.Test(groups)) is { } levene)
            {
                Assert.Equal(levene.F, Levene.Test(turned).F);
                Assert.Equal(levene.F, Levene.Test([.. groups.Select(g => g.Select(x => -x * 4).ToArray())]).F, 1e-12 * (1 + levene.F));
            }
        });

    [Fact]
    public void Games_and_Howell_compare_first_minus_second_and_simultaneously()
    {
        var result = GamesHowell.Compare(plants);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], result.Pairs.Select(pair => (pair.First, pair.Second)));
        Assert.Equal(5.032 - 4.661, result.Pairs[0].MeanDifference, 1e-14);
        foreach (var pair in result.Pairs)
        {
            var welch = TTest.Welch(plants[pair.First], plants[pair.Second]);
            Assert.Equal(welch.T, pair.T, 1e-12);
            Assert.True(pair.P > welch.PTwoSided, "Adjusted p is the larger one.");
            Assert.Equal(pair.P < 0.05, !pair.Interval.Contains(0));
        }
    }

    [Fact]
    public void What_does_not_vary()
    {
        Assert.Equal(double.PositiveInfinity, OneWayAnova.Test([[1, 1], [2, 2]]).F);
        Assert.Equal(0, OneWayAnova.Test([[1, 1], [2, 2]]).P.Value);
        Assert.Null(OneWayAnova.Test([[1, 1], [2, 2]]).EtaSquaredInterval);
        Assert.Equal(0, GamesHowell.Compare([[1, 1], [2, 2], [1, 3]]).Pairs[0].P.Value);
        TTestTests.Refused(Violation.NoInformation, () => OneWayAnova.Test([[2, 2], [2]]));
        TTestTests.Refused(Violation.NoInformation, () => WelchAnova.Test([[1, 2], [2, 2]]));
        TTestTests.Refused(Violation.NoInformation, () => GamesHowell.Compare([[2, 2], [2, 2], [1, 3]]));
        TTestTests.Refused(Violation.NoInformation, () => Levene.Test([[2, 2], [3, 3]]));
        // Two observations always lie equally far from their middle, whatever the rounding of the mean says.
        TTestTests.Refused(Violation.NoInformation, () => Levene.Test([[0.1, 0.3], [0.4, 0.6]], LeveneCenter.Mean));
        Assert.Equal(double.PositiveInfinity, Levene.Test([[0.1, 0.3], [0.4, 0.8]], LeveneCenter.Mean).F);
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(11, 1)]
    public void A_tenth_is_trimmed_from_ten_observations_on(int count, int cut)
    {
        double[] group = [.. Enumerable.Range(0, count).Select(i => (double)i * i)];
        var center = group.Skip(cut).Take(count - 2 * cut).Average();
        var expected = group.Average(x => Math.Abs(x - center));
        Assert.Equal(expected, Levene.Test([group, [1, 5]], LeveneCenter.TrimmedMean).MeanDistances[0], 1e-12);
    }

    [Fact]
    public void Bad_input()
    {
        foreach (var test in new Action<double[][]>[] { g => OneWayAnova.Test(g), g => WelchAnova.Test(g), g => GamesHowell.Compare(g), g => Levene.Test(g) })
        {
            TTestTests.Refused(Violation.Empty, () => test([]));
            TTestTests.Refused(Violation.Empty, () => test([[double.NaN], []]));
            TTestTests.Refused(Violation.NotFinite, () => test([[1, double.NaN]]));
            TTestTests.Refused(Violation.TooFew, () => test([[1, 2]]));
            TTestTests.Refused(Violation.TooFew, () => test([[1], [2]]));
            Assert.Throws<ArgumentNullException>(() => test(null!));
        }

        double[][] apart = [[double.MaxValue, -double.MaxValue], [1, 2]];
        TTestTests.Refused(Violation.NotFinite, () => OneWayAnova.Test(apart));
        TTestTests.Refused(Violation.NotFinite, () => WelchAnova.Test(apart));
        TTestTests.Refused(Violation.NotFinite, () => GamesHowell.Compare(apart));
        TTestTests.Refused(Violation.NotFinite, () => Levene.Test([[double.MaxValue, double.MaxValue, -double.MaxValue], [1, 2]]));

        Assert.Throws<ArgumentOutOfRangeException>(() => OneWayAnova.Test(plants, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GamesHowell.Compare(plants, 1));
    }
}
