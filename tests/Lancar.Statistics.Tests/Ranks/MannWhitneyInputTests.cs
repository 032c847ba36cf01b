namespace Lancar.Statistics.Tests.Ranks;

public class MannWhitneyInputTests
{
    [Fact]
    public void Violations_come_in_their_documented_order()
    {
        Assert.Equal(Violation.Empty, Refusal([], []));
        Assert.Equal(Violation.Empty, Refusal([double.NaN], []));
        Assert.Equal(Violation.Empty, Refusal([], [1]));
        Assert.Equal(Violation.NotFinite, Refusal([1, double.NaN], [1]));
        Assert.Equal(Violation.NotFinite, Refusal([1], [double.NegativeInfinity]));
    }

    [Fact]
    public void A_difference_beyond_a_double_is_refused_only_where_it_is_needed()
    {
        Assert.Equal(Violation.NotFinite, Refusal([double.MaxValue], [-double.MaxValue]));
        Assert.Equal(1, MannWhitney.Test([double.MaxValue], [-double.MaxValue], new MannWhitneyOptions { Estimate = false }).U);
        Assert.Equal(
            Violation.NotFinite,
            Assert.Throws<AssumptionException>(() => MannWhitney.Test([double.MaxValue], [1], new MannWhitneyOptions { NullValue = -double.MaxValue })).Violation);
    }

    [Fact]
    public void Messages_do_not_repeat_the_data() =>
        Assert.DoesNotContain("8", Assert.Throws<AssumptionException>(() => MannWhitney.Test([8, double.NaN], [8])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(95.0)]
    [InlineData(double.NaN)]
    public void A_confidence_outside_0_to_1_is_the_callers_bug(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Test([1, 2, 3], [4], new MannWhitneyOptions { Confidence = confidence }));

    [Fact]
    public void A_null_value_that_is_no_number_is_the_callers_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Test([1], [2], new MannWhitneyOptions { NullValue = double.PositiveInfinity }));

    [Fact]
    public void One_observation_each_is_answered()
    {
        var result = MannWhitney.Test([2], [1]);

        Assert.Equal(1, result.PTwoSided.Value);
        Assert.Equal(0.5, result.PGreater.Value);
        Assert.Equal(1, result.HodgesLehmann);
        Assert.False(result.IntervalAttainable);
    }

    [Fact]
    public void The_estimate_can_be_left_out()
    {
        var result = MannWhitney.Test([2, 5], [1, 3], new MannWhitneyOptions { Estimate = false });

        Assert.Null(result.HodgesLehmann);
        Assert.Null(result.Interval);
        Assert.False(result.IntervalAttainable);
        Assert.False(result.IntervalIsExact);
    }

    [Fact]
    public void A_long_computation_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var first = Enumerable.Range(0, 100).Select(i => (double)(i / 3)).ToArray();
        Assert.Throws<OperationCanceledException>(() => MannWhitney.Test(first, first, null, stop.Token));
    }

    private static Violation Refusal(double[] first, double[] second) =>
        Assert.Throws<AssumptionException>(() => MannWhitney.Test(first, second)).Violation;
}
