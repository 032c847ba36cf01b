using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class SurvivalTests
{
    // Remission of leukaemia, weeks, with 6-mercaptopurine and placebo (Freireich et al. 1963; Kalbfleisch and Prentice).
    private static readonly double[] drug = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    private static readonly bool[] drugEvents = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];
    private static readonly double[] placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    private static readonly bool[] placeboEvents = [.. placebo.Select(_ => true)];

    [Fact]
    public void Remission_as_the_textbooks_have_it()
    {
        var curve = KaplanMeier.Estimate(drug, drugEvents);
        // By hand: 18/21, · 16/17, · 14/15, · 11/12, · 10/11, · 6/7, · 5/6; printed 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
        double[] byHand = [18.0 / 21, 18.0 / 21 * 16 / 17];
        Assert.Equal(byHand[0], curve.SurvivalAt(6)!.Value, 1e-15);
        Assert.Equal(byHand[1], curve.SurvivalAt(8.5)!.Value, 1e-15);
        double[] printed = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448];
        Assert.Equal(printed, curve.Steps.Where(step => step.Events > 0).Select(step => Math.Round(step.Survival, 3)));
        Assert.Equal(23, curve.Median);
        Assert.Equal(0.0764, curve.Steps[0].StandardError!.Value, 5e-5);
        Assert.Equal((21, 17, 1), (curve.AtRisk(6), curve.AtRisk(7), curve.AtRisk(35)));
        Assert.Null(curve.SurvivalAt(36));
        Assert.Equal(1, curve.SurvivalAt(5.9));
        Assert.Equal(0, KaplanMeier.Estimate(placebo, placeboEvents).SurvivalAt(99));
        Assert.Equal(8, KaplanMeier.Estimate(placebo, placeboEvents).Median);

        // Log-rank 16.79, expected 19.25 and 10.75 (Cox and Oakes 1984 and all since).
        var test = LogRank.Test([drug, placebo], [drugEvents, placeboEvents]);
        Assert.Equal(16.793, test.ChiSquare.Statistic, 5e-4);
        Assert.Equal((9, 21), (test.Groups[0].Observed, test.Groups[1].Observed));
        Assert.Equal(19.25, test.Groups[0].Expected, 5e-3);
        Assert.Equal(-Math.Sqrt(test.ChiSquare.Statistic), test.Z!.Value, 1e-12);

        // Cox (1972) with Breslow's ties 1.509 (SE 0.41), Efron 1.572 (0.412).
        double[] times = [.. drug, .. placebo];
        bool[] events = [.. drugEvents, .. placeboEvents];
        var group = Predictor.Indicator("placebo", [.. times.Select((_, i) => i >= 21)]);
        var breslow = CoxRegression.Fit(times, events, [group], new CoxRegressionOptions { Ties = TieHandling.Breslow }).Coefficients[0];
        Assert.Equal((1.509, 0.410), (Math.Round(breslow.Estimate, 3), Math.Round(breslow.StandardError, 3)));
        var efron = CoxRegression.Fit(times, events, [group]).Coefficients[0];
        Assert.Equal((1.572, 0.412), (Math.Round(efron.Estimate, 3), Math.Round(efron.StandardError, 3)));
    }

    [Fact]
    public void Without_censoring_the_curve_is_the_share_left()
    {
        double[] times = [5, 1, 3, 3, 8, 9, 2, 7];
        var curve = KaplanMeier.Estimate(times, [.. times.Select(_ => true)]);
        foreach (var step in curve.Steps)
        {
            var left = times.Count(time => time > step.Time) / 8.0;
            Assert.Equal(left, step.Survival, 1e-15);
            if (left > 0)
            {
                Assert.Equal(Math.Sqrt(left * (1 - left) / 8), step.StandardError!.Value, 1e-15);
            }
        }

        // Exactly one half from 3 on, until 5: R's middle.
        Assert.Equal(4, curve.Median);
    }

    [Fact]
    public void Nobody_had_the_event()
    {
        var curve = KaplanMeier.Estimate([1, 2, 3], [false, false, false]);
        Assert.All(curve.Steps, step => Assert.Equal((1, 0), (step.Survival, step.StandardError)));
        Assert.Null(curve.Median);
        Assert.Null(curve.MedianInterval);
    }

    // The test by its definition: one table per event time, counted anew from the lists.
    [Fact]
    public void Log_rank_is_the_sum_of_hypergeometric_tables() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            if (scores.Length < 4)
            {
                return;
            }

            double[] times = [.. scores.Select(score => (double)Math.Abs(score))];
            bool[] events = [.. scores.Select(score => score >= 0)];
            var half = times.Length / 2;
            var (first, second) = (times[..half], times[half..]);
            double gap = 0, variance = 0;
            foreach (var time in times.Where((_, i) => events[i]).Distinct())
            {
                double n1 = first.Count(t => t >= time), n = times.Count(t => t >= time), d = times.Where((t, i) => events[i] && t == time).Count();
                gap += first.Where((t, i) => events[i] && t == time).Count() - d * n1 / n;
                variance += n > 1 ? d * n1 / n * (1 - n1 / n) * (n - d) / (n - 1) : 0;
            }

            if (variance == 0)
            {
                Fits.Refused(Violation.NoInformation, () => LogRank.Test([first, second], [events[..half], events[half..]]));
                return;
            }

            var test = LogRank.Test([first, second], [events[..half], events[half..]]);
            Assert.Equal(gap * gap / variance, test.ChiSquare.Statistic, 1e-10 * (1 + gap * gap / variance));
            var exchanged = LogRank.Test([second, first], [events[half..], events[..half]]);
            Assert.Equal(-test.Z!.Value, exchanged.Z!.Value, 1e-10 * (1 + Math.Abs(test.Z.Value)));
            var turned = LogRank.Test([[.. first.Reverse()], second], [[.. events[..half].Reverse()], events[half..]]);
            Assert.Equal(test.ChiSquare, turned.ChiSquare);
        });

    [Fact]
    public void The_score_test_without_ties_is_the_log_rank_test()
    {
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        bool[] events = [true, true, false, true, true, false, true, true, true, false];
        var group = Predictor.Indicator("massage", [true, true, true, false, true, true, false, false, false, false]);
        var fit = CoxRegression.Fit(times, events, [group]);
        double[] Part(double value) => [.. times.Where((_, i) => group.Values[i] == value)];
        bool[] Flags(double value) => [.. events.Where((_, i) => group.Values[i] == value)];
        var test = LogRank.Test([Part(1), Part(0)], [Flags(1), Flags(0)]);
        Golden.Close(test.ChiSquare.Statistic, fit.Score.Statistic, 1e-12, "score");
        Assert.True(fit.Coefficients[0].Ratio > 1 && test.Z > 0);
        // Without ties Efron is Breslow.
        var breslow = CoxRegression.Fit(times, events, [group], new CoxRegressionOptions { Ties = TieHandling.Breslow });
        Golden.Close(fit.Coefficients[0].Estimate, breslow.Coefficients[0].Estimate, 1e-12, "estimate");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cox_order_unit_and_sign(bool penalised)
    {
        double[] times = [1, 2, 3, 3, 5, 6, 6, 8, 9, 10], x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], z = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1];
        bool[] events = [true, true, false, true, true, false, true, true, true, false];
        var options = new CoxRegressionOptions { Firth = penalised };
        var plain = CoxRegression.Fit(times, events, [Predictor.Of("x", x), Predictor.Of("z", z)], options);
        var turned = CoxRegression.Fit([.. times.Reverse()], [.. events.Reverse()], [Predictor.Of("x", [.. x.Reverse()]), Predictor.Of("z", [.. z.Reverse()])], options);
        Assert.Equal(plain.Coefficients, turned.Coefficients);
        // Only the order of the times counts for the estimates.
        var stretched = CoxRegression.Fit([.. times.Select(time => time * time)], events, [Predictor.Of("x", [.. x.Select(value => 500 - 3 * value)]), Predictor.Of("z", z)], options);
        Golden.Close(plain.Coefficients[0].Estimate / -3, stretched.Coefficients[0].Estimate, 1e-9, "estimate");
        Golden.Close(plain.Coefficients[1].StandardError, stretched.Coefficients[1].StandardError, 1e-9, "standard error");
        Golden.Close(plain.Coefficients[1].ProfileInterval!.Value.Upper, stretched.Coefficients[1].ProfileInterval!.Value.Upper, 1e-9, "profile limit");
    }

    [Fact]
    public void A_monotone_likelihood_is_seen_and_Firth_answers_it()
    {
        // Only those massaged had the event, and all others outlasted them.
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8];
        bool[] events = [true, true, true, true, false, false, false, false];
        var group = Predictor.Indicator("massage", events);
        var fault = Assert.Throws<AssumptionException>(() => CoxRegression.Fit(times, events, [group]));
        Assert.Equal((Violation.Separated, "massage"), (fault.Violation, fault.Column));
        Assert.Contains("Firth", fault.Message, StringComparison.Ordinal);
        var answer = CoxRegression.Fit(times, events, [group], new CoxRegressionOptions { Firth = true }).Coefficients[0];
        Assert.True(double.IsFinite(answer.Ratio) && answer.Ratio > 1);

        // The estimate is the highest point: the penalised partial likelihood by hand on a grid.
        double Penalised(double b)
        {
            double value = 0, information = 0;
            for (var i = 0; i < 4; i++)
            {
                double with = 4 - i, all = with * Math.Exp(b) + 4, share = with * Math.Exp(b) / all;
                value += b - Math.Log(all);
                information += share * (1 - share);
            }

            return value + Math.Log(information) / 2;
        }

        for (var i = -400; i <= 400; i++)
        {
            Assert.True(Penalised(answer.Estimate + 0.005 * i) <= Penalised(answer.Estimate) + 1e-12);
        }

        Assert.True(Penalised(answer.Estimate + 1e-4) < Penalised(answer.Estimate) && Penalised(answer.Estimate - 1e-4) < Penalised(answer.Estimate));
    }

    // With two predictors the third moments mix: the gradient of the penalty against differences of its value.
    [Fact]
    public void Firths_gradient_is_the_slope_of_the_penalised_likelihood()
    {
        double[] times = [1, 2, 2, 2, 5, 6, 6, 8, 9, 10], x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], z = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1], w = [0, 1, 2, 1, 0, 1, 0, 2, 1, 2];
        bool[] events = [true, true, true, true, true, false, true, true, true, false];
        var design = Design.Of([Predictor.Of("x", x), Predictor.Of("z", z), Predictor.Of("w", w)], false, true, 1, times, [.. events.Select(happened => happened ? 1.0 : 0)]);
        bool[] sorted = [.. design.Order.Select(i => events[i])];
        foreach (var ties in new[] { TieHandling.Efron, TieHandling.Breslow })
        {
            var likelihood = new CoxLikelihood(design, design.Sorted(times), sorted, ties, true);
            double[] at = [0.3, -0.5, 0.2];
            var gradient = likelihood.At(at)!.Gradient;
            for (var j = 0; j < 3; j++)
            {
                double Value(double step) => likelihood.At([.. at.Select((value, k) => k == j ? value + step : value)])!.Value;
                Assert.Equal((Value(1e-5) - Value(-1e-5)) / 2e-5, gradient[j], 1e-8);
            }
        }
    }

    [Fact]
    public void Bad_input()
    {
        Fits.Refused(Violation.Empty, () => KaplanMeier.Estimate([], []));
        Fits.Refused(Violation.UnequalLengths, () => KaplanMeier.Estimate([1], [true, false]));
        Fits.Refused(Violation.NotFinite, () => KaplanMeier.Estimate([double.NaN], [true]));
        Fits.Refused(Violation.OutOfRange, () => KaplanMeier.Estimate([-1], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Estimate([1], [true], 1));
        Fits.Refused(Violation.Empty, () => LogRank.Test([], []));
        Fits.Refused(Violation.Empty, () => LogRank.Test([[1], []], [[true], []]));
        Fits.Refused(Violation.UnequalLengths, () => LogRank.Test([[1], [2]], [[true]]));
        Fits.Refused(Violation.TooFew, () => LogRank.Test([[1]], [[true]]));
        Fits.Refused(Violation.NoInformation, () => LogRank.Test([[1, 2], [3]], [[false, false], [false]]));
        Fits.Refused(Violation.NoInformation, () => LogRank.Test([[1, 2], [3, 4]], [[false, false], [true, true]]));
        var x = Predictor.Of("x", [1, 2, 3, 4]);
        double[] times = [4, 1, 3, 2];
        Fits.Refused(Violation.Empty, () => CoxRegression.Fit([], [], [Predictor.Of("x", [])]));
        Fits.Refused(Violation.UnequalLengths, () => CoxRegression.Fit(times, [true], [x]));
        Fits.Refused(Violation.UnequalLengths, "short", () => CoxRegression.Fit(times, [true, true, true, true], [Predictor.Of("short", [1])]));
        Fits.Refused(Violation.OutOfRange, () => CoxRegression.Fit([1, 2, 3, -1], [true, true, true, true], [x]));
        Fits.Refused(Violation.TooFew, () => CoxRegression.Fit([1], [true], [Predictor.Of("x", [1])]));
        Fits.Refused(Violation.NoInformation, () => CoxRegression.Fit(times, [false, false, false, false], [x]));
        Fits.Refused(Violation.Collinear, "same", () => CoxRegression.Fit(times, [true, true, true, true], [Predictor.Of("same", [2, 2, 2, 2])]));
        // The only event is the last to be observed: nobody to compare it with.
        Fits.Refused(Violation.NoInformation, "x", () => CoxRegression.Fit(times, [true, false, false, false], [x]));
        Assert.Throws<ArgumentException>(() => CoxRegression.Fit(times, [true, true, true, true], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoxRegression.Fit(times, [true, true, true, true], [x], new CoxRegressionOptions { Confidence = 0 }));
    }
}
