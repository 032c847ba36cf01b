using static Lancar.Statistics.Tests.Synthesis.ConversionsTests;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class MedianConversionTests
{
    // Wan et al. (2014), BMC Med. Res. Methodol. 14, 135, table 1: the expected range of n normal values.
    [Theory]
    [InlineData(5, 2.326)]
    [InlineData(6, 2.534)]
    [InlineData(10, 3.078)]
    [InlineData(11, 3.173)]
    [InlineData(20, 3.735)]
    [InlineData(25, 3.931)]
    [InlineData(31, 4.113)]
    [InlineData(40, 4.322)]
    [InlineData(50, 4.498)]
    public void The_exact_range_is_that_of_Wans_table(int n, double range) =>
        Assert.Equal(range, 1 / MedianConversion.Estimate(OfRange(n, 0, 0.5, 1), MedianMethod.LuoWanShiExact).Group.StandardDeviation.Value!.Value, 3);

    // E Z(4:5) = 0.49502 and E Z(7:9) = 0.57197 (Harter 1961, Biometrika 48, 151, table 1); Wan's eta(n) is twice that.
    [Theory]
    [InlineData(5, 0.990)]
    [InlineData(9, 1.144)]
    public void The_exact_interquartile_range_is_twice_the_normal_score(int n, double width) =>
        Assert.Equal(width, 1 / MedianConversion.Estimate(OfQuartiles(n, 0, 0.5, 1), MedianMethod.LuoWanShiExact).Group.StandardDeviation.Value!.Value, 3);

    // metafor 4.4, conv.fivenum(min = 2, q1 = 6, median = 9, q3 = 17, max = 41, n, test = FALSE), as quoted in a public test suite.
    [Theory]
    [InlineData(7, 15.021544795358952, 14.29106691143328, 10.889285714285714, 10.103962147784886, 14.361220613598714, 12.197514529609084)]
    [InlineData(30, 11.972897250696676, 9.5575055212413016, 10.782500000000001, 8.5626224066574625, 12.3038216208361, 9.0600639639493821)]
    [InlineData(100, 10.403596372036779, 7.804399930371213, 10.75975, 8.2742542328822122, 11.420082492316839, 8.0393270816267126)]
    public void As_metafor_prints(int n, double rangeMean, double rangeSd, double quartileMean, double quartileSd, double fiveMean, double fiveSdOfWan)
    {
        Close(rangeMean, rangeSd, MedianConversion.Estimate(OfRange(n, 2, 9, 41)));
        Close(quartileMean, quartileSd, MedianConversion.Estimate(OfQuartiles(n, 6, 9, 17)));
        Assert.Equal(fiveMean, MedianConversion.Estimate(Five(n)).Group.Mean.Value!.Value, 1e-11);
        Assert.Equal(fiveSdOfWan, MedianConversion.Estimate(Five(n), MedianMethod.Wan).Group.StandardDeviation.Value!.Value, 1e-11);

        static void Close(double mean, double sd, MedianConversionResult result)
        {
            Assert.Equal(mean, result.Group.Mean.Value!.Value, 1e-11);
            Assert.Equal(sd, result.Group.StandardDeviation.Value!.Value, 1e-11);
        }
    }

    // metafor 4.4, conv.fivenum(method = "hozo2005"): n = 7 gives 15.25. Hozo et al. (2005): the rules change after 15, 25 and 70.
    [Theory]
    [InlineData(7, 15.25)]
    [InlineData(25, 15.25)]
    [InlineData(26, 9.0)]
    public void Hozos_mean_is_the_median_from_26_people_on(int n, double mean) =>
        Assert.Equal(mean, MedianConversion.Estimate(OfRange(n, 2, 9, 41), MedianMethod.Hozo).Group.Mean.Value!.Value, 12);

    [Theory]
    [InlineData(15, 11.8224715)]
    [InlineData(16, 9.75)]
    [InlineData(70, 9.75)]
    [InlineData(71, 6.5)]
    public void Hozos_deviation_changes_after_15_and_70(int n, double sd) =>
        Assert.Equal(sd, MedianConversion.Estimate(OfRange(n, 2, 9, 41), MedianMethod.Hozo).Group.StandardDeviation.Value!.Value, 6);

    [Fact]
    public void The_result_says_what_was_done_and_whether_it_is_sound()
    {
        var skewed = MedianConversion.Estimate(OfRange(30, 2, 9, 41));
        Assert.Equal((MedianMethod.LuoWanShi, QuantileSet.Range, MedianAdvice.UseMedians), (skewed.Method, skewed.Set, skewed.Advice));
        Assert.Contains("use the medians", skewed.Statement, StringComparison.Ordinal);
        Assert.Equal(MedianAdvice.Convert, MedianConversion.Estimate(OfRange(30, 2, 20, 41)).Advice);
        Assert.Equal(MedianAdvice.Untested, MedianConversion.Estimate(new() { Count = 30, Median = Exact(12), Width = Exact(7) }).Advice);
        Assert.Equal(MedianAdvice.Untested, MedianConversion.Estimate(new() { Count = 30, Median = Exact(3), LowerQuartile = Exact(3), UpperQuartile = Exact(3), Minimum = Exact(1), Maximum = Exact(5) }).Advice);
    }

    [Fact]
    public void From_a_width_the_deviation_is_that_of_the_quartiles()
    {
        var width = MedianConversion.Estimate(new() { Count = 30, Median = Exact(12), Width = Exact(7) }).Group;
        Assert.Equal(12, width.Mean.Value);
        Assert.Equal(MedianConversion.Estimate(OfQuartiles(30, 8, 12, 15)).Group.StandardDeviation.Value!.Value, width.StandardDeviation.Value!.Value, 1e-13);
    }

    // n = 25: critical value 2.65/5 - 6/625 = 0.5204; (q1 + q3 - 2m)/(q3 - q1) on a scale of 10,000 is 5203, 5204, 5205.
    [Theory]
    [InlineData(5203, false)]
    [InlineData(5204, true)]
    [InlineData(5205, true)]
    public void Skewness_is_detected_from_the_critical_value_on(int excess, bool detected)
    {
        var test = SkewnessTest.Test(OfQuartiles(25, -10000 + excess, 0, 10000 + excess))!.Value;
        Assert.Equal(0.5204, test.CriticalValue, 1e-12);
        Assert.Equal(excess / 10000.0, test.Statistic.Value!.Value, 1e-12);
        Assert.Equal(detected, SkewnessTest.Test(OfQuartiles(25, -10000 + excess + (excess == 5204 ? 0.001 : 0), 0, 10000 + excess + (excess == 5204 ? 0.001 : 0)))!.Value.Detected);
    }

    [Fact]
    public void Where_rounding_decides_the_test_says_so()
    {
        var printed = new QuantileSummary { Count = 25, LowerQuartile = Printed("2"), Median = Printed("3"), UpperQuartile = Printed("6") };
        Assert.Null(SkewnessTest.Test(printed)!.Value.Detected);
        Assert.Equal(MedianAdvice.RoundingDecides, MedianConversion.Estimate(printed).Advice);
        Assert.Equal(MedianAdvice.Convert, MedianConversion.Estimate(OfQuartiles(25, 2, 3, 6)).Advice);
    }

    // Left and right skew count alike: the sign of all figures changes nothing but the sign of the mean.
    [Fact]
    public void The_mirrored_sample_has_the_mirrored_answer()
    {
        foreach (var method in new[] { MedianMethod.LuoWanShi, MedianMethod.LuoWanShiExact, MedianMethod.Wan })
        {
            var one = MedianConversion.Estimate(Five(40), method);
            var two = MedianConversion.Estimate(new() { Count = 40, Minimum = Exact(-41), LowerQuartile = Exact(-17), Median = Exact(-9), UpperQuartile = Exact(-6), Maximum = Exact(-2) }, method);
            Assert.Equal(-one.Group.Mean.Value!.Value, two.Group.Mean.Value!.Value, 1e-12);
            Assert.Equal(one.Group.StandardDeviation.Value!.Value, two.Group.StandardDeviation.Value!.Value, 1e-12);
            Assert.Equal(one.Skewness!.Value.Statistic.Value!.Value, two.Skewness!.Value.Statistic.Value!.Value, 1e-12);
        }
    }

    [Fact]
    public void Printed_digits_widen_the_answer()
    {
        var group = MedianConversion.Estimate(new() { Count = 30, LowerQuartile = Printed("6"), Median = Printed("9"), UpperQuartile = Printed("13") }).Group;
        Assert.True(Near((9 + 0.5 * (0.7 + 0.013) - 0.5, 9 + 0.5 * (0.7 + 0.013) + 1), (group.Mean.Least, group.Mean.Greatest)));
        var unit = 7 / group.StandardDeviation.Value!.Value;
        Assert.True(Near((5.5 / unit, 8.5 / unit), (group.StandardDeviation.Least, group.StandardDeviation.Greatest)));
    }

    [Fact]
    public void An_interquartile_range_is_read_as_what_it_can_be()
    {
        Assert.Equal(InterquartileKind.Quartiles, InterquartileReading.Of(Exact(12), Exact(8), Exact(15)).Kind);
        Assert.Equal(InterquartileKind.Width, InterquartileReading.Of(Exact(12), Exact(7)).Kind);
        Assert.Equal(InterquartileKind.Impossible, InterquartileReading.Of(Exact(12), Exact(7), Exact(9)).Kind);
        Assert.Equal(InterquartileKind.Quartiles, InterquartileReading.Of(Printed("12"), Printed("7"), Printed("11.8")).Kind);
        Assert.Equal(InterquartileKind.Impossible, InterquartileReading.Of(Exact(12), Exact(30), null, Exact(2), Exact(20)).Kind);
        Assert.Equal(InterquartileKind.Range, InterquartileReading.Of(Exact(12), Exact(2), Exact(20), Exact(2), Exact(20)).Kind);
        Assert.Equal(InterquartileKind.Impossible, InterquartileReading.Of(Exact(12), Exact(1), Exact(15), Exact(2), Exact(20)).Kind);
        Assert.Equal(InterquartileKind.Impossible, InterquartileReading.Of(Exact(12), Exact(-1)).Kind);
    }

    public static TheoryData<string, Violation, QuantileSummary> Refusals => new()
    {
        { "do not rise", Violation.OutOfRange, OfQuartiles(30, 8, 16, 15) },
        { "do not rise", Violation.OutOfRange, OfRange(30, 20, 16, 40) },
        { "ask for the values", Violation.TooFew, OfQuartiles(4, 8, 12, 15) },
        { "half of a pair", Violation.NoInformation, new() { Count = 30, Median = Exact(3), LowerQuartile = Exact(1) } },
        { "half of a pair", Violation.NoInformation, new() { Count = 30, Median = Exact(3) } },
        { "says nothing on the spread", Violation.NoInformation, OfQuartiles(30, 3, 3, 3) },
        { "says nothing on the spread", Violation.NoInformation, new() { Count = 30, Median = Exact(3), Width = Exact(0) } },
        { "only as a bound", Violation.NoInformation, new() { Count = 30, Minimum = Printed("< 1"), Median = Exact(3), Maximum = Exact(7) } },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_converted_is_refused(string word, Violation violation, QuantileSummary summary)
    {
        var refusal = Assert.Throws<AssumptionException>(() => MedianConversion.Estimate(summary));
        Assert.Equal(violation, refusal.Violation);
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_people_are_enough_and_Hozo_takes_no_quartiles()
    {
        Assert.True(MedianConversion.Estimate(OfQuartiles(5, 8, 12, 15)).Group.StandardDeviation.Value > 0);
        Assert.Throws<ArgumentException>(() => MedianConversion.Estimate(OfQuartiles(30, 8, 12, 15), MedianMethod.Hozo));
    }

    private static bool Near((double, double) one, (double, double) other) =>
        Math.Abs(one.Item1 - other.Item1) < 1e-12 && Math.Abs(one.Item2 - other.Item2) < 1e-12;

    private static QuantileSummary OfRange(int n, double a, double m, double b) => new() { Count = n, Minimum = Exact(a), Median = Exact(m), Maximum = Exact(b) };

    private static QuantileSummary OfQuartiles(int n, double a, double m, double b) => new() { Count = n, LowerQuartile = Exact(a), Median = Exact(m), UpperQuartile = Exact(b) };

    private static QuantileSummary Five(int n) => new() { Count = n, Minimum = Exact(2), LowerQuartile = Exact(6), Median = Exact(9), UpperQuartile = Exact(17), Maximum = Exact(41) };
}
