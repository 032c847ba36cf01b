using Lancar.Domain.Study.PrePost;

namespace Lancar.Tests.Study.PrePost;

public sealed class PrePostDataTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Two_complete_pairs_are_the_fewest(int pairs, bool accepted)
    {
        var data = PrePostData.Create(StudyOutcome.MilkVolumeMl(), Demo.Pairs(Demo.Rising(pairs)), []);
        Assert.Equal(accepted, data.Succeeded);
        Assert.Equal(accepted ? null : "study.too-few-pairs", data.Error?.Code);
    }

    [Theory]
    [InlineData(-1, "study.value-out-of-range")]
    [InlineData(0, null)]
    [InlineData(16, null)]
    [InlineData(17, "study.value-out-of-range")]
    [InlineData(7.5, "study.value-not-whole")]
    public void A_score_is_whole_and_within_its_range(double value, string? code)
    {
        Assert.Equal(code, PrePostData.Create(StudyOutcome.MilkScore(), Demo.Pairs((value, 5), (4, 5)), []).Error?.Code);
        Assert.Equal(code, PrePostData.Create(StudyOutcome.MilkScore(), Demo.Pairs((5, value), (4, 5)), []).Error?.Code);
    }

    [Fact]
    public void The_same_mother_twice_is_refused_also_when_once_left_out()
    {
        var twice = new[] { new PrePostPair("a", 1, 2), new PrePostPair("a", 1, 3) };
        Assert.Equal("study.code-repeated", PrePostData.Create(StudyOutcome.MilkVolumeMl(), twice, []).Error!.Code);
        Assert.Equal("study.code-repeated", PrePostData.Create(StudyOutcome.MilkVolumeMl(), Demo.Pairs((1, 2), (1, 3)), [new("m1", ExclusionReason.NoAfter)]).Error!.Code);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => PrePostData.Create(StudyOutcome.MilkVolumeMl(), Demo.Pairs((double.NaN, 1), (1, 2)), []));

    [Fact]
    public void Errors_are_worded_in_both_languages_with_numbers_as_each_prints_them()
    {
        var message = PrePostData.Create(StudyOutcome.MilkScore(), Demo.Pairs((16.5, 5), (4, 5)), []).Error!.Message;
        Assert.Contains("16,5", message.Indonesian, StringComparison.Ordinal);
        Assert.Contains("16.5", message.English, StringComparison.Ordinal);
    }
}
