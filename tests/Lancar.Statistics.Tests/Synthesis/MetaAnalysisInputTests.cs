namespace Lancar.Statistics.Tests.Synthesis;

public sealed class MetaAnalysisInputTests
{
    public static TheoryData<double[], double[], Violation> Faults => new()
    {
        { [], [], Violation.Empty },
        { [1, 2], [1], Violation.UnequalLengths },
        { [1, double.NaN], [1, 1], Violation.NotFinite },
        { [1, 2], [1, double.PositiveInfinity], Violation.NotFinite },
        { [1, 2], [1, 0], Violation.OutOfRange },
        { [1, 2], [0, 0], Violation.OutOfRange },
        { [1, 2], [1, -1], Violation.OutOfRange },
        { [1], [1], Violation.TooFew },
        { [1], [0], Violation.OutOfRange },
        { [1, 2], [1e-50, 1e50], Violation.OutOfRange },
        { [-1e300, 1e300], [1, 1], Violation.OutOfRange },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_pooled_is_refused(double[] estimates, double[] variances, Violation violation)
    {
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => MetaAnalysis.Fit(estimates, variances)).Violation);
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => MetaAnalysis.Cumulative(estimates, variances)).Violation);
    }

    [Fact]
    public void The_remedy_is_named()
    {
        Assert.Contains("report its own estimate", Message([1], [1]), StringComparison.Ordinal);
        Assert.Contains("All variances are zero", Message([1, 2], [0, 0]), StringComparison.Ordinal);
        Assert.Contains("variance of study 2 is zero", Message([1, 2], [1, 0]), StringComparison.Ordinal);
        Assert.Contains("squared standard error", Message([1, 2], [1, -4]), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_one_of_two_out_leaves_nothing_to_pool() =>
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => MetaAnalysis.LeaveOneOut([1, 2], [1, 1])).Violation);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_0_to_1_is_the_callers_bug(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAnalysis.Fit([1, 2], [1, 1], new MetaAnalysisOptions { Confidence = confidence }));

    [Fact]
    public void Equal_effects_have_no_scatter_and_say_so()
    {
        var result = MetaAnalysis.Fit([0.5, 0.5, 0.5], [1, 2, 3]);
        Assert.Equal(0, result.Heterogeneity.TauSquared);
        Assert.Equal(0.5, result.Pooled.Estimate);
        Assert.Equal((0.0, double.PositiveInfinity), (result.Pooled.StandardError, result.Pooled.Statistic));
        Assert.Equal(0, result.Pooled.P!.Value.Value);
        var none = MetaAnalysis.Fit([0, 0, 0], [1, 2, 3]);
        Assert.Null(none.Pooled.P);
        Assert.Null(none.Pooled.Statistic);
    }

    [Fact]
    public void Two_studies_have_no_prediction_interval_by_k_minus_2()
    {
        var result = MetaAnalysis.Fit([0.1, 0.9], [0.1, 0.2]);
        Assert.NotNull(result.Pooled.PredictionInterval);
        Assert.Null(result.PooledBy(MetaInference.Wald).PredictionInterval);
    }

    private static string Message(double[] estimates, double[] variances) =>
        Assert.Throws<AssumptionException>(() => MetaAnalysis.Fit(estimates, variances)).Message;
}
