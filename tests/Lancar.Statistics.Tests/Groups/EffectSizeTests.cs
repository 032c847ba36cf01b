using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Groups;

public class EffectSizeTests
{
    // Lakens (2013), Front. Psychol. 4, 863, table 1: movie ratings of ten people.
    private static readonly double[] movieOne = [9, 7, 8, 9, 8, 9, 9, 10, 9, 9];
    private static readonly double[] movieTwo = [9, 6, 7, 8, 7, 9, 8, 8, 8, 7];

    [Fact]
    public void Lakens_2013_movies()
    {
        // The paper prints: d_s = 1.13, t(18) = 2.52; paired: d_z = 1.50, d_rm = 1.13, d_av = 1.13, r = 0.73, t(9) = 4.74, SDs 0.82 and 0.95.
        var independent = CohenD.Independent(movieOne, movieTwo);
        Assert.Equal(1.13, independent.CohenD.Estimate, 0.005);
        Assert.Equal(1.08, independent.HedgesG!.Estimate, 0.005);

        var paired = CohenD.Paired(movieOne, movieTwo);
        Assert.Equal(1.0, paired.MeanDifference, 1e-15);
        Assert.Equal(0.82, paired.FirstStandardDeviation, 0.005);
        Assert.Equal(0.95, paired.SecondStandardDeviation, 0.005);
        Assert.Equal(0.73, paired.Correlation!.Value, 0.005);
        Assert.Equal(1.50, paired.Dz.Estimate, 0.005);
        Assert.Equal(1.13, paired.Dav!.Estimate, 0.005);
        Assert.Equal(1.13, paired.Drm!.Estimate, 0.02);
    }

    [Fact]
    public void Hogarty_and_Kromrey_1999_ordinal_scores()
    {
        // Hogarty, Kromrey (1999), SUGI 24, 238: delta -0.25, variance terms 0.2669753, 0.447 and 1.0055556 (as effsize's source quotes them).
        var result = CliffDelta.Estimate([10, 10, 20, 20, 20, 30, 30, 30, 40, 50], [10, 20, 30, 40, 40, 50]);
        Assert.Equal(-0.25, result.Delta);
        Assert.Equal(((5 * 0.2669753) + (9 * 0.447) + 1.0055556) / 60, result.Variance!.Value, 1e-7);
        var square = 1.959963984540054 * 1.959963984540054 * result.Variance.Value;
        var reach = Math.Sqrt(square * (0.9375 * 0.9375 + square));
        Assert.Equal((-0.25 * 0.9375 - reach) / (0.9375 + square), result.Interval!.Value.Lower, 1e-14);
        Assert.Equal((-0.25 * 0.9375 + reach) / (0.9375 + square), result.Interval.Value.Upper, 1e-14);
        Assert.Equal(0.375, result.Superiority);
        Assert.Equal(22.5, result.U);
    }

