using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class MetaAnalysisTests
{
    private static readonly TauSquaredMethod[] methods = Enum.GetValues<TauSquaredMethod>();

    // Effects and variances from wide to nearly equal, often with a study that outweighs the rest.
    private static readonly Arbitrary<(double[] Y, double[] V)> studies = Arb.From(
        Gen.Choose(3, 30).SelectMany(count => Gen.Choose(-400, 400).ArrayOf(count).SelectMany(y =>
            Gen.Choose(-40, 40).ArrayOf(count).Select(v => (y.Select(one => one / 64.0).ToArray(), v.Select(one => Math.Pow(10, one / 20.0)).ToArray())))));

    /// <summary>Restricted likelihoods with two maxima (found by random search; maxima confirmed on a grid here and with 40 digits in tau_squared.py).</summary>
    public static TheoryData<double[], double[]> TwoMaxima => new()
    {
        { [-1.83, 0.53, 0.67, 1.16, -3.35, -6.37], [0.77, 0.056, 0.021, 1.316, 87.01, 41.301] },
        { [0.27, -18.18, -0.09], [0.019, 56.883, 0.291] },
        { [-1.69, 8.49, -2.34], [0.048, 12.53, 0.18] },
        { [-12.21, 1.18, 1.44], [14.23, 0.034, 0.015] },
        { [2.81, 4.93, 0.06, -0.25], [3.853, 4.833, 0.012, 0.043] },
    };

    [Theory]
    [MemberData(nameof(TwoMaxima))]
    public void Of_two_maxima_the_higher_is_taken(double[] y, double[] v)
    {
        var grid = Enumerable.Range(0, 200_001).Select(i => i == 0 ? 0 : 1e-4 * Math.Pow(10, i / 25_000.0)).ToArray();
        var heights = grid.Select(t => Restricted(y, v, t)).ToArray();
        var tops = Enumerable.Range(0, grid.Length).Where(i => (i == 0 || heights[i] > heights[i - 1]) && i < grid.Length - 1 && heights[i] > heights[i + 1]).ToArray();
        Assert.Equal(2, tops.Length);

        var best = grid[tops.MaxBy(i => heights[i])];
        var found = MetaAnalysis.Fit(y, v).Heterogeneity.TauSquared;
        Assert.True(Math.Abs(found - best) <= 2e-4 * best, $"{found} is not the top at {best}");
        Assert.True(Restricted(y, v, found) >= heights.Max() - 1e-12);
    }

    // The sign of the derivative of the likelihood over a whole stretch follows from one place: no random data may contradict it.
    [Fact]
    public void No_place_of_a_grid_lies_above_the_maximum_found() =>
        Properties.Hold(studies, one =>
        {
            var found = MetaAnalysis.Fit(one.Y, one.V).Heterogeneity.TauSquared;
            var top = Restricted(one.Y, one.V, found);
            for (var i = -40; i <= 60; i++)
            {
                Assert.True(Restricted(one.Y, one.V, Math.Pow(10, i / 10.0)) <= top + 1e-11 * (1 + Math.Abs(top)));
            }

            Assert.True(Restricted(one.Y, one.V, 0) <= top + 1e-11 * (1 + Math.Abs(top)));
        });

    [Fact]
    public void Leaving_out_is_fitting_the_rest() =>
        Properties.Hold(studies, one =>
        {
            foreach (var method in methods)
            {
                var options = new MetaAnalysisOptions { TauSquared = method };
                var steps = MetaAnalysis.LeaveOneOut(one.Y, one.V, options);
                for (var i = 0; i < one.Y.Length; i += 4)
                {
                    var rest = MetaAnalysis.Fit([.. one.Y[..i], .. one.Y[(i + 1)..]], [.. one.V[..i], .. one.V[(i + 1)..]], options);
                    Assert.True(Math.Abs(rest.Heterogeneity.TauSquared - steps[i].TauSquared) <= 1e-11 * (rest.Heterogeneity.TauSquared + one.V.Min()), $"{method} {i}: {rest.Heterogeneity.TauSquared:R} {steps[i].TauSquared:R}");
                    Assert.Equal(rest.Pooled.Estimate, steps[i].Pooled.Estimate, 1e-10 * (1 + Math.Abs(rest.Pooled.Estimate)));
                    Assert.Equal(rest.Pooled.StandardError, steps[i].Pooled.StandardError, 1e-9 * (1e-3 + rest.Pooled.StandardError));
                }
            }
        });

    [Fact]
    public void One_study_that_outweighs_the_rest_costs_no_digits_when_it_is_left_out()
    {
        double[] y = [1e6, 1.25, 1.5, 1.1, 1.3];
        double[] v = [1e-9, 0.1, 0.2, 0.15, 0.3];
        var rest = MetaAnalysis.Fit(y.AsSpan(1), v.AsSpan(1));
        var step = MetaAnalysis.LeaveOneOut(y, v)[0];
        Golden.Close(rest.Pooled.Estimate, step.Pooled.Estimate, 1e-13, "estimate");
        Golden.Close(rest.Pooled.StandardError, step.Pooled.StandardError, 1e-12, "error");
    }

    [Fact]
    public void Rows_may_be_permuted_and_signs_changed_without_a_bit_of_difference() =>
        Properties.Hold(studies, one =>
        {
            foreach (var method in methods)
            {
                var options = new MetaAnalysisOptions { TauSquared = method };
                var result = MetaAnalysis.Fit(one.Y, one.V, options);
                double[] y = [.. one.Y.Reverse()], v = [.. one.V.Reverse()];
                var turned = MetaAnalysis.Fit(y, v, options);
                Assert.Equal((result.Pooled.Estimate, result.Pooled.StandardError, result.Heterogeneity.TauSquared), (turned.Pooled.Estimate, turned.Pooled.StandardError, turned.Heterogeneity.TauSquared));
                var mirrored = MetaAnalysis.Fit([.. one.Y.Select(effect => -effect)], one.V, options);
                Assert.Equal((result.Pooled.Estimate, result.Heterogeneity.TauSquared), (-mirrored.Pooled.Estimate, mirrored.Heterogeneity.TauSquared));
            }
        });

    [Fact]
    public void Units_carry_over_and_a_shift_moves_the_estimate_alone() =>
        Properties.Hold(studies, one =>
        {
            var result = MetaAnalysis.Fit(one.Y, one.V);
            var larger = MetaAnalysis.Fit([.. one.Y.Select(y => 1024 * y)], [.. one.V.Select(v => 1024 * 1024 * v)]);
            Assert.Equal(1024 * result.Pooled.Estimate, larger.Pooled.Estimate, 1e-11 * (1 + Math.Abs(larger.Pooled.Estimate)));
            Assert.Equal(1024 * 1024 * result.Heterogeneity.TauSquared, larger.Heterogeneity.TauSquared, 1e-11 * (1 + larger.Heterogeneity.TauSquared));
            var shifted = MetaAnalysis.Fit([.. one.Y.Select(y => y + 4096)], one.V);
            Assert.Equal(result.Pooled.Estimate + 4096, shifted.Pooled.Estimate, 1e-8);
            Assert.Equal(result.Heterogeneity.TauSquared, shifted.Heterogeneity.TauSquared, 1e-9 * (1 + result.Heterogeneity.TauSquared));
        });

    [Fact]
    public void Weights_add_up_and_tau_squared_is_never_negative() =>
        Properties.Hold(studies, one =>
        {
            foreach (var method in methods)
            {
                var result = MetaAnalysis.Fit(one.Y, one.V, new MetaAnalysisOptions { TauSquared = method, Inference = MetaInference.Wald });
                Assert.Equal(100, result.WeightPercents.Sum(), 1e-10);
                Assert.True(result.Heterogeneity.TauSquared >= 0 && result.Pooled.P!.Value.Value is >= 0 and <= 1);
                var interval = result.TauSquaredInterval();
                Assert.True(interval.Lower >= 0 && double.IsFinite(interval.Upper));
            }
        });

    // Q < k − 1: statsmodels 0.13.5 combine_effects(method_re='dl') does not cut off and gives tau2 = -0.01527 here
    // and NaN standard errors.
    [Fact]
    public void Homogeneous_effects_give_a_tau_squared_of_0_where_statsmodels_goes_below()
    {
        double[] y = [0.30, 0.32, 0.28, 0.31, 0.29];
        double[] v = [0.01, 0.02, 0.015, 0.03, 0.012];
        foreach (var method in methods.Where(method => method != TauSquaredMethod.SidikJonkman))
        {
            var result = MetaAnalysis.Fit(y, v, new MetaAnalysisOptions { TauSquared = method });
            Assert.Equal(0, result.Heterogeneity.TauSquared);
            Assert.Equal(result.FixedEffect.Estimate, result.Pooled.Estimate);
        }
    }

    [Fact]
    public void It_can_be_cancelled_and_tells_its_progress()
    {
        double[] y = [1, 2, 3, 4], v = [1, 1, 2, 2];
        Assert.Throws<OperationCanceledException>(() => MetaAnalysis.LeaveOneOut(y, v, cancellation: new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => MetaAnalysis.Cumulative(y, v, cancellation: new CancellationToken(canceled: true)));
    }

    private static double Restricted(double[] y, double[] v, double t)
    {
        var w = v.Select(one => 1 / (one + t)).ToArray();
        var mean = w.Zip(y, (a, b) => a * b).Sum() / w.Sum();
        return -0.5 * (v.Sum(one => Math.Log(one + t)) + Math.Log(w.Sum()) + w.Zip(y, (a, b) => a * (b - mean) * (b - mean)).Sum());
    }
}
