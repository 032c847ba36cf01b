using Lancar.Domain.Study.PrePost;

namespace Lancar.Tests.Study.PrePost;

public sealed class PairSelectionTests
{
    private static readonly PrePostStudy Study = new("s1", StudyOutcome.MilkVolumeMl(), new(0, 24), new(48, 72));

    private static readonly StudyParticipant[] Fill = [Mother("x1"), Mother("x2")];
    private static readonly StudyMeasurement[] FillValues = [new("x1", 5, 10), new("x1", 50, 20), new("x2", 5, 10), new("x2", 50, 21)];

    private static StudyParticipant Mother(string code, bool consent = true, int? weeks = 39, params double[] sessions) => new(code, consent, weeks, sessions);

    private static PrePostData Select(PrePostStudy study, StudyParticipant mother, params StudyMeasurement[] measurements) =>
        PairSelection.Select(study, [mother, .. Fill.Select(fill => fill with { SessionHours = [20] })], [.. measurements, .. FillValues]).Value;

    [Fact]
    public void Before_is_the_last_of_its_window_and_after_the_first_whatever_the_order_given()
    {
        var data = Select(Study, Mother("a"), new("a", 60, 40), new("a", 20, 12), new("a", 3, 9), new("a", 49, 33), new("a", 30, 99));
        Assert.Equal(new PrePostPair("a", 12, 33, 20, 49), data.Pairs[0]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(23.99, true)]
    [InlineData(24, false)]
    [InlineData(47.99, false)]
    public void The_window_takes_its_first_hour_and_not_its_last(double hours, bool taken) =>
        Assert.Equal(taken, Select(Study, Mother("a"), new("a", hours, 1), new("a", 50, 2)).Pairs.Any(pair => pair.Code == "a"));

    [Theory]
    [InlineData(47.99, false)]
    [InlineData(48, true)]
    [InlineData(71.99, true)]
    [InlineData(72, false)]
    public void The_second_window_too(double hours, bool taken) =>
        Assert.Equal(taken, Select(Study, Mother("a"), new("a", 5, 1), new("a", hours, 2)).Pairs.Any(pair => pair.Code == "a"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Mothers_without_consent_are_a_number_without_codes(int withheld)
    {
        var data = PairSelection.Select(Study, Fill, FillValues, withheld).Value;
        Assert.Equal(withheld, data.Excluded.Count(pair => pair == ExcludedPair.Withheld));
        Assert.Equal(2, data.Pairs.Count);
    }

    [Fact]
    public void Everybody_left_out_has_a_reason()
    {
        Assert.Equal(ExclusionReason.NoValues, Reason(Study, Mother("a")));
        Assert.Equal(ExclusionReason.NoBefore, Reason(Study, Mother("a"), new StudyMeasurement("a", 50, 2)));
        Assert.Equal(ExclusionReason.NoAfter, Reason(Study, Mother("a"), new StudyMeasurement("a", 5, 2)));
        Assert.Equal(ExclusionReason.NoResearchConsent, Reason(Study, Mother("a", consent: false), new StudyMeasurement("a", 5, 2), new("a", 50, 3)));
    }

    [Theory]
    [InlineData(36, ExclusionReason.GestationalAge)]
    [InlineData(37, null)]
    [InlineData(38, null)]
    [InlineData(null, ExclusionReason.GestationalAge)]
    public void Gestational_age_counts_from_the_week_named_and_must_be_known(int? weeks, ExclusionReason? reason) =>
        Assert.Equal(reason, Reason(Study with { FewestGestationalWeeks = 37 }, Mother("a", weeks: weeks), new StudyMeasurement("a", 5, 2), new("a", 50, 3)));

    [Fact]
    public void A_session_must_lie_between_when_the_study_needs_one()
    {
        var study = Study with { NeedsSessionBetween = true };
        StudyMeasurement[] values = [new("a", 5, 2), new("a", 12, 4), new("a", 50, 3)];
        Assert.Equal(ExclusionReason.NoSessionBetween, Reason(study, Mother("a"), values));
        Assert.Equal(ExclusionReason.NoSessionBetween, Reason(study, Mother("a", true, 39, 60), values));
        Assert.Null(Reason(study, Mother("a", true, 39, 20), values));
        // The value at 12 h was taken after the first massage at 8 h, so the one at 5 h is the value before.
        Assert.Equal(2, Select(study, Mother("a", true, 39, 8), values).Pairs.Single(pair => pair.Code == "a").Before);
        Assert.Equal(ExclusionReason.NoBefore, Reason(study, Mother("a", true, 39, 3), values));
    }

    [Fact]
    public void Another_method_after_than_before_is_noted()
    {
        Assert.True(Select(Study, Mother("a"), new("a", 5, 2, "hand/left"), new("a", 50, 3, "pump/both")).MethodChanged);
        Assert.False(Select(Study, Mother("a"), new("a", 5, 2, "hand/left"), new("a", 50, 3, "hand/left")).MethodChanged);
    }

    [Fact]
    public void Windows_that_overlap_and_strangers_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => PairSelection.Select(Study with { After = new(23, 72) }, Fill, FillValues));
        Assert.Throws<ArgumentException>(() => PairSelection.Select(Study with { Before = new(5, 5) }, Fill, FillValues));
        Assert.Throws<ArgumentException>(() => PairSelection.Select(Study, Fill, [new("stranger", 1, 1)]));
    }

    private static ExclusionReason? Reason(PrePostStudy study, StudyParticipant mother, params StudyMeasurement[] measurements) =>
        Select(study, mother, measurements).Excluded.SingleOrDefault(excluded => excluded.Code == "a")?.Reason;
}