    [Theory]
    [InlineData(2, 0.5641895835477563)]
    [InlineData(3, 0.7236012545582676)]
    [InlineData(10, 0.9227456080530871)]
    [InlineData(100, 0.99247805498144487)]
    public void The_correction_is_the_exact_one(double freedom, double expected)
    {
        // Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) with mpmath, 30 digits; Hedges (1981) prints 0.5642, 0.7236, 0.9228 in table 1.
        Assert.Equal(expected, HedgesCorrection.Of(freedom)!.Value, 1e-15);
        Assert.Null(HedgesCorrection.Of(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HedgesCorrection.Of(double.NaN));
    }

    [Fact]
    public void Limits_are_the_noncentralities_that_the_data_could_just_have()
    {
        var effect = CohenD.Independent([1, 3, 4, 6, 7.5], [0, 2, 2, 5], 0.9);
        var test = TTest.Student([1, 3, 4, 6, 7.5], [0, 2, 2, 5]);
        var scale = Math.Sqrt(1 / 5.0 + 1 / 4.0);
        Assert.Equal(0.05, NoncentralStudent.Upper(test.T, 7, effect.CohenD.Interval!.Value.Lower / scale).Value, 1e-12);
        Assert.Equal(0.05, NoncentralStudent.Lower(test.T, 7, effect.CohenD.Interval!.Value.Upper / scale).Value, 1e-12);
        Assert.Contains("noncentral t", effect.CohenD.IntervalMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Bonett_by_its_formula()
    {
        // Bonett (2008), eq. 9, written out for s = 2 and 1, n = 4 and 6 in plain arithmetic.
        double[] first = [1, 1, 4.464101615137754, 4.464101615137754];
        double[] second = [0, 0, 0, 1.8257418583505536, 1.8257418583505536, 1.8257418583505536];
        var average = Math.Sqrt((4 + 1) / 2.0);
        var d = (2.732050807568877 - 0.9128709291752768) / average;
        var variance = d * d * ((16.0 / 3) + (1.0 / 5)) / (8 * Math.Pow(average, 4)) + (4.0 / 3 + 1.0 / 5) / (average * average);
        var result = CohenD.Independent(first, second).AverageVarianceD!;
        Assert.Equal(d, result.Estimate, 1e-13);
        Assert.Equal(d - 1.959963984540054 * Math.Sqrt(variance), result.Interval!.Value.Lower, 1e-12);
    }

    [Fact]
    public void What_does_not_exist_is_null_and_what_is_infinite_infinite()
    {
        var constant = CohenD.Independent([2, 2], [1, 1]);
        Assert.Equal(double.PositiveInfinity, constant.CohenD.Estimate);
        Assert.Null(constant.CohenD.Interval);
        Assert.Equal(double.PositiveInfinity, constant.GlassDelta!.Estimate);
        Assert.Null(constant.GlassDelta.Interval);
        Assert.Null(CohenD.Independent([1, 3], [2, 2]).GlassDelta);
        Assert.Null(CohenD.Independent([1, 3], [2.5]).GlassDelta);
        Assert.Null(CohenD.Independent([1, 3], [2.5]).HedgesG);
        Assert.Null(CohenD.Independent([1, 3], [2.5]).AverageVarianceD);

        var same = CohenD.Paired([2, 3, 5], [1, 2, 4]);
        Assert.Equal(double.PositiveInfinity, same.Dz.Estimate);
        Assert.Equal(1 / Math.Sqrt(7.0 / 3), same.Dav!.Estimate, 1e-14);
        Assert.Null(same.Dav.Interval);
        Assert.Null(same.Drm);
        Assert.Null(CohenD.Paired([1, 2], [0, 5]).HedgesGz);
        Assert.Null(CohenD.Paired([1, 2, 4], [3, 3, 3]).Correlation);
        Assert.Null(CohenD.Paired([1, 2, 4], [3, 3, 3]).Drm);
    }

    [Fact]
    public void Exchanging_the_samples_negates_every_effect() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var (first, second) = TTestTests.Halves(scores[..Math.Min(scores.Length, 12)]);
            var (plain, exchanged) = (CliffDelta.Estimate(first, second), CliffDelta.Estimate(second, first));
            Assert.Equal(plain.Delta, -exchanged.Delta);
            Assert.Equal(plain.Superiority, 1 - exchanged.Superiority, 1e-15);
            Assert.Equal(plain.SuperiorityInterval.Lower, 1 - exchanged.SuperiorityInterval.Upper, 1e-12);
            Assert.True(plain.SuperiorityInterval.Contains(plain.Superiority));
            Assert.InRange(plain.SuperiorityInterval.Lower, 0, 1);
            Assert.InRange(plain.SuperiorityInterval.Upper, 0, 1);
            Assert.Equal(plain.Interval?.Lower, -exchanged.Interval?.Upper);
            Assert.True(plain.Interval is null || plain.Interval.Value.Contains(plain.Delta));
            Assert.Equal(BruteDelta(first, second), plain.Delta, 1e-15);
            Assert.Equal(plain, CliffDelta.Estimate([.. first.Reverse()], [.. second.Reverse()]));
            if (scores.Length % 8 == 0 && TTestTests.Answer(() => CohenD.Independent(first, second)) is { } d)
            {
                var back = CohenD.Independent(second, first);
                Assert.Equal(d.CohenD.Estimate, -back.CohenD.Estimate);
                Assert.Equal(d.CohenD.Interval?.Lower, -back.CohenD.Interval?.Upper);
                Assert.True(d.CohenD.Interval is null || d.CohenD.Interval.Value.Contains(d.CohenD.Estimate));
            }
        });

    [Fact]
    public void Complete_separation_has_an_interval()
    {
        // (k − z²) / (k + z²) with k = 4: Feng, Cliff (2004).
        var result = CliffDelta.Estimate([5, 6, 7, 8, 9], [1, 2, 3, 4]);
        Assert.Equal(1, result.Delta);
        Assert.Equal((4 - 3.841458820694124) / (4 + 3.841458820694124), result.Interval!.Value.Lower, 1e-14);
        Assert.Equal(1, result.Interval.Value.Upper);
        Assert.Equal(1, result.SuperiorityInterval.Upper);
        Assert.InRange(result.SuperiorityInterval.Lower, 0.5, 0.9);
        Assert.Equal(0, CliffDelta.Estimate([1, 1], [1, 1, 1]).Delta);
        Assert.Null(CliffDelta.Estimate([1], [1, 2]).Interval);
    }

    [Fact]
    public void Bad_input()
    {
        TTestTests.Refused(Violation.Empty, () => CliffDelta.Estimate([], [1]));
        TTestTests.Refused(Violation.NotFinite, () => CliffDelta.Estimate([double.NaN], [1]));
        TTestTests.Refused(Violation.Empty, () => CohenD.Independent([1, 2], []));
        TTestTests.Refused(Violation.NotFinite, () => CohenD.Independent([1, 2], [double.NaN]));
        TTestTests.Refused(Violation.TooFew, () => CohenD.Independent([1], [2]));
        TTestTests.Refused(Violation.NoInformation, () => CohenD.Independent([1, 1], [1]));
        TTestTests.Refused(Violation.Empty, () => CohenD.Paired([], []));
        TTestTests.Refused(Violation.UnequalLengths, () => CohenD.Paired([1, 2], [1]));
        TTestTests.Refused(Violation.NotFinite, () => CohenD.Paired([1, double.NaN], [1, 2]));
        TTestTests.Refused(Violation.TooFew, () => CohenD.Paired([1], [2]));
        TTestTests.Refused(Violation.NoInformation, () => CohenD.Paired([1, 2], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenD.Paired([1, 2], [3, 5], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CliffDelta.Estimate([1, 2], [3, 5], double.NaN));
    }

    private static double BruteDelta(double[] first, double[] second) =>
        first.Sum(x => second.Sum(y => x.CompareTo(y))) / (double)(first.Length * second.Length);
}
