using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class LinearMixedModelTests
{
    // Yield of dyestuff by batch (Davies 1947), as lme4 ships it.
    private static readonly double[] yields =
        [1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445];

    private static readonly string[] batches = [.. yields.Select((_, i) => "ABCDEF".Substring(i / 5, 1))];

    [Fact]
    public void A_balanced_layout_is_the_analysis_of_variance()
    {
        // REML of a balanced layout in closed form: within = MS within, between = (MS between − MS within) / 5; the mean has 5 degrees of freedom.
        var fit = LinearMixedModel.Fit(yields, [], batches);
        var anova = OneWayAnova.Test([.. yields.Chunk(5)]);
        var (msb, msw) = (anova.SumOfSquaresBetween / 5, anova.SumOfSquaresWithin / 24);
        Golden.Close(Math.Sqrt(msw), fit.ResidualStandardDeviation, 1e-10, "within");
        Golden.Close(Math.Sqrt((msb - msw) / 5), fit.InterceptStandardDeviation, 1e-9, "between");
        var mean = fit.Coefficients.Single();
        Golden.Close(1527.5, mean.Estimate, 1e-12, "mean");
        Golden.Close(Math.Sqrt(msb / 30), mean.StandardError, 1e-10, "standard error");
        Golden.Close(5, mean.DegreesOfFreedom, 1e-8, "degrees of freedom");
        Assert.False(fit.IsSingular);
        Golden.Close((msb - msw) / 5 / ((msb - msw) / 5 + msw), fit.IntraclassCorrelation!.Value, 1e-9, "intraclass correlation");
    }

    [Fact]
    public void Two_measurements_per_subject_are_the_paired_t_test()
    {
        double[] before = [12, 15, 9, 20, 14, 11, 16, 13], after = [18, 19, 9, 27, 15, 16, 21, 12];
        double[] all = [.. before, .. after];
        string[] mothers = [.. all.Select((_, i) => $"m{i % 8}")];
        var fit = LinearMixedModel.Fit(all, [Predictor.Indicator("after", [.. all.Select((_, i) => i >= 8)])], mothers);
        var paired = TTest.Paired(after, before);
        Golden.Close(paired.MeanDifference, fit.Coefficients[1].Estimate, 1e-12, "difference");
        Golden.Close(paired.StandardError, fit.Coefficients[1].StandardError, 1e-9, "standard error");
        Golden.Close(7, fit.Coefficients[1].DegreesOfFreedom, 1e-7, "degrees of freedom");
        Golden.Close(paired.PTwoSided, fit.Coefficients[1].PTwoSided, 1e-7, "p");
    }

    [Fact]
    public void No_difference_between_subjects_is_said_to_be_singular()
    {
        // Every subject has the same mean: the best variance between subjects is 0, and the rest is ordinary regression.
        double[] y = [1, 4, 7, 2, 4, 6, 3, 3, 6];
        string[] subjects = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];
        var fit = LinearMixedModel.Fit(y, [], subjects);
        Assert.True(fit.IsSingular);
        Assert.Equal((0, 0), (fit.InterceptStandardDeviation, fit.IntraclassCorrelation));
        Assert.Contains("singular", fit.MethodInWords, StringComparison.Ordinal);
        var plain = LinearRegression.Fit(y, []).Coefficients[0];
        Golden.Close(plain.StandardError, fit.Coefficients[0].StandardError, 1e-10, "standard error");
        Golden.Close(8, fit.Coefficients[0].DegreesOfFreedom, 1e-8, "degrees of freedom");
    }

    [Fact]
    public void Kenward_and_Roger_on_a_balanced_layout_change_nothing()
    {
        // Balanced data: the analysis of variance is exact, and both methods give it.
        var fit = LinearMixedModel.Fit(yields, [], batches, new LinearMixedModelOptions { Freedom = FreedomMethod.KenwardRoger });
        var plain = LinearMixedModel.Fit(yields, [], batches);
        Golden.Close(plain.Coefficients[0].StandardError, fit.Coefficients[0].StandardError, 1e-9, "standard error");
        Golden.Close(5, fit.Coefficients[0].DegreesOfFreedom, 1e-8, "degrees of freedom");
        Assert.Contains("Kenward-Roger", fit.MethodInWords, StringComparison.Ordinal);
        Assert.Equal((FreedomMethod.Satterthwaite, FreedomMethod.KenwardRoger), (plain.Freedom, fit.Freedom));
        Assert.Throws<ArgumentException>(() => LinearMixedModel.Fit(
            yields, [], batches, new LinearMixedModelOptions { Freedom = FreedomMethod.KenwardRoger, MaximumLikelihood = true }));
    }

    [Theory]
    [InlineData(FreedomMethod.Satterthwaite)]
    [InlineData(FreedomMethod.KenwardRoger)]
    public void A_combination_of_one_coefficient_is_that_coefficient(FreedomMethod method)
    {
        double[] day = [0, 1, 2, 3, 0, 1, 3, 0, 2, 0, 1, 2, 3, 1, 3];
        string[] mothers = ["a", "a", "a", "a", "b", "b", "b", "c", "c", "d", "d", "d", "d", "e", "e"];
        double[] y = [3, 5, 8, 9, 1, 2, 7, 6, 9, 2, 4, 3, 8, 7, 9];
        var fit = LinearMixedModel.Fit(y, [Predictor.Of("day", day)], mothers, new LinearMixedModelOptions { Freedom = method });
        var one = fit.Combination("day", [0, 1]);
        Golden.Close(fit.Coefficients[1].StandardError, one.StandardError, 1e-12, "standard error");
        Golden.Close(fit.Coefficients[1].DegreesOfFreedom, one.DegreesOfFreedom, 1e-10, "degrees of freedom");
        // F of one combination is t² by both ways.
        var test = fit.Test([[0, 1]])!;
        Golden.Close(one.T * one.T, test.F, 1e-9, "F");
        Golden.Close(one.DegreesOfFreedom, test.DegreesOfFreedomDenominator, 1e-9, "denominator");
        Assert.Null(fit.Test([[0, 1], [0, 2]]));
        Assert.Throws<ArgumentException>(() => fit.Combination("none", [0, 0]));
        // Kenward and Roger's standard errors are larger for unbalanced data.
        if (method == FreedomMethod.KenwardRoger)
        {
            Assert.True(one.StandardError > LinearMixedModel.Fit(y, [Predictor.Of("day", day)], mothers).Coefficients[1].StandardError);
        }
    }

    // Exact derivatives against differences, where nothing is at its optimum.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_derivatives_of_the_deviance(bool restricted)
    {
        var stream = RandomStream.Of(4, 0);
        var subjects = Enumerable.Range(0, 5).Select(i => new MixedSubject(
            MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(3 + i, _ => stream.NextDouble()),
            MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(3 + i, 2, (_, j) => j == 0 ? 1 : stream.NextDouble()),
            MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(3 + i, 2, (r, j) => j == 0 ? 1 : r - 1.5))).ToArray();
        var likelihood = new MixedLikelihood(subjects, restricted);
        double[] roots = [0.5, 0.1, 0.3, -0.8];
        double Deviance(params double[] at) => likelihood.At(MixedRoots.Variances(at))!.Deviance;
        var (slope, curvature) = MixedRoots.Chain(roots, likelihood.At(MixedRoots.Variances(roots))!);
        const double h = 1e-4;
        for (var j = 0; j < 4; j++)
        {
            double[] Moved(int k, double by, double[] from) => [.. from.Select((root, i) => i == k ? root + by : root)];
            Assert.Equal((Deviance(Moved(j, h, roots)) - Deviance(Moved(j, -h, roots))) / (2 * h), slope[j], 1e-5);
            for (var k = 0; k < 4; k++)
            {
                var cross = Deviance(Moved(j, h, Moved(k, h, roots))) - Deviance(Moved(j, h, Moved(k, -h, roots)))
                    - Deviance(Moved(j, -h, Moved(k, h, roots))) + Deviance(Moved(j, -h, Moved(k, -h, roots)));
                Assert.Equal(cross / (4 * h * h), curvature[j, k], 1e-3);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("day")]
    public void Order_unit_and_offset(string? slope)
    {
        double[] day = [.. Enumerable.Range(0, 24).Select(i => (double)(i % 4))];
        string[] mothers = [.. day.Select((_, i) => $"m{i / 4}")];
        double[] y = [.. day.Select((d, i) => 10 + i / 4 * 3 % 7 + d * (1 + i / 4 % 3) + i * 7 % 5)];
        var options = new LinearMixedModelOptions { RandomSlope = slope };
        var plain = LinearMixedModel.Fit(y, [Predictor.Of("day", day)], mothers, options);
        var turned = LinearMixedModel.Fit([.. y.Reverse()], [Predictor.Of("day", [.. day.Reverse()])], [.. mothers.Reverse()], options);
        Assert.Equal(plain.Coefficients, turned.Coefficients);
        Assert.Equal(plain.LogLikelihood, turned.LogLikelihood);
        var moved = LinearMixedModel.Fit([.. y.Select(value => 3 * value + 100)], [Predictor.Of("day", [.. day.Select(value => 24 * value)])], mothers, options);
        Golden.Close(plain.Coefficients[1].Estimate / 8, moved.Coefficients[1].Estimate, 1e-8, "slope");
        Golden.Close(plain.Coefficients[1].DegreesOfFreedom, moved.Coefficients[1].DegreesOfFreedom, 1e-5, "degrees of freedom");
        Golden.Close(plain.InterceptStandardDeviation * 3, moved.InterceptStandardDeviation, 1e-6, "between");
    }

    [Fact]
    public void Bad_input()
    {
        var x = Predictor.Of("x", [1, 2, 3, 4, 5, 6]);
        double[] y = [1, 3, 2, 5, 4, 6];
        string[] pairs = ["a", "a", "b", "b", "c", "c"];
        Fits.Refused(Violation.Empty, () => LinearMixedModel.Fit([], [Predictor.Of("x", [])], []));
        Fits.Refused(Violation.UnequalLengths, () => LinearMixedModel.Fit(y, [x], ["a"]));
        Fits.Refused(Violation.UnequalLengths, "short", () => LinearMixedModel.Fit(y, [Predictor.Of("short", [1])], pairs));
        Fits.Refused(Violation.NotFinite, () => LinearMixedModel.Fit([1, 2, 3, 4, 5, double.NaN], [x], pairs));
        Fits.Refused(Violation.TooFew, () => LinearMixedModel.Fit([1, 2, 4], [Predictor.Of("x", [1, 2, 3])], ["a", "a", "b"]));
        Fits.Refused(Violation.TooFew, () => LinearMixedModel.Fit(y, [x], ["a", "a", "a", "a", "a", "a"]));
        Fits.Refused(Violation.TooFew, () => LinearMixedModel.Fit(y, [x], ["a", "b", "c", "d", "e", "f"]));
        Fits.Refused(Violation.TooFew, () => LinearMixedModel.Fit(y, [x], pairs, new LinearMixedModelOptions { RandomSlope = "x" }));
        Fits.Refused(Violation.Collinear, "same", () => LinearMixedModel.Fit(y, [Predictor.Of("same", [1, 1, 1, 1, 1, 1])], pairs));
        Fits.Refused(Violation.NoInformation, () => LinearMixedModel.Fit([2, 2, 2, 2, 2, 2], [x], pairs));
        Assert.Throws<ArgumentException>(() => LinearMixedModel.Fit(y, [x], pairs, new LinearMixedModelOptions { RandomSlope = "z" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearMixedModel.Fit(y, [x], pairs, new LinearMixedModelOptions { Confidence = 2 }));
        // Nothing varies within subjects: no residual is left to judge by, and the iteration says so.
        Fits.Refused(Violation.NotConverged, () => LinearMixedModel.Fit([1, 1, 5, 5, 2, 2], [], pairs));
    }
}
