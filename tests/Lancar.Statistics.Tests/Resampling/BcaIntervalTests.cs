using System.Text.Json;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Resampling;

public class BcaIntervalTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("bootstrap-bca");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Given_replicates_give_the_golden_interval(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var sample = golden.Values("x");
        var isMean = golden.Whole.GetProperty("options").GetProperty("statistic").GetString() == "mean";
        var estimate = isMean ? Descriptives.Of(sample).Mean : Descriptives.Of(sample).Median;
        var jackknife = isMean ? Jackknife.Mean(sample) : Jackknife.Median(sample);
        var confidence = golden.Whole.GetProperty("options").GetProperty("conf").GetDouble();

        foreach (var (name, correction) in new[] { ("less", BiasCorrection.Less), ("mid", BiasCorrection.Mid) })
        {
            var result = BcaInterval.FromReplicates(estimate, golden.Values("replicates"), jackknife, correction, confidence);
            var expected = golden.Expected.GetProperty(name);

            Golden.Close(golden.Expected.GetProperty("estimate"), result.Estimate, 1e-15, "estimate");
            Golden.Close(golden.Expected.GetProperty("acceleration"), result.Acceleration, 1e-11, "acceleration");
            Golden.Close(expected.GetProperty("prop"), result.ShareBelow, 1e-15, "share below");
            Golden.Close(expected.GetProperty("z0"), result.Z0, 1e-13, "z0");
            Golden.Close(expected.GetProperty("alpha")[0], result.LowerLevel!.Value, 1e-12, "lower level");
            Golden.Close(expected.GetProperty("alpha")[1], result.UpperLevel!.Value, 1e-12, "upper level");
            Same(expected.GetProperty("ci_quantile_type7"), result.Type7!.Value);
            Same(expected.GetProperty("ci_norm_inter"), result.NormalInterpolation!.Value);
        }
    }

    [Fact]
    public void The_two_bias_corrections_differ_where_replicates_tie_and_each_is_named()
    {
        // boot counts the share below (Less), SciPy adds half the ties (Mid).
        double[] replicates = [1, 2, 2, 2, 3, 3, 4, 5];
        double[] jackknife = [1.9, 2, 2.3];
        var less = BcaInterval.FromReplicates(2, replicates, jackknife, BiasCorrection.Less);
        var mid = BcaInterval.FromReplicates(2, replicates, jackknife);

        Assert.Equal(1 / 8.0, less.ShareBelow);
        Assert.Equal(2.5 / 8, mid.ShareBelow);
        Assert.Equal(BiasCorrection.Mid, mid.BiasCorrection);
        Assert.True(less.LowerLevel < mid.LowerLevel);
    }

    [Fact]
    public void Negated_data_give_the_negated_interval_by_the_mid_correction()
    {
        double[] replicates = [1, 2, 2, 2, 3, 3, 4, 5, 5, 7];
        double[] jackknife = [1.9, 2, 2.3, 2.4];
        var plain = BcaInterval.FromReplicates(2, replicates, jackknife);
        var negated = BcaInterval.FromReplicates(-2, Negated(replicates), Negated(jackknife));

        Assert.Equal(plain.Z0, -negated.Z0, 1e-14);
        Assert.Equal(plain.Acceleration, -negated.Acceleration, 1e-14);
        Assert.Equal(plain.Type7!.Value.Lower, -negated.Type7!.Value.Upper, 1e-13);
        Assert.Equal(plain.NormalInterpolation!.Value.Upper, -negated.NormalInterpolation!.Value.Lower, 1e-13);
    }

    [Fact]
    public void An_infinite_bias_has_no_interval_and_says_why()
    {
        var result = BcaInterval.FromReplicates(0, [1, 2, 3], [1, 2]);

        Assert.Equal(BcaObstacle.InfiniteBias, result.Obstacle);
        Assert.Equal(double.NegativeInfinity, result.Z0);
        Assert.Null(result.Type7);
        Assert.Null(result.NormalInterpolation);
        Assert.Null(result.LowerLevel);
        Assert.Equal(double.PositiveInfinity, BcaInterval.FromReplicates(4, [1, 2, 3], [1, 2]).Z0);
    }

    [Fact]
    public void An_excessive_acceleration_has_no_interval_and_says_why()
    {
        // One huge influence: a near 1/6; with z0 near 3.7 the denominator 1 − a (z0 + 1.96) is still positive, with 5.3 not.
        double[] jackknife = [.. Enumerable.Repeat(0.0, 9_999), -1];
        double[] replicates = [.. Enumerable.Repeat(-1.0, 300_000), 1];
        Assert.Equal(BcaObstacle.ExcessiveAcceleration, BcaInterval.FromReplicates(0, replicates, jackknife).Obstacle);
        Assert.Equal(BcaObstacle.None, BcaInterval.FromReplicates(0, replicates[^10_000..], jackknife).Obstacle);
    }

    [Fact]
    public void Equal_replicates_are_one_point_by_mid_and_nothing_by_less()
    {
        var mid = BcaInterval.FromReplicates(3, [3, 3, 3], [3, 3]);
        Assert.Equal(0, mid.Z0);
        Assert.Equal(0, mid.Acceleration);
        Assert.Equal((3, 3), (mid.Type7!.Value.Lower, mid.Type7!.Value.Upper));
        Assert.Equal(BcaObstacle.InfiniteBias, BcaInterval.FromReplicates(3, [3, 3, 3], [3, 3], BiasCorrection.Less).Obstacle);
    }

    [Fact]
    public void Tiny_and_huge_units_change_nothing_but_the_unit()
    {
        double[] replicates = [1, 2, 2, 2, 3, 3, 4, 5];
        double[] jackknife = [1.5, 2, 2.75];
        var plain = BcaInterval.FromReplicates(2, replicates, jackknife);
        foreach (var unit in new[] { Math.ScaleB(1, -900), Math.ScaleB(1, 1000) })
        {
            var scaled = BcaInterval.FromReplicates(2 * unit, Times(replicates, unit), Times(jackknife, unit));
            Assert.Equal(plain.Acceleration, scaled.Acceleration);
            Assert.Equal(plain.Type7!.Value.Lower * unit, scaled.Type7!.Value.Lower);
            Assert.Equal(plain.NormalInterpolation!.Value.Upper * unit, scaled.NormalInterpolation!.Value.Upper);
        }
    }

    [Fact]
    public void Quantiles_agree_with_a_sort_at_every_level()
    {
        var stream = RandomStream.Of(41, 0);
        foreach (var count in new[] { 1, 2, 3, 10, 599, 600, 601, 602, 5000 })
        {
            double[] values = [.. Enumerable.Range(0, count).Select(i => (double)stream.NextIndex(count / 2 + 1))];
            double[] sorted = [.. values.Order()];
            var read = new Replicates(values);
            for (var trial = 0; trial < 50; trial++)
            {
                var level = stream.NextDouble();
                var place = (count - 1) * level;
                var below = (int)place;
                var expected = sorted[below] + (place - below) * (sorted[Math.Min(below + 1, count - 1)] - sorted[below]);
                Assert.Equal(expected, read.Quantile(level, QuantileRule.Type7), 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(0.0001, 1)]
    [InlineData(0.0999, 1)]
    [InlineData(0.9001, 9)]
    [InlineData(0.9999, 9)]
    public void Normal_interpolation_stops_at_the_extremes_and_says_so(double level, double expected)
    {
        var read = new Replicates([.. Enumerable.Range(1, 9).Select(i => (double)i)]);
        Assert.Equal(expected, read.Quantile(level, QuantileRule.NormalInterpolation));
        Assert.True(read.IsExtreme(level, QuantileRule.NormalInterpolation));
        Assert.False(read.IsExtreme(0.5, QuantileRule.NormalInterpolation));
    }

    [Fact]
    public void Data_that_cannot_support_the_interval_are_refused_in_order()
    {
        Assert.Equal(Violation.Empty, Refusal(() => BcaInterval.FromReplicates(double.NaN, [], [1, 2])));
        Assert.Equal(Violation.NotFinite, Refusal(() => BcaInterval.FromReplicates(double.NaN, [1], [1, 2])));
        Assert.Equal(Violation.NotFinite, Refusal(() => BcaInterval.FromReplicates(1, [double.NaN], [1])));
        Assert.Equal(Violation.NotFinite, Refusal(() => BcaInterval.FromReplicates(1, [1], [double.NegativeInfinity])));
        Assert.Equal(Violation.TooFew, Refusal(() => BcaInterval.FromReplicates(1, [1], [1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => BcaInterval.FromReplicates(1, [1], [1, 2], BiasCorrection.Mid, 0));
    }

    [Fact]
    public void The_jackknife_is_the_statistic_without_each_observation()
    {
        var stream = RandomStream.Of(43, 0);
        for (var count = 2; count < 12; count++)
        {
            double[] sample = [.. Enumerable.Range(0, count).Select(_ => (double)stream.NextIndex(9))];
            Assert.Equal(Jackknife.Of(sample, rest => Descriptives.Of(rest).Median), Jackknife.Median(sample));
            var means = Jackknife.Of(sample, rest => Descriptives.Of(rest).Mean);
            Assert.All(means.Zip(Jackknife.Mean(sample)), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }

        Assert.Equal(Violation.TooFew, Refusal(() => Jackknife.Mean([1])));
        Assert.Equal(Violation.NotFinite, Refusal(() => Jackknife.Of([1, 2], _ => double.NaN)));
    }

    private static void Same(JsonElement expected, ConfidenceInterval actual)
    {
        Golden.Close(expected[0], actual.Lower, 1e-12, "lower limit");
        Golden.Close(expected[1], actual.Upper, 1e-12, "upper limit");
    }

    private static double[] Negated(double[] values) => Times(values, -1);

    private static double[] Times(double[] values, double factor) => [.. values.Select(value => value * factor)];

    private static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
}
