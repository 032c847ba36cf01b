using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

public class SignedRankPropertyTests
{
    private static readonly ZeroHandling[] handlings = [ZeroHandling.Wilcoxon, ZeroHandling.Pratt];

    [Fact]
    public void Negating_the_data_exchanges_the_tails_bit_for_bit() =>
        ForEveryHandling((values, options) =>
        {
            var plain = SignedRank.Test(values, options);
            var negated = SignedRank.Test(values.Select(value => -value).ToArray(), options);

            Assert.Equal(plain.PTwoSided, negated.PTwoSided);
            Assert.Equal(plain.PLess, negated.PGreater);
            Assert.Equal(plain.PGreater, negated.PLess);
            Assert.Equal(plain.MidPTwoSided, negated.MidPTwoSided);
            Assert.Equal(plain.WPlus, negated.WMinus);
            Assert.Equal(plain.Z, -negated.Z);
            Assert.Equal(plain.HodgesLehmann, -negated.HodgesLehmann);
            Assert.Equal(plain.Interval!.Value.Lower, -negated.Interval!.Value.Upper);
            Assert.Equal(plain.RankBiserial, -negated.RankBiserial);
        });

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        ForEveryHandling((values, options) =>
            Assert.Equal(SignedRank.Test(values, options), SignedRank.Test(values.Reverse().ToArray(), options)));

    [Fact]
    public void A_power_of_two_scales_estimate_and_limits_and_nothing_else() =>
        ForEveryHandling((values, options) =>
        {
            var plain = SignedRank.Test(values, options);
            foreach (var factor in new[] { Math.ScaleB(1, -300), 0.5, 1024, Math.ScaleB(1, 900) })
            {
                var scaled = SignedRank.Test(values.Select(value => value * factor).ToArray(), options);
                Assert.Equal(plain.HodgesLehmann * factor, scaled.HodgesLehmann);
                Assert.Equal(plain.Interval!.Value.Lower * factor, scaled.Interval!.Value.Lower);
                Assert.Equal(plain.Interval!.Value.Upper * factor, scaled.Interval!.Value.Upper);
                Assert.Equal(plain, scaled with { HodgesLehmann = plain.HodgesLehmann, Interval = plain.Interval });
            }
        });

    [Fact]
    public void A_shift_moves_estimate_and_limits_and_the_null_value_takes_it_back() =>
        ForEveryHandling((values, options) =>
        {
            var plain = SignedRank.Test(values, options);
            var moved = SignedRank.Test(values.Select(value => value + 100).ToArray(), options with { NullValue = 100 });

            Assert.Equal(plain.PTwoSided, moved.PTwoSided);
            Assert.Equal(plain.HodgesLehmann + 100, moved.HodgesLehmann);
            Assert.Equal(plain.Interval!.Value.Upper + 100, moved.Interval!.Value.Upper);
        });

    [Fact]
    public void Pairs_are_their_differences_and_exchanging_the_samples_exchanges_the_tails() =>
        ForEveryHandling((values, options) =>
        {
            var second = values.Select((value, i) => value * 0.5 + i % 3).ToArray();
            var paired = SignedRank.Test(values, second, options);
            var exchanged = SignedRank.Test(second, values, options);

            Assert.Equal(SignedRank.Test(values.Zip(second, (a, b) => a - b).ToArray(), options), paired);
            Assert.Equal(paired.PLess, exchanged.PGreater);
        });

    [Fact]
    public void Probabilities_are_probabilities_and_fit_together() =>
        ForEveryHandling((values, options) =>
        {
            var result = SignedRank.Test(values, options);
            foreach (var p in new[] { result.PTwoSided, result.PLess, result.PGreater, result.PointProbability, result.MidPTwoSided, result.PAsymptotic, result.PAsymptoticCorrected })
            {
                Assert.InRange(p.Value, 0, 1);
            }

            Assert.True(result.MidPTwoSided <= result.PTwoSided);
            Assert.InRange(result.RankBiserial, -1, 1);
            Assert.True(result.Interval!.Value.Contains(result.HodgesLehmann!.Value));
            if (!result.HasNoInformation)
            {
                // P(W ≤ w) + P(W ≥ w) counts w twice.
                Assert.Equal(1 + result.PointProbability, result.PLess + result.PGreater, 1e-13);
            }
        });

    [Fact]
    public void Violations_come_in_their_documented_order()
    {
        Assert.Equal(Violation.Empty, Refusal(() => SignedRank.Test([])));
        Assert.Equal(Violation.Empty, Refusal(() => SignedRank.Test([], [])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => SignedRank.Test([double.NaN], [1, 2])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => SignedRank.Test([], [1])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignedRank.Test([1, double.NaN])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignedRank.Test([1, 2], [1, double.PositiveInfinity])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignedRank.Test([double.MaxValue], [-double.MaxValue])));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(95.0)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_0_to_1_is_the_callers_bug(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.Test([1, 2, 3], new SignedRankOptions { Confidence = confidence }));

    [Fact]
    public void A_null_value_that_is_no_number_is_the_callers_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.Test([1], new SignedRankOptions { NullValue = double.NaN }));

    [Fact]
    public void The_data_are_not_changed()
    {
        double[] values = [3, -1, 2, 0];
        SignedRank.Test(values);
        Assert.Equal([3, -1, 2, 0], values);
    }

    private static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;

    private static void ForEveryHandling(Action<double[], SignedRankOptions> law) =>
        Properties.Hold(Properties.Scores, scores =>
        {
            foreach (var handling in handlings)
            {
                law(scores.Select(score => (double)score).ToArray(), new SignedRankOptions { Zeros = handling });
            }
        });
}
