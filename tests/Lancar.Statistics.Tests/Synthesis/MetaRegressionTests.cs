using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class MetaRegressionTests
{
    private static readonly TauSquaredMethod[] methods = Enum.GetValues<TauSquaredMethod>();

    private static readonly Arbitrary<(double[] Y, double[] V, double[] X)> studies = Arb.From(
        Gen.Choose(4, 20).SelectMany(count => Gen.Choose(-400, 400).ArrayOf(count).SelectMany(y =>
            Gen.Choose(-40, 40).ArrayOf(count).SelectMany(v => Gen.Choose(-50, 50).ArrayOf(count).Where(x => x.Distinct().Count() > 1).Select(x =>
                (y.Select(one => one / 64.0).ToArray(), v.Select(one => Math.Pow(10, one / 20.0)).ToArray(), x.Select(one => one / 8.0).ToArray()))))));

    public static TheoryData<double[], double[], double[], Violation> Faults => new()
    {
        { [], [], [], Violation.Empty },
        { [1, 2, 3], [1, 1], [1, 2, 3], Violation.UnequalLengths },
        { [1, 2, 3], [1, 1, 1], [1, 2], Violation.UnequalLengths },
        { [1, double.NaN, 3], [1, 1, 1], [1, 2, 3], Violation.NotFinite },
        { [1, 2, 3], [1, 1, 1], [1, 2, double.PositiveInfinity], Violation.NotFinite },
        { [1, 2, 3], [1, 0, 1], [1, 2, 3], Violation.OutOfRange },
        { [1, 2, 3], [1, -1, 1], [1, 2, 3], Violation.OutOfRange },
        { [1, 2, 3], [1e-50, 1, 1e50], [1, 2, 3], Violation.OutOfRange },
        { [1], [1], [1], Violation.TooFew },
        { [1, 2], [1, 1], [1, 2], Violation.TooFew },
        { [1, 2, 3], [1, 1, 1], [7, 7, 7], Violation.Collinear },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_fitted_is_refused(double[] y, double[] v, double[] x, Violation violation) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => MetaRegression.Fit(y, v, [Predictor.Of("latitude", x)])).Violation);

    [Fact]
    public void Three_studies_carry_one_moderator_and_not_two()
    {
        Predictor[] two = [Predictor.Of("a", [1, 2, 4]), Predictor.Of("b", [1, 0, 1])];
        Assert.Equal(1, MetaRegression.Fit([1, 2, 4], [1, 1, 1], two[..1]).Residual.DegreesOfFreedom);
        var refusal = Assert.Throws<AssumptionException>(() => MetaRegression.Fit([1, 2, 4], [1, 1, 1], two));
        Assert.Equal(Violation.TooFew, refusal.Violation);
        Assert.Contains("at least 4 are needed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collinear_moderator_is_named()
    {
        double[] y = [1, 2, 4, 3, 2], v = [1, 1, 2, 1, 3];
        var a = Predictor.Of("minutes", [1, 2, 3, 4, 6]);
        var refusal = Assert.Throws<AssumptionException>(() => MetaRegression.Fit(y, v, [a, Predictor.Of("hours", [1 / 60.0, 2 / 60.0, 3 / 60.0, 4 / 60.0, 6 / 60.0])]));
        Assert.Equal((Violation.Collinear, "hours"), (refusal.Violation, refusal.Column));
        Assert.Equal("days", Assert.Throws<AssumptionException>(() => MetaRegression.Fit(y, v, [a, Predictor.Of("days", [3, 3, 3, 3, 3])])).Column);
    }

    [Fact]
    public void The_callers_bugs_are_argument_exceptions()
    {
        double[] y = [1, 2, 4, 3], v = [1, 1, 2, 1];
        var x = Predictor.Of("x", [1, 2, 3, 5]);
        Assert.Throws<ArgumentException>(() => MetaRegression.Fit(y, v, []));
        Assert.Throws<ArgumentException>(() => MetaRegression.Fit(y, v, [x, x]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaRegression.Fit(y, v, [x], new MetaAnalysisOptions { Confidence = 1 }));
        var fit = MetaRegression.Fit(y, v, [x]);
        Assert.Throws<ArgumentException>(() => fit.Predict(1, 2));
        Assert.Throws<ArgumentException>(() => fit.Predict(double.NaN));
    }

    [Fact]
    public void Effects_on_a_line_leave_nothing_and_say_so()
    {
        var fit = MetaRegression.Fit([1, 3, 5, 9], [0.1, 0.2, 0.3, 0.4], [Predictor.Of("x", [0, 1, 2, 4])]);
        Assert.Equal((0.0, 0.0), (fit.Residual.Q, fit.Residual.TauSquared));
        Assert.Equal((0.0, double.PositiveInfinity, 0.0), (fit.Coefficients[1].StandardError, fit.Coefficients[1].Statistic, fit.Coefficients[1].P!.Value.Value));
        Assert.Equal((double.PositiveInfinity, 0.0), (fit.Moderation, fit.ModerationP!.Value.Value));
        Assert.Equal(2, fit.Coefficients[1].Estimate, 1e-13);
        Assert.Equal(100, fit.RSquared);
        var flat = MetaRegression.Fit([2, 2, 2, 2], [0.1, 0.2, 0.3, 0.4], [Predictor.Of("x", [0, 1, 2, 4])]);
        Assert.Null(flat.Coefficients[1].P);
        Assert.Null(flat.Moderation);
        Assert.Null(flat.RSquared);
        Assert.Equal(2, flat.Coefficients[0].Estimate);
    }

    [Fact]
    public void Wald_loses_one_more_degree_for_a_new_study()
    {
        Predictor[] x = [Predictor.Of("x", [0, 1, 3])];
        double[] y = [0.1, 0.9, 0.2], v = [0.1, 0.2, 0.1];
        Assert.NotNull(MetaRegression.Fit(y, v, x).Predict(1).PredictionInterval);
        Assert.Null(MetaRegression.Fit(y, v, x, new MetaAnalysisOptions { Inference = MetaInference.Wald }).Predict(1).PredictionInterval);
        Assert.Null(MetaRegression.Fit(y, v, x, new MetaAnalysisOptions { TauSquared = TauSquaredMethod.None }).Predict(1).PredictionInterval);
    }

    // Every quantity against its definition with k x k matrices, which the library never forms.
    [Fact]
    public void The_sums_are_those_of_the_projected_weights() =>
        Properties.Hold(studies, one =>
        {
            var data = ModeratedStudies.Of(one.Y, one.V, [Predictor.Of("x", one.X)]);
            foreach (var tauSquared in new[] { 0, 0.3, 40 })
            {
                var (sums, slow) = (data.Sums(tauSquared), Dense(data, tauSquared));
                Golden.Close(slow.Q, sums.Q, 1e-8, "Q");
                Golden.Close(slow.Fall, sums.QFall, 1e-8, "y'PPy");
                Golden.Close(slow.FallFall, sums.QFallFall, 1e-8, "y'PPPy");
                Golden.Close(slow.Trace, sums.Trace, 1e-8, "tr P");
                Golden.Close(slow.TraceFall, sums.TraceFall, 1e-8, "tr PP");
            }
        });

    [Fact]
    public void No_place_of_a_grid_lies_above_the_maximum_found() =>
        Properties.Hold(studies, one =>
        {
            var data = ModeratedStudies.Of(one.Y, one.V, [Predictor.Of("x", one.X)]);
            foreach (var restricted in new[] { true, false })
            {
                var found = LikelihoodSearch<ModeratedSums>.Maximise(data, data.Sums(0), restricted).TauSquared;
                Assert.True(found >= 0);
                var top = Likelihood(data, found, restricted);
                for (var i = -41; i <= 60; i++)
                {
                    var place = i == -41 ? 0 : Math.Pow(10, i / 10.0);
                    Assert.True(Likelihood(data, place, restricted) <= top + 1e-10 * (1 + Math.Abs(top)), $"{place} above {found}");
                }
            }
        });

    [Fact]
    public void Units_and_origins_of_moderators_do_not_matter() =>
        Properties.Hold(studies, one =>
        {
            foreach (var method in methods)
            {
                var options = new MetaAnalysisOptions { TauSquared = method };
                var fit = MetaRegression.Fit(one.Y, one.V, [Predictor.Of("x", one.X)], options);
                var moved = MetaRegression.Fit(one.Y, one.V, [Predictor.Of("x", [.. one.X.Select(x => 1024 * (x - 3))])], options);
                Assert.Equal(fit.Residual.TauSquared, moved.Residual.TauSquared, 1e-10 * (fit.Residual.TauSquared + one.V.Min()));
                Golden.Close(fit.Coefficients[1].StandardError, 1024 * moved.Coefficients[1].StandardError, 1e-9, "error");
                Golden.Close(fit.Predict(2).StandardError, moved.Predict(1024 * -1.0).StandardError, 1e-9, "predicted");
            }
        });

    [Fact]
    public void Rows_may_be_permuted_without_a_bit_of_difference() =>
        Properties.Hold(studies, one =>
        {
            var fit = MetaRegression.Fit(one.Y, one.V, [Predictor.Of("x", one.X)]);
            var turned = MetaRegression.Fit([.. one.Y.Reverse()], [.. one.V.Reverse()], [Predictor.Of("x", [.. one.X.Reverse()])]);
            Assert.Equal(fit.Coefficients, turned.Coefficients);
            Assert.Equal(fit.Residual, turned.Residual);
        });

    // Two groups as a yes/no moderator: the fixed-effect slope is the difference of the groups' pooled effects, QE the sum of their Q.
    [Fact]
    public void A_yes_no_moderator_compares_two_groups()
    {
        double[] y = [0.1, 0.4, 0.3, 0.9, 0.7, 1.1], v = [0.1, 0.05, 0.2, 0.1, 0.04, 0.3];
        var options = new MetaAnalysisOptions { TauSquared = TauSquaredMethod.None, Inference = MetaInference.Wald };
        var fit = MetaRegression.Fit(y, v, [Predictor.Indicator("second", [false, false, false, true, true, true])], options);
        var (first, second) = (MetaAnalysis.Fit(y[..3], v[..3], options), MetaAnalysis.Fit(y[3..], v[3..], options));
        Golden.Close(second.Pooled.Estimate - first.Pooled.Estimate, fit.Coefficients[1].Estimate, 1e-13, "slope");
        Golden.Close(first.Heterogeneity.Q + second.Heterogeneity.Q, fit.Residual.Q, 1e-12, "QE");
        Golden.Close(first.Pooled.StandardError, fit.Predict(0).StandardError, 1e-13, "error");
    }

    [Fact]
    public void The_interval_of_tau_squared_is_where_Q_meets_chi_square()
    {
        double[] y = [0.1, 1.4, 0.3, 2.9, 0.7, 1.1], v = [0.1, 0.05, 0.2, 0.1, 0.04, 0.3], x = [1, 2, 3, 4, 5, 7];
        var interval = MetaRegression.Fit(y, v, [Predictor.Of("x", x)]).TauSquaredInterval();
        Assert.True(interval.Lower > 0);
        foreach (var (limit, tail) in new[] { (interval.Lower, 0.025), (interval.Upper, 0.975) })
        {
            var fit = MetaRegression.Fit(y, [.. v.Select(one => one + limit)], [Predictor.Of("x", x)], new MetaAnalysisOptions { TauSquared = TauSquaredMethod.None });
            Assert.Equal(tail, fit.Residual.P.Value, 1e-9);
        }
    }

    private static double Likelihood(ModeratedStudies data, double tauSquared, bool restricted)
    {
        var w = data.Variances.Select(v => 1 / (v + tauSquared)).ToArray();
        var x = data.Design.Columns[1];
        double a = w.Sum(), b = w.Zip(x, (p, q) => p * q).Sum(), c = w.Zip(x, (p, q) => p * q * q).Sum();
        return -0.5 * (data.LogVariances(tauSquared) + Dense(data, tauSquared).Q + (restricted ? Math.Log(a * c - b * b) : 0));
    }

    private static (double Q, double Fall, double FallFall, double Trace, double TraceFall) Dense(ModeratedStudies data, double tauSquared)
    {
        var w = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfDiagonalArray([.. data.Variances.Select(v => 1 / (v + tauSquared))]);
        var x = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnArrays(data.Design.Columns);
        var y = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(data.Residuals);
        var p = w - w * x * (x.Transpose() * w * x).Inverse() * x.Transpose() * w;
        var (py, pp) = (p * y, p * p);
        return (y * py, py * py, py * (p * py), p.Trace(), pp.Trace());
    }
}
