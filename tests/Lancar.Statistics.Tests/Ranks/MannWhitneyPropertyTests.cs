using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

public class MannWhitneyPropertyTests
{
    [Fact]
    public void Exchanging_the_samples_exchanges_the_tails_bit_for_bit() =>
        ForTwoSamples((first, second) =>
        {
            var plain = MannWhitney.Test(first, second);
            var exchanged = MannWhitney.Test(second, first);

            Assert.Equal(plain.U, exchanged.USecond);
            AreMirrored(plain, exchanged);
            Assert.Equal(plain.HodgesLehmann, -exchanged.HodgesLehmann);
            Assert.Equal(plain.Interval!.Value.Lower, -exchanged.Interval!.Value.Upper);
        });

    [Fact]
    public void Negating_both_samples_exchanges_the_tails_bit_for_bit() =>
        ForTwoSamples((first, second) =>
        {
            var plain = MannWhitney.Test(first, second);
            var negated = MannWhitney.Test(Negated(first), Negated(second));

            AreMirrored(plain, negated);
            Assert.Equal(plain.HodgesLehmann, -negated.HodgesLehmann);
        });

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        ForTwoSamples((first, second) =>
            Assert.Equal(MannWhitney.Test(first, second), MannWhitney.Test(first.Reverse().ToArray(), second.Reverse().ToArray())));

    [Fact]
    public void A_shift_moves_the_estimate_and_the_null_value_takes_it_back() =>
        ForTwoSamples((first, second) =>
        {
            var plain = MannWhitney.Test(first, second);
            var moved = MannWhitney.Test(first.Select(value => value + 100).ToArray(), second, new MannWhitneyOptions { NullValue = 100 });

            Assert.Equal(plain.PTwoSided, moved.PTwoSided);
            Assert.Equal(plain.HodgesLehmann + 100, moved.HodgesLehmann);
            Assert.Equal(plain.Interval!.Value.Upper + 100, moved.Interval!.Value.Upper);
        });

    [Fact]
    public void A_power_of_two_scales_estimate_and_limits_and_nothing_else() =>
        ForTwoSamples((first, second) =>
        {
            var plain = MannWhitney.Test(first, second);
            foreach (var factor in new[] { Math.ScaleB(1, -300), 0.5, Math.ScaleB(1, 900) })
            {
                var scaled = MannWhitney.Test(Scaled(first, factor), Scaled(second, factor));
                Assert.Equal(plain.HodgesLehmann * factor, scaled.HodgesLehmann);
                Assert.Equal(plain.Interval!.Value.Lower * factor, scaled.Interval!.Value.Lower);
                Assert.Equal(plain, scaled with { HodgesLehmann = plain.HodgesLehmann, Interval = plain.Interval });
            }
        });

    [Fact]
    public void Probabilities_are_probabilities_and_fit_together() =>
        ForTwoSamples((first, second) =>
        {
            var result = MannWhitney.Test(first, second);
            foreach (double p in new[] { result.PTwoSided, result.PTwoSidedAbsolute, result.PLess, result.PGreater, result.PointProbability, result.MidPTwoSided, result.PAsymptotic, result.PAsymptoticCorrected })
            {
                Assert.InRange(p, 0, 1);
            }

            Assert.True(result.MidPTwoSided.Value <= result.PTwoSided.Value);
            Assert.InRange(result.RankBiserial, -1, 1);
            Assert.Equal(2 * result.ProbabilityOfSuperiority - 1, result.RankBiserial, 1e-15);
            Assert.True(result.Interval!.Value.Contains(result.HodgesLehmann!.Value));
            if (!result.HasNoInformation)
            {
                // P(U' ≤ u) + P(U' ≥ u) counts u twice.
                Assert.Equal(1 + result.PointProbability.Value, result.PLess.Value + result.PGreater.Value, 1e-13);
            }
        });

    [Fact]
    public void The_data_are_not_changed()
    {
        double[] first = [3, -1, 2, 0];
        double[] second = [9, 4, 5];
        MannWhitney.Test(first, second);
        Assert.Equal([3, -1, 2, 0], first);
        Assert.Equal([9, 4, 5], second);
    }

    private static void AreMirrored(MannWhitneyResult plain, MannWhitneyResult mirrored)
    {
        Assert.Equal(plain.PLess, mirrored.PGreater);
        Assert.Equal(plain.PGreater, mirrored.PLess);
        Assert.Equal(plain.PTwoSided, mirrored.PTwoSided);
        Assert.Equal(plain.PTwoSidedAbsolute, mirrored.PTwoSidedAbsolute);
        Assert.Equal(plain.MidPTwoSided, mirrored.MidPTwoSided);
        Assert.Equal(plain.PointProbability, mirrored.PointProbability);
        Assert.Equal(plain.Z, -mirrored.Z);
        Assert.Equal(plain.RankBiserial, -mirrored.RankBiserial);
    }

    private static double[] Negated(double[] values) => Scaled(values, -1);

    private static double[] Scaled(double[] values, double factor) => [.. values.Select(value => value * factor)];

    // The scores dealt out to two samples, unequal in size and a little apart.
    private static void ForTwoSamples(Action<double[], double[]> law) =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var first = scores.Where((_, i) => i % 5 < 2).Select(score => (double)score).ToArray();
            var second = scores.Where((_, i) => i % 5 >= 2).Select(score => score - 1.0).DefaultIfEmpty(1).ToArray();
            law(first, second);
        });
}
