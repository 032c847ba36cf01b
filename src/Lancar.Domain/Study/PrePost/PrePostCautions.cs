using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Statistics;

namespace Lancar.Domain.Study.PrePost;

/// <summary>Decides which cautions a one-group before/after result carries.</summary>
internal static class PrePostCautions
{
    /// <summary>Below this many pairs the sample is called small: the three seed studies of this design have 17, 28 and 30.</summary>
    internal const int SmallBelow = 30;

    /// <summary>The fewest changed pairs with which the exact two-sided signed-rank test can fall below 0.05: 2 / 2^6 = 0.03125, 2 / 2^5 = 0.0625.</summary>
    internal const int FewestForSignificance = 6;

    internal static IReadOnlyList<Caution> For(PrePostData data, SignedRankResult test, NaturalCourse naturalCourse)
    {
        var cautions = new List<Caution>
        {
            Plain(CautionKind.NoControlGroup, "no-control-group"),
            NaturalRise(data.Outcome, naturalCourse),
        };
        AddMeasurement(cautions, data);
        AddSize(cautions, data, test);
        return cautions;
    }

    private static Caution NaturalRise(StudyOutcome outcome, NaturalCourse course)
    {
        var key = outcome.Kind switch
        {
            OutcomeKind.MilkVolume or OutcomeKind.MilkScore => "natural-course",
            OutcomeKind.Other => "natural-course-if-milk",
        };
        return Plain(CautionKind.NaturalCourse, key, ("figures", course.Listed()));
    }

    private static void AddMeasurement(List<Caution> cautions, PrePostData data)
    {
        if (data.Outcome.Kind == OutcomeKind.MilkScore)
        {
            cautions.Add(Plain(CautionKind.ScoreRisesWithAge, "score-rises-with-age"));
        }

        var unknown = data.Pairs.Count(pair => pair.HoursBefore is null || pair.HoursAfter is null);
        if (unknown > 0)
        {
            cautions.Add(Plain(CautionKind.HoursSinceBirthMissing, "hours-missing", ("unknown", unknown), ("pairs", data.Pairs.Count)));
        }

        if (data.MethodChanged)
        {
            cautions.Add(Plain(CautionKind.MethodChanged, "method-changed"));
        }
    }

    private static void AddSize(List<Caution> cautions, PrePostData data, SignedRankResult test)
    {
        if (test.UsedCount == 0)
        {
            cautions.Add(Plain(CautionKind.NobodyChanged, "nobody-changed"));
        }
        else if (test.UsedCount < FewestForSignificance)
        {
            cautions.Add(Plain(CautionKind.CannotBeSignificant, "cannot-be-significant", ("changed", test.UsedCount), ("fewest", FewestForSignificance)));
        }

        if (data.Pairs.Count < SmallBelow)
        {
            cautions.Add(Plain(CautionKind.SmallSample, "small-sample", ("pairs", data.Pairs.Count)));
        }

        if (data.Excluded.Count > 0)
        {
            cautions.Add(Plain(CautionKind.PairsExcluded, "pairs-excluded", ("excluded", data.Excluded.Count), ("all", data.Excluded.Count + data.Pairs.Count)));
        }
    }

    private static Caution Plain(CautionKind kind, string key, params (string Name, object Value)[] values) =>
        new(kind, Texts.Both("study.caution." + key, values));
}
