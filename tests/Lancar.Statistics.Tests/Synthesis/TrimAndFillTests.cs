namespace Lancar.Statistics.Tests.Synthesis;

public sealed class TrimAndFillTests
{
    private static readonly double[] lopsided = [0.1, 0.15, 0.2, 0.5, 0.8, 1.2];
    private static readonly double[] precision = [0.01, 0.01, 0.02, 0.1, 0.2, 0.3];

    public static TheoryData<double[], double[], Violation> Faults => new()
    {
        { [], [], Violation.Empty },
        { [1, 2, 3], [1, 1], Violation.UnequalLengths },
        { [1, double.NaN, 3], [1, 1, 2], Violation.NotFinite },
        { [1, 2, 3], [1, 0, 2], Violation.OutOfRange },
        { [1, 2, 3], [1, -1, 2], Violation.OutOfRange },
        { [1], [1], Violation.TooFew },
        { [1, 2], [1, 2], Violation.TooFew },
        { [1, 2, 3], [1, 1, 1], Violation.NoInformation },
        { [1, 2, 3], [0.04, 0.2 * 0.2, 0.04], Violation.NoInformation },
        { [1, 2, 3], [4e-20, 2e-10 * 2e-10, 4e-20 * (1 + 1e-10)], Violation.NoInformation },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_trimmed_is_refused(double[] y, double[] v, Violation violation) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => TrimAndFill.Fit(y, v)).Violation);

    [Fact]
    public void Equal_standard_errors_are_no_obstacle_once_the_side_is_named()
    {
        var result = TrimAndFill.Fit([1, 2, 3], [1, 1, 1], new TrimAndFillOptions { Side = FunnelSide.Left });
        Assert.Equal((0, false), (result.Missing, result.SideWasFound));
        Assert.Same(result.Observed, result.Adjusted);
        Assert.Empty(result.Filled);
    }

    [Fact]
    public void The_filled_studies_mirror_the_most_extreme_ones()
    {
        var options = new TrimAndFillOptions { Model = new MetaAnalysisOptions { TauSquared = TauSquaredMethod.None } };
        var result = TrimAndFill.Fit(lopsided, precision, options);
        Assert.Equal((FunnelSide.Left, true), (result.Side, result.SideWasFound));
        Assert.True(result.Missing > 0);
        var kept = lopsided.Length - result.Missing;
        var centre = MetaAnalysis.Fit(lopsided.AsSpan(0, kept), precision.AsSpan(0, kept), options.Model).Pooled.Estimate;
        for (var i = 0; i < result.Missing; i++)
        {
            Assert.Equal(2 * centre - lopsided[kept + i], result.Filled[i].Estimate, 1e-12);
            Assert.Equal(precision[kept + i], result.Filled[i].Variance);
        }

        Assert.True(result.Adjusted.Pooled.Estimate < result.Observed.Pooled.Estimate);
        Assert.Equal(lopsided.Length + result.Missing, result.Adjusted.StudyCount);
    }

    [Theory]
    [InlineData(TrimAndFillEstimator.L0)]
    [InlineData(TrimAndFillEstimator.R0)]
    public void Mirrored_effects_lack_the_other_side(TrimAndFillEstimator estimator)
    {
        var options = new TrimAndFillOptions { Estimator = estimator };
        var (left, right) = (TrimAndFill.Fit(lopsided, precision, options), TrimAndFill.Fit([.. lopsided.Select(y => -y)], precision, options));
        Assert.Equal((FunnelSide.Left, FunnelSide.Right), (left.Side, right.Side));
        Assert.Equal((left.Missing, left.StandardError, left.Rounds), (right.Missing, right.StandardError, right.Rounds));
        Assert.Equal(left.Adjusted.Pooled.Estimate, -right.Adjusted.Pooled.Estimate);
    }

    // Duval and Tweedie (2000a): under the null R0 + 1 is the number of leading heads of a fair coin, so P(R0 >= r) = 2^-(r+1).
    [Fact]
    public void The_p_of_R0_is_that_of_a_run_of_heads()
    {
        var result = TrimAndFill.Fit(lopsided, precision, new TrimAndFillOptions { Estimator = TrimAndFillEstimator.R0 });
        Assert.Equal(Math.Pow(0.5, result.Missing + 1), result.P!.Value.Value);
        Assert.Equal(Math.Sqrt(2 * result.Missing + 2), result.StandardError);
        Assert.Null(TrimAndFill.Fit(lopsided, precision).P);
    }

    [Theory]
    [InlineData(TrimAndFillEstimator.L0)]
    [InlineData(TrimAndFillEstimator.R0)]
    public void Equal_effects_lack_nothing(TrimAndFillEstimator estimator) =>
        Assert.Equal(0, TrimAndFill.Fit([1, 1, 1, 1], [1, 2, 3, 4], new TrimAndFillOptions { Estimator = estimator }).Missing);

    // Found by random search. metafor 3.8.1 trimfill() of both: "Trim and fill algorithm did not converge."
    [Theory]
    [InlineData(TrimAndFillEstimator.L0, new[] { 0, 0.5, 0.6, 2.8 }, new[] { 0.169, 1.237, 0.011, 2.21 })]
    [InlineData(TrimAndFillEstimator.R0, new[] { 0, 0.3, 0.6, 0.8, 1.5, 2.9 }, new[] { 0.267, 0.322, 0.211, 0.002, 1.823, 2.312 })]
    public void Rounds_that_go_in_a_circle_are_refused(TrimAndFillEstimator estimator, double[] y, double[] v)
    {
        var options = new TrimAndFillOptions
        {
            Estimator = estimator, Side = FunnelSide.Left, Model = new MetaAnalysisOptions { TauSquared = TauSquaredMethod.DerSimonianLaird },
        };
        Assert.Equal(Violation.NotConverged, Assert.Throws<AssumptionException>(() => TrimAndFill.Fit(y, v, options)).Violation);
    }

    [Fact]
    public void Q0_may_not_exist() =>
        Assert.Equal(
            Violation.NoInformation,
            Assert.Throws<AssumptionException>(() => TrimAndFill.Fit(lopsided, precision, new TrimAndFillOptions { Estimator = TrimAndFillEstimator.Q0 })).Violation);

    [Fact]
    public void It_ends_whatever_the_data()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(3, 15);
            double[] y = [.. Enumerable.Range(0, count).Select(_ => Math.Round(3 * random.NextDouble(), 1))];
            double[] v = [.. Enumerable.Range(0, count).Select(_ => Math.Round(0.05 + random.NextDouble(), 2))];
            foreach (var estimator in new[] { TrimAndFillEstimator.L0, TrimAndFillEstimator.R0 })
            {
                var options = new TrimAndFillOptions { Estimator = estimator, Side = FunnelSide.Left };
                try
                {
                    var result = TrimAndFill.Fit(y, v, options);
                    Assert.InRange(result.Missing, 0, count - 1);
                    Assert.Equal(count + result.Missing, result.Adjusted.StudyCount);
                }
                catch (AssumptionException refusal)
                {
                    Assert.Equal(Violation.NotConverged, refusal.Violation);
                }
            }
        }
    }
}
