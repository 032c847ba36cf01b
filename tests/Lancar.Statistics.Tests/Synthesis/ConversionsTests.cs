using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class ConversionsTests
{
    internal static ReportedValue Exact(double value) => ReportedValue.Exact(value);

    internal static ReportedValue Printed(string text)
    {
        Assert.Equal(ReportedNumberFault.None, ReportedNumberText.TryRead(text, DecimalMark.Point, out var number));
        return ReportedValue.Of(number!);
    }

    private static ReportedNumber Number(string text)
    {
        Assert.Equal(ReportedNumberFault.None, ReportedNumberText.TryRead(text, DecimalMark.Point, out var number));
        return number!;
    }

    // Cochrane Handbook 5.1, 7.7.3.3 (6.5.2.3 in 6.4): groups of 25 and 22, difference 3.8, p = 0.008: t = 2.78, SE = 1.37, SD = 4.69
    // (from the rounded 1.37; without rounding on the way it is 4.68).
    [Fact]
    public void The_handbooks_example_of_a_p_of_a_difference()
    {
        var error = StandardErrorFrom.P(Exact(3.8), Exact(0.008), 45);
        Assert.Equal(1.37, error.Value!.Value, 2);
        Assert.Equal(4.69, DeviationFrom.DifferenceError(Exact(1.37), 25, 22).Value!.Value, 2);
        Assert.Equal(4.683, DeviationFrom.DifferenceError(error, 25, 22).Value!.Value, 3);
        Assert.Equal(3.8 / 2.78, StandardErrorFrom.Statistic(Exact(-3.8), Exact(2.78)).Value!.Value, 12);
        Assert.Equal(3.8 / 2.78, StandardErrorFrom.F(Exact(3.8), Exact(2.78 * 2.78)).Value!.Value, 12);
    }

    // Cochrane Handbook 6.4, 6.5.2.2: at n = 25 the divisor 3.92 is replaced by 2 x 2.0639 = 4.128.
    [Theory]
    [InlineData(0.95, null, 3.92, 2)]
    [InlineData(0.90, null, 3.29, 2)]
    [InlineData(0.99, null, 5.15, 2)]
    [InlineData(0.95, 24.0, 4.128, 3)]
    public void The_handbooks_divisors(double level, double? freedom, double divisor, int decimals) =>
        Assert.Equal(divisor, 1 / StandardErrorFrom.Interval(Exact(0), Exact(1), level, freedom).Value!.Value, decimals);

    // Cochrane Handbook 6.4, 6.5.2.8 (16.1.3.2 in 5.1): 129 and 135 people; correlations 0.78 and 0.82; with 0.80 the change has SD 4.3.
    [Fact]
    public void The_handbooks_correlations_of_changes()
    {
        Assert.Equal(0.78, ChangeDeviation.Correlation(Exact(6.4), Exact(7.1), Exact(4.5)).Value!.Value, 2);
        Assert.Equal(0.82, ChangeDeviation.Correlation(Exact(7.0), Exact(6.9), Exact(4.2)).Value!.Value, 2);
        Assert.Equal(4.3, ChangeDeviation.With(Exact(6.4), Exact(7.1), Exact(0.80)).Value!.Value, 1);
    }

    // Cochrane Handbook 5.1, 16.4.6.4: SDs 2.38 and 2.21, r = 0.68, ten people: SE 0.583.
    [Fact]
    public void The_handbooks_cross_over_example() =>
        Assert.Equal(0.583, ChangeDeviation.With(Exact(2.38), Exact(2.21), Exact(0.68)).Value!.Value / Math.Sqrt(10), 3);

    // Chinn (2000), Stat. Med. 19, 3127, abstract: a ln(odds ratio) is divided by 1.81.
    [Fact]
    public void Chinns_divisor() =>
        Assert.Equal(1.81, 1 / EffectConversions.DFromLogOddsRatio(Exact(1)).Value!.Value, 2);

    // R: (log 2 - log 0.5) / (2 qnorm(0.975)) = 0.35365301915106706; sqrt(25) (56 - 44) / (2 qt(0.975, 24)) = 14.535598094673643.
    [Fact]
    public void Intervals_of_a_ratio_and_of_a_mean()
    {
        Assert.Equal(0.35365301915106706, StandardErrorFrom.Interval(Exact(0.5).Log(), Exact(2).Log()).Value!.Value, 1e-13);
        Assert.Equal(14.535598094673643, DeviationFrom.StandardError(StandardErrorFrom.Interval(Exact(44), Exact(56), 0.95, 24), 25).Value!.Value, 1e-11);
    }

    [Fact]
    public void A_risk_ratio_turns_back_and_equals_that_of_the_table()
    {
        // Table [[30, 70], [10, 90]]: RR 3, OR 27/7, baseline risk 0.1.
        Assert.Equal(3, EffectConversions.RiskRatioFromOddsRatio(Exact(27.0 / 7), Exact(0.1)).Value!.Value, 1e-12);
        Assert.Equal(27.0 / 7, EffectConversions.OddsRatioFromRiskRatio(Exact(3), Exact(0.1)).Value!.Value, 1e-12);
    }

    [Fact]
    public void A_bound_of_p_bounds_the_standard_error_and_estimates_nothing()
    {
        var below = StandardErrorFrom.P(Exact(4.2), Printed("p < 0.05"), 28);
        Assert.Null(below.Value);
        Assert.Equal((0, StandardErrorFrom.P(Exact(4.2), Exact(0.05), 28).Value!.Value), (below.Least, below.Greatest));
        var above = StandardErrorFrom.P(Exact(4.2), Printed("p > 0.05"), 28);
        Assert.Null(above.Value);
        Assert.Equal((below.Greatest, double.PositiveInfinity), (above.Least, above.Greatest));
        Assert.Throws<AssumptionException>(() => new ReportedGroup(Exact(1), DeviationFrom.DifferenceError(below, 15, 15), 15).Numbers);
    }

    // The definition: draw true values that print so, convert each; none may leave the range, and the ends must be nearly reached.
    [Fact]
    public void Ranges_hold_all_that_the_digits_allow_and_little_more()
    {
        Check([Printed("44.1"), Printed("56.3")], x => Exact(StandardErrorFrom.Interval(Exact(x[0]), Exact(x[1])).Value!.Value), v => StandardErrorFrom.Interval(v[0], v[1]));
        Check([Printed("3.8"), Printed("0.008")], x => StandardErrorFrom.P(Exact(x[0]), Exact(x[1]), 45), v => StandardErrorFrom.P(v[0], v[1], 45));
        Check([Printed("-3.8"), Printed("2.8")], x => StandardErrorFrom.Statistic(Exact(x[0]), Exact(x[1])), v => StandardErrorFrom.Statistic(v[0], v[1]));
        Check([Printed("1.2"), Printed("1.4"), Printed("0.9")], x => ChangeDeviation.With(Exact(x[0]), Exact(x[1]), Exact(Math.Min(x[2], 0.9999))), v => ChangeDeviation.With(v[0], v[1], v[2]));
        Check([Printed("1.2"), Printed("1.4"), Printed("0.6")], x => ChangeDeviation.Correlation(Exact(x[0]), Exact(x[1]), Exact(x[2])), v => ChangeDeviation.Correlation(v[0], v[1], v[2]));
        Check([Printed("1.4"), Printed("1.2"), Printed("1.2")], x => ChangeDeviation.Correlation(Exact(x[0]), Exact(x[1]), Exact(x[2])), v => ChangeDeviation.Correlation(v[0], v[1], v[2]));
        Check([Printed("0.8"), Printed("0.3")], x => EffectConversions.RiskRatioFromOddsRatio(Exact(x[0]), Exact(x[1])), v => EffectConversions.RiskRatioFromOddsRatio(v[0], v[1]));
        Check([Printed("1.0"), Printed("0.3")], x => EffectConversions.OddsRatioFromRiskRatio(Exact(x[0]), Exact(x[1])), v => EffectConversions.OddsRatioFromRiskRatio(v[0], v[1]));
        Check(
            [Printed("9.2"), Printed("1.1"), Printed("9.3"), Printed("0.9"), Printed("9"), Printed("1.3")],
            x => ReportedGroup.Combine([new(Exact(x[0]), Exact(x[1]), 8), new(Exact(x[2]), Exact(x[3]), 20), new(Exact(x[4]), Exact(x[5]), 5)]).StandardDeviation,
            v => ReportedGroup.Combine([new(v[0], v[1], 8), new(v[2], v[3], 20), new(v[4], v[5], 5)]).StandardDeviation);
        Check(
            [Printed("9.2"), Printed("12.4"), Printed("17")],
            x => ReportedGroup.Combine([new(Exact(x[0]), Exact(1), 8), new(Exact(x[1]), Exact(2), 20), new(Exact(x[2]), Exact(1), 5)]).StandardDeviation,
            v => ReportedGroup.Combine([new(v[0], Exact(1), 8), new(v[1], Exact(2), 20), new(v[2], Exact(1), 5)]).StandardDeviation);

        static void Check(ReportedValue[] printed, Func<double[], ReportedValue> plain, Func<ReportedValue[], ReportedValue> ranged)
        {
            var range = ranged(printed);
            var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
            var grid = printed.Length > 3 ? 4 : 24;
            var places = (int)Math.Pow(grid + 1, printed.Length);
            for (var place = 0; place < places; place++)
            {
                var rest = place;
                var x = new double[printed.Length];
                for (var i = 0; i < x.Length; i++, rest /= grid + 1)
                {
                    x[i] = printed[i].Least + rest % (grid + 1) * (printed[i].Greatest - printed[i].Least) / grid;
                }

                var value = plain(x).Value!.Value;
                Assert.InRange(value, range.Least - 1e-9 * Math.Abs(value), range.Greatest + 1e-9 * Math.Abs(value));
                (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            }

            var slack = 0.02 * (range.Greatest - range.Least);
            Assert.InRange(least, range.Least - 1e-9, range.Least + slack);
            Assert.InRange(greatest, range.Greatest - slack, range.Greatest + 1e-9);
            Assert.InRange(range.Value!.Value, range.Least, range.Greatest);
        }
    }

    [Fact]
    public void Equal_correlation_of_one_lets_the_changes_vanish()
    {
        var range = ChangeDeviation.With(Printed("1.2"), Printed("1.2"), Printed("0.99"));
        Assert.Equal(0, range.Least, 1e-12);
        Assert.Equal(4, ChangeDeviation.Over(Exact(2), Exact(3), [0.3, 0.5, 0.7, 0.9]).Count);
    }

    [Theory]
    [InlineData("47.1", 34, new[] { 16 })]
    [InlineData("41", 17, new[] { 7 })]
    [InlineData("50", 200, new[] { 99, 100, 101 })]
    [InlineData("33.3", 10, new int[0])]
    [InlineData("0", 30, new[] { 0 })]
    [InlineData("100", 30, new[] { 30 })]
    [InlineData("< 10", 30, new[] { 0, 1, 2 })]
    [InlineData("≤ 10", 30, new[] { 0, 1, 2, 3 })]
    [InlineData("> 90", 30, new[] { 28, 29, 30 })]
    public void A_percentage_gives_every_count_that_prints_so(string percent, int n, int[] expected) =>
        Assert.Equal(expected, PercentCounts.Of(Number(percent), n));

    [Fact]
    public void Every_count_is_found_again_from_its_percentage()
    {
        for (var n = 1; n <= 60; n++)
        {
            for (var k = 0; k <= n; k++)
            {
                var text = ((100.0 * k / n) + 1e-9).ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal([k], PercentCounts.Of(Number(text), n));
            }
        }
    }

    [Fact]
    public void Ranges_of_a_mean_difference_across_zero_reach_zero()
    {
        var error = StandardErrorFrom.Statistic(Printed("0.1"), Printed("0.1"));
        Assert.True(error.Least > 0 && double.IsFinite(error.Greatest));
        Assert.Equal(double.PositiveInfinity, StandardErrorFrom.P(Exact(1), Printed("0.99"), 12).Greatest);
        var tied = StandardErrorFrom.Interval(Printed("1.2"), Printed("1.2"));
        Assert.True(tied is { IsBound: true, Least: 0, Greatest: > 0 });
    }

    [Theory]
    [InlineData("< 0.5", "0.99", 0, 1)]
    [InlineData("< 0.5", "0.2", 0, 0.59)]
    [InlineData("> 5", "0.2", 2.27, 6.67)]
    [InlineData("> 5", "0.0", 3.57, double.PositiveInfinity)]
    [InlineData("> 5", "0.99", 1, 1.02)]
    [InlineData("0.0", "0.99", 0, 1)]
    public void Risk_ratios_at_the_ends_of_printed_ranges_are_numbers(string odds, string risk, double least, double greatest)
    {
        var ratio = EffectConversions.RiskRatioFromOddsRatio(Printed(odds), risk == "0.0" ? ReportedValue.Between(0.04, 0, 0.1) : Printed(risk));
        Assert.Equal(least, ratio.Least, 2e-2);
        Assert.Equal(greatest, ratio.Greatest, 2e-2);
    }

    [Fact]
    public void An_odds_ratio_of_a_risk_ratio_without_upper_end_has_none() =>
        Assert.Equal(double.PositiveInfinity, EffectConversions.OddsRatioFromRiskRatio(Printed("> 2"), ReportedValue.Between(0.04, 0, 0.1)).Greatest);

    [Fact]
    public void Counts_of_very_many_people_are_given_or_refused()
    {
        Assert.Equal([214_748_365], PercentCounts.Of(Number("10.00000001"), int.MaxValue));
        Assert.Equal(int.MaxValue, PercentCounts.Of(Number("> 99.999999"), int.MaxValue)[^1]);
        foreach (var percent in new[] { "< 100", "≤ 100", "50", "> 0" })
        {
            Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => PercentCounts.Of(Number(percent), int.MaxValue)).Violation);
        }

        Assert.Equal(PercentCounts.MostCounts, PercentCounts.Of(Number("≤ 100"), PercentCounts.MostCounts - 1).Count);
        Assert.Throws<AssumptionException>(() => PercentCounts.Of(Number("≤ 100"), PercentCounts.MostCounts));
    }

    public static TheoryData<string, Violation, Func<object>> Refusals => new()
    {
        { "exchanged", Violation.OutOfRange, () => StandardErrorFrom.Interval(Exact(3), Exact(1)) },
        { "same number", Violation.NoInformation, () => StandardErrorFrom.Interval(Exact(3), Exact(3)) },
        { "degrees of freedom", Violation.TooFew, () => StandardErrorFrom.Interval(Exact(1), Exact(3), 0.95, 0) },
        { "infinite", Violation.NotFinite, () => StandardErrorFrom.Interval(Printed("> 1"), Printed("> 100")) },
        { "finite", Violation.NotFinite, () => Exact(double.NaN) },
        { "p < 0.001", Violation.OutOfRange, () => StandardErrorFrom.P(Exact(2), Printed("0.000"), 20) },
        { "p < 0.001", Violation.OutOfRange, () => StandardErrorFrom.P(Exact(2), Exact(0), 20) },
        { "between 0 and 1", Violation.OutOfRange, () => StandardErrorFrom.P(Exact(2), Exact(1.2), 20) },
        { "between 0 and 1", Violation.OutOfRange, () => StandardErrorFrom.P(Exact(2), Exact(-0.1), 20) },
        { "p = 1", Violation.NoInformation, () => StandardErrorFrom.P(Exact(2), Exact(1), 20) },
        { "printed as 0", Violation.NoInformation, () => StandardErrorFrom.P(Exact(0), Exact(0.5), 20) },
        { "printed as 0", Violation.NoInformation, () => StandardErrorFrom.Statistic(Exact(2), Exact(0)) },
        { "F is not below 0", Violation.OutOfRange, () => StandardErrorFrom.F(Exact(2), Exact(-4)) },
        { "not above 0", Violation.OutOfRange, () => DeviationFrom.StandardError(Exact(-0.3), 20) },
        { "not above 0", Violation.OutOfRange, () => DeviationFrom.StandardError(Exact(0), 20) },
        { "at least two", Violation.TooFew, () => DeviationFrom.StandardError(Exact(0.3), 1) },
        { "at least two", Violation.TooFew, () => DeviationFrom.DifferenceError(Exact(0.3), 20, 1) },
        { "-1 and 1", Violation.OutOfRange, () => ChangeDeviation.With(Exact(1), Exact(2), Exact(1)) },
        { "-1 and 1", Violation.OutOfRange, () => ChangeDeviation.With(Exact(1), Exact(2), Exact(-1.2)) },
        { "standard error", Violation.OutOfRange, () => ChangeDeviation.Correlation(Exact(6.4), Exact(7.1), Exact(0.4)) },
        { "Name at least one", Violation.Empty, () => ChangeDeviation.Over(Exact(1), Exact(2), []) },
        { "baseline risk", Violation.OutOfRange, () => EffectConversions.RiskRatioFromOddsRatio(Exact(2), Exact(0)) },
        { "percent", Violation.OutOfRange, () => EffectConversions.RiskRatioFromOddsRatio(Exact(2), Exact(20)) },
        { "risk of 1", Violation.OutOfRange, () => EffectConversions.OddsRatioFromRiskRatio(Exact(4), Exact(0.3)) },
        { "counts", Violation.OutOfRange, () => Exact(0).Log() },
        { "degrees of freedom", Violation.TooFew, () => EffectConversions.CorrelationFromT(Exact(2), 0) },
        { "-1 and 1", Violation.OutOfRange, () => EffectConversions.DFromCorrelation(Exact(1), 10, 10) },
        { "at least two", Violation.TooFew, () => EffectConversions.DFromT(Exact(2), 1, 10) },
        { "no group", Violation.Empty, () => ReportedGroup.Combine([]) },
        { "More than", Violation.TooLarge, () => ReportedGroup.Combine([.. Enumerable.Repeat(new ReportedGroup(Exact(1), Exact(1), 3), ReportedGroup.MostGroups + 1)]) },
        { "0 and 100", Violation.OutOfRange, () => PercentCounts.Of(Number("120"), 10) },
        { "denominator", Violation.TooFew, () => PercentCounts.Of(Number("12"), 0) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_figures_are_refused_with_a_remedy(string word, Violation violation, Func<object> call)
    {
        var refusal = Assert.Throws<AssumptionException>(call);
        Assert.Equal(violation, refusal.Violation);
        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_bugs_are_not_data()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardErrorFrom.Interval(Exact(1), Exact(2), 95));
        Assert.Throws<ArgumentException>(() => ReportedValue.Between(3, 1, 2));
        Assert.Throws<ArgumentException>(() => ReportedValue.Between(null, 2, 1));
    }
}
