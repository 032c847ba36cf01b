using Xunit.Abstractions;
using static Lancar.Statistics.Tests.Synthesis.ConversionsTests;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class StandardErrorAlarmTests(ITestOutputHelper output)
{
    private const int Sets = 1000;

    [Fact]
    public void A_standard_error_among_standard_deviations_is_suspected_and_turned_back()
    {
        var verdicts = StandardErrorAlarm.Judge([Group("A", 10, 2.1, 30), Group("B", 11, 1.7, 25), Group("C", 9, 0.35, 36), Group("D", 10, 2.4, 40)]);
        Assert.Equal([SpreadSeverity.None, SpreadSeverity.None, SpreadSeverity.Suspicious, SpreadSeverity.None], verdicts.Select(one => one.Severity));
        Assert.Equal(2.1, verdicts[2].AsDeviation.Value!.Value, 1e-12);
        Assert.Equal([SpreadReasonKind.FarBelowOthers, SpreadReasonKind.FitsOthersAsError], verdicts[2].Reasons.Select(reason => reason.Kind));
        Assert.Equal(0.35 / 2.1, verdicts[2].Reasons[0].Found, 1e-12);
    }

    // Values that reach a and b with n people have Σ(x − m)² ≥ (b − a)²/2; the sample a, b and n − 2 times the middle attains it.
    [Theory]
    [InlineData(-0.001, SpreadSeverity.Proven)]
    [InlineData(0.001, SpreadSeverity.None)]
    public void Below_the_least_deviation_of_a_range_is_a_proof_and_just_above_is_none(double off, SpreadSeverity expected)
    {
        var least = Math.Sqrt(50.0 / 20);
        var verdict = StandardErrorAlarm.Judge([Group("A", 5, least + off, 20) with { Minimum = Exact(0), Maximum = Exact(10) }])[0];
        Assert.Equal(expected, verdict.Severity);
        Assert.Equal(expected == SpreadSeverity.Proven, verdict.Reasons.Any(reason => reason.Kind == SpreadReasonKind.BelowRangeBound && Math.Abs(reason.Limit - least) < 1e-12));
    }

    // The slow check: no sample at all may be called impossible by its own minimum, maximum and quartiles, printed with one decimal.
    [Fact]
    public void No_real_sample_is_ever_proven_wrong()
    {
        var random = RandomStream.Of(11, 0);
        for (var i = 0; i < 3000; i++)
        {
            double[] values = [.. Enumerable.Range(0, 2 + random.NextIndex(14)).Select(_ => (double)random.NextIndex(random.NextIndex(2) == 0 ? 3 : 40))];
            Array.Sort(values);
            var (n, mean) = (values.Length, values.Average());
            var squares = values.Sum(value => (value - mean) * (value - mean));
            var deviation = Math.Round(Math.Sqrt(squares / (n - random.NextIndex(2))), 1);
            if (deviation == 0)
            {
                continue;
            }

            var rule = new[] { 0.25 * (n + 1), 0.25 * n + 0.5, 0.25 * (n - 1) + 1, 0.25 * n }[random.NextIndex(4)];
            var group = new PrintedSpread
            {
                Study = "A",
                Count = n,
                Mean = Text(mean),
                Deviation = Text(deviation),
                Minimum = Exact(values[0]),
                Maximum = Exact(values[^1]),
                LowerQuartile = Text(At(rule)),
                UpperQuartile = Text(At(n + 1 - rule)),
            };
            Assert.NotEqual(SpreadSeverity.Proven, StandardErrorAlarm.Judge([group])[0].Severity);

            double At(double place)
            {
                place = Math.Clamp(place, 1, n);
                var below = (int)Math.Floor(place);
                return below == n ? values[^1] : values[below - 1] + (place - below) * (values[below] - values[below - 1]);
            }
        }

        static ReportedValue Text(double value) => Printed(Math.Round(value, 1).ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Quartiles_prove_a_standard_error()
    {
        // 40 people, quartiles 8 and 12: ⌊40/4⌋ · 16/2 = 80, divisor 40: at least 1.414. SE of an SD of 3: 0.474.
        var verdict = StandardErrorAlarm.Judge([Group("A", 10, 0.474, 40) with { LowerQuartile = Exact(8), UpperQuartile = Exact(12) }])[0];
        Assert.Equal(SpreadSeverity.Proven, verdict.Severity);
        Assert.Equal(Math.Sqrt(2), Assert.Single(verdict.Reasons).Limit, 1e-12);
    }

    [Fact]
    public void A_figure_that_is_neither_says_so()
    {
        var verdict = StandardErrorAlarm.Judge([Group("A", 5, 1.2, 400) with { Minimum = Exact(0), Maximum = Exact(10) }])[0];
        Assert.Equal(SpreadSeverity.None, verdict.Severity);
        Assert.Contains(verdict.Reasons, reason => reason.Kind == SpreadReasonKind.AboveScaleAsError);
    }

    // Groups of 30 with means 10 and 12. With SD 3: t = 2.582, p = 0.0123. Printed are SE 0.548 with that t or p.
    [Fact]
    public void A_printed_test_shows_what_the_figures_are()
    {
        PrintedSpread[] errors = [Group("A", 10, 0.548, 30), Group("A", 12, 0.548, 30)];
        Assert.All(StandardErrorAlarm.Judge(errors, [new(0, 1) { T = Printed("2.58") }]), one => Assert.Equal((SpreadSeverity.Suspicious, SpreadReasonKind.TestFitsError), (one.Severity, one.Reasons.Single().Kind)));
        Assert.All(StandardErrorAlarm.Judge(errors, [new(0, 1) { P = Printed("0.012") }]), one => Assert.Equal(SpreadSeverity.Suspicious, one.Severity));
        PrintedSpread[] deviations = [Group("A", 10, 3, 30), Group("A", 12, 3, 30)];
        Assert.All(StandardErrorAlarm.Judge(deviations, [new(0, 1) { P = Printed("0.012") }]), one => Assert.Equal((SpreadSeverity.None, SpreadReasonKind.TestFitsDeviation), (one.Severity, one.Reasons.Single().Kind)));
        Assert.All(StandardErrorAlarm.Judge(deviations, [new(0, 1) { P = Printed("p < 0.05") }]), one => Assert.Equal(SpreadSeverity.None, one.Severity));
        Assert.All(StandardErrorAlarm.Judge(deviations, [new(0, 1) { T = Printed("9.99") }]), one => Assert.Empty(one.Reasons));
    }

    [Fact]
    public void A_test_that_follows_from_the_deviation_clears_an_outlier()
    {
        PrintedSpread[] groups = [Group("A", 10, 0.35, 30), Group("A", 10.2, 0.35, 30), Group("B", 11, 2.1, 30), Group("C", 9, 1.9, 30), Group("D", 9, 2.2, 30)];
        Assert.Equal(SpreadSeverity.Suspicious, StandardErrorAlarm.Judge(groups)[0].Severity);
        // 0.2 / (0.35 √(2/30)) = 2.213; as standard errors 0.404.
        Assert.Equal(SpreadSeverity.None, StandardErrorAlarm.Judge(groups, [new(0, 1) { T = Printed("2.21") }])[0].Severity);
    }

    [Fact]
    public void Scatter_that_grows_with_the_mean_is_no_alarm()
    {
        PrintedSpread[] small = [Group("A", 1, 0.35, 36), Group("B", 10, 3.2, 30), Group("C", 9, 2.8, 36), Group("D", 11, 3.9, 30)];
        var verdict = StandardErrorAlarm.Judge(small)[0];
        Assert.Equal((SpreadSeverity.None, SpreadReasonKind.VariesWithMean), (verdict.Severity, verdict.Reasons[^1].Kind));
    }

    [Fact]
    public void Groups_of_one_study_are_not_each_others_yardstick_and_two_others_are_needed()
    {
        PrintedSpread[] groups = [Group("A", 10, 0.35, 36), Group("A", 10, 0.36, 36), Group("B", 11, 2.1, 30), Group("B", 10, 2.2, 30)];
        Assert.All(StandardErrorAlarm.Judge(groups), one => Assert.Equal(SpreadSeverity.None, one.Severity));
        var judged = StandardErrorAlarm.Judge([.. groups, Group("C", 9, 1.9, 40)]);
        Assert.Equal([SpreadSeverity.Suspicious, SpreadSeverity.Suspicious, SpreadSeverity.None, SpreadSeverity.None, SpreadSeverity.None], judged.Select(one => one.Severity));
    }

    // The table of docs/statistics/conversions.md. Every set: sizes from 10 to 100, ln SD between studies normal with spread tau.
    [Theory]
    [InlineData(0.2, 3), InlineData(0.2, 10), InlineData(0.2, 20)]
    [InlineData(0.3, 3), InlineData(0.3, 10), InlineData(0.3, 20)]
    [InlineData(0.4, 3), InlineData(0.4, 10), InlineData(0.4, 20)]
    [InlineData(0.5, 3), InlineData(0.5, 10), InlineData(0.5, 20)]
    public void False_alarms_are_rare(double tau, int studies)
    {
        foreach (var skewed in new[] { false, true })
        {
            var (sets, groups, found) = (0, 0, 0);
            for (var i = 0; i < Sets; i++)
            {
                var random = RandomStream.Of(20_261_201, (ulong)(i + Sets * (studies + 100 * (int)(10 * tau))));
                PrintedSpread[] right = [.. Enumerable.Range(0, studies).Select(study => Sampled(random, $"{study}", tau, skewed))];
                var alarms = StandardErrorAlarm.Judge(right).Count(one => one.Severity != SpreadSeverity.None);
                (sets, groups) = (sets + (alarms > 0 ? 1 : 0), groups + alarms);
                PrintedSpread[] wrong = [right[0] with { Deviation = Exact(right[0].Deviation.Value!.Value / Math.Sqrt(right[0].Count)) }, .. right[1..]];
                found += StandardErrorAlarm.Judge(wrong)[0].Severity != SpreadSeverity.None ? 1 : 0;
            }

            output.WriteLine(FormattableString.Invariant($"| {tau} | {studies} | {(skewed ? "skewed" : "normal")} | {100.0 * sets / Sets:F1} | {100.0 * groups / Sets / studies:F2} | {100.0 * found / Sets:F0} |"));
            Assert.InRange((double)groups / Sets / studies, 0, 0.005);
            Assert.InRange((double)found / Sets, 0.35, 1);
            if (tau <= 0.3)
            {
                Assert.InRange((double)sets / Sets, 0, 0.01);
            }
        }
    }

    [Fact]
    public void Impossible_groups_and_comparisons_are_refused()
    {
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => StandardErrorAlarm.Judge([Group("A", 1, 0, 10)])).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => StandardErrorAlarm.Judge([Group("A", 1, -2, 10)])).Violation);
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => StandardErrorAlarm.Judge([Group("A", 1, 2, 1)])).Violation);
        Assert.Throws<ArgumentException>(() => StandardErrorAlarm.Judge([Group("A", 1, 2, 10)], [new(0, 0)]));
        Assert.Throws<ArgumentException>(() => StandardErrorAlarm.Judge([Group("A", 1, 2, 10)], [new(0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardErrorAlarm.Judge([], null, new() { Units = 0 }));
        Assert.Empty(StandardErrorAlarm.Judge([]));
    }

    private static PrintedSpread Sampled(RandomStream random, string study, double tau, bool skewed)
    {
        var scale = Math.Exp(tau * Normal());
        double[] values = [.. Enumerable.Range(0, 10 + random.NextIndex(91)).Select(_ => scale * (skewed ? Math.Exp(0.6 * Normal()) : Normal()))];
        var mean = values.Average();
        return new() { Study = study, Count = values.Length, Deviation = Exact(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1))) };

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static PrintedSpread Group(string study, double mean, double deviation, int count) =>
        new() { Study = study, Mean = Exact(mean), Deviation = Exact(deviation), Count = count };
}
