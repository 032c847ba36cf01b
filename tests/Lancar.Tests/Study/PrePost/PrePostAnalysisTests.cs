using System.Text.Json;
using Lancar.Domain.Study.Expected;
using Lancar.Domain.Study.PrePost;
using Lancar.Statistics;

namespace Lancar.Tests.Study.PrePost;

public sealed class PrePostAnalysisTests
{
    [Fact]
    public void The_demo_file_gives_the_numbers_of_R()
    {
        // fixtures/study/pre-post-demo.json is the output of oracles/study/pre-post.R; its "source" names the packages and versions.
        var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "study", "pre-post-demo.json"))).RootElement;
        var result = Demo.FromFile();
        Same(golden.GetProperty("before"), result.Before);
        Same(golden.GetProperty("after"), result.After);
        Same(golden.GetProperty("change"), result.Difference);
        Assert.Equal(Number(golden, "wPlus"), result.Test.WPlus);
        Assert.Equal(Number(golden, "wMinus"), result.Test.WMinus);
        Assert.Equal(Number(golden, "p"), result.Test.PTwoSided);
        Close(Number(golden, "z"), result.Test.Z, 1e-12);
        Close(Number(golden, "pAsymptotic"), result.Test.PAsymptotic, 1e-8);
        Assert.Equal(Number(golden, "hodgesLehmann"), result.TypicalChange);
        Assert.Equal(Number(golden, "intervalLower"), result.TypicalChangeInterval.Lower);
        Assert.Equal(Number(golden, "intervalUpper"), result.TypicalChangeInterval.Upper);
        Close(Number(golden, "rankBiserial"), result.Test.RankBiserial, 1e-12);
    }

    [Fact]
    public void Equal_decimal_differences_tie_although_their_doubles_differ()
    {
        Assert.NotEqual(0.3 - 0.1, 0.7 - 0.5);
        var result = Demo.Volume((0.1, 0.3), (0.5, 0.7), (10, 11));
        Assert.Equal(0.2, result.Data.Pairs[0].Change);
        Assert.Equal(0.2, result.Data.Pairs[1].Change);
        Assert.Equal(1, result.Test.TieGroups);
        // 0.1 + 0.2 is not the double 0.3; on paper it is, and the mother did not change.
        Assert.Equal(0, new PrePostPair("x", 0.3, 0.1 + 0.2).Change);
    }

    [Fact]
    public void Every_difference_is_after_minus_before()
    {
        var result = Demo.Volume((20, 10), (20, 11), (20, 12), (20, 13), (20, 14), (20, 21));
        Assert.True(result.TypicalChange < 0);
        Assert.True(result.Difference.Mean < 0);
        Assert.True(result.Test.RankBiserial < 0);
        Assert.Equal((1, 5, 0), (result.RoseCount, result.FellCount, result.SameCount));
    }

    [Fact]
    public void The_missing_control_group_is_always_the_first_caution_and_the_natural_course_the_second()
    {
        foreach (var outcome in new[] { StudyOutcome.MilkVolumeMl(), StudyOutcome.MilkScore(), StudyOutcome.Named(new("Nyeri", "Pain"), null) })
        {
            var cautions = Demo.Of(outcome, (1, 2), (3, 5)).Cautions;
            Assert.Equal([CautionKind.NoControlGroup, CautionKind.NaturalCourse], cautions.Take(2).Select(caution => caution.Kind));
        }
    }

    [Fact]
    public void The_natural_course_is_told_with_its_figures_and_sources()
    {
        var text = Demo.Volume((1, 2), (3, 5)).Cautions[1].Text;
        Assert.Contains("21,5 ml", text.Indonesian, StringComparison.Ordinal);
        Assert.Contains("408 g", text.English, StringComparison.Ordinal);
        Assert.Contains("[002]", text.English, StringComparison.Ordinal);
        Assert.StartsWith("If what was measured", Demo.Of(StudyOutcome.Named(new("x", "x"), "kg"), (1, 2), (3, 5)).Cautions[1].Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    [InlineData(31, false)]
    public void Fewer_than_thirty_pairs_are_few(int pairs, bool small) =>
        Assert.Equal(small, Has(Demo.Volume(Demo.Rising(pairs)), CautionKind.SmallSample));

    [Theory]
    [InlineData(5, true, 0.0625)]
    [InlineData(6, false, 0.03125)]
    [InlineData(7, false, 0.015625)]
    public void With_fewer_than_six_changes_the_test_cannot_fall_below_five_percent(int pairs, bool cautioned, double p)
    {
        var result = Demo.Volume(Demo.Rising(pairs));
        Assert.Equal(p, result.Test.PTwoSided);
        Assert.Equal(cautioned, Has(result, CautionKind.CannotBeSignificant));
    }

    [Fact]
    public void Nobody_changed_is_said_and_not_called_significant_or_not()
    {
        var result = Demo.Volume((5, 5), (6, 6));
        Assert.True(result.Test.HasNoInformation);
        Assert.True(Has(result, CautionKind.NobodyChanged));
        Assert.False(Has(result, CautionKind.CannotBeSignificant));
    }

    [Fact]
    public void Missing_hours_a_changed_method_and_a_score_are_cautioned()
    {
        var pairs = new[] { new PrePostPair("a", 1, 2, 5, 50), new PrePostPair("b", 1, 3, null, 50) };
        var data = PrePostData.Create(StudyOutcome.MilkScore(), pairs, [new("c", ExclusionReason.NoAfter)]).Value with { MethodChanged = true };
        var result = PrePostAnalysis.Run(data, Demo.Provenance);
        Assert.All(new[] { CautionKind.HoursSinceBirthMissing, CautionKind.MethodChanged, CautionKind.ScoreRisesWithAge, CautionKind.PairsExcluded }, kind => Assert.True(Has(result, kind)));
        Assert.Contains("1 of 2", result.Cautions.Single(caution => caution.Kind == CautionKind.HoursSinceBirthMissing).Text.English, StringComparison.Ordinal);
        var clean = Demo.Volume(Demo.Rising(40));
        Assert.Equal([CautionKind.NoControlGroup, CautionKind.NaturalCourse], clean.Cautions.Select(caution => caution.Kind));
    }

    [Theory]
    [InlineData(1, 16, 6.3)]
    [InlineData(1, 3, 33.3)]
    [InlineData(2, 3, 66.7)]
    [InlineData(16, 28, 57.1)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    public void Percentages_are_rounded_half_up_from_the_counts(int count, int total, double percent) =>
        Assert.Equal((decimal)percent, PrePostPercent.Of(count, total));

    private static bool Has(PrePostResult result, CautionKind kind) => result.Cautions.Any(caution => caution.Kind == kind);

    private static void Same(JsonElement golden, Descriptives values)
    {
        Assert.Equal(golden.GetProperty("n").GetInt32(), values.Count);
        Close(Number(golden, "mean"), values.Mean, 1e-14);
        Close(Number(golden, "sd"), values.StandardDeviation!.Value, 1e-14);
        Assert.Equal(Number(golden, "median"), values.Median);
        Assert.Equal(Number(golden, "q1"), values.LowerQuartile);
        Assert.Equal(Number(golden, "q3"), values.UpperQuartile);
        Assert.Equal(Number(golden, "min"), values.Minimum);
        Assert.Equal(Number(golden, "max"), values.Maximum);
        Close(Number(golden, "ciLower"), values.MeanInterval!.Value.Lower, 1e-12);
        Close(Number(golden, "ciUpper"), values.MeanInterval.Value.Upper, 1e-12);
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static void Close(double expected, double actual, double relative) => Assert.InRange(actual, expected - (Math.Abs(expected) * relative), expected + (Math.Abs(expected) * relative));
}
