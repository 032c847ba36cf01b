using Lancar.Domain.Kernel;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>Slovin's formula in words: the figure, how it comes about, and the warning that belongs to it.</summary>
public sealed record SlovinReport
{
    /// <summary>What was asked.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The sum with its figures.</summary>
    public required LocalizedText Sum { get; init; }

    /// <summary>The answer, and Cochran's beside it.</summary>
    public required IReadOnlyList<LocalizedText> Answer { get; init; }

    /// <summary>What the formula does not know, one sentence each.</summary>
    public required IReadOnlyList<LocalizedText> Warnings { get; init; }

    /// <summary>A paragraph for the proposal, honest about what the figure is.</summary>
    public required LocalizedText Proposal { get; init; }

    /// <summary>The result in words.</summary>
    /// <param name="result">The result.</param>
    public static SlovinReport Of(SlovinResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string, object)[] values =
        [
            ("population", PlanReport.Whole(result.Population)),
            ("margin", PlanReport.Number(result.Margin)),
            ("percent", PlanReport.Number(100 * result.Margin)),
            ("n", PlanReport.Whole(result.SampleSize)),
            ("exact", new LocalizedText(Numerals.Fixed(result.Unrounded, 2, Language.Indonesian), Numerals.Fixed(result.Unrounded, 2, Language.English))),
            ("cochran", PlanReport.Whole(result.CochranSampleSize)),
        ];
        return new SlovinReport
        {
            Title = Texts.Both("plan.slovin.title"),
            Sum = Texts.Both("plan.slovin.sum", values),
            Answer = [Texts.Both("plan.slovin.answer", values), Texts.Both("plan.slovin.cochran", values)],
            Warnings = [Texts.Both("plan.slovin.warning-power"), Texts.Both("plan.slovin.warning-random"), Texts.Both("plan.slovin.warning-instead")],
            Proposal = Texts.Both("plan.slovin.proposal", values),
        };
    }
}
