using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>How heavy a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>True, but misleading or unwise; or doubtful without proof.</summary>
    Caution,

    /// <summary>No data could print this: proven.</summary>
    Inconsistent,
}

/// <summary>What a finding is about. The contract's code is the name in kebab case (<see cref="FindingCodes"/>).</summary>
public enum FindingCode
{
    /// <summary>A percentage does not follow from the counts.</summary>
    PercentMismatch,

    /// <summary>A total does not follow from the counts.</summary>
    TotalMismatch,

    /// <summary>p printed as zero.</summary>
    PZero,

    /// <summary>p does not follow from the counts with the named test or its usual variants.</summary>
    PMismatch,

    /// <summary>No data with the printed figures give this p.</summary>
    PUnattainable,

    /// <summary>The suited test puts p on the other side of 0.05.</summary>
    DecisionFlips,

    /// <summary>The named test does not suit the data.</summary>
    TestUnsuited,

    /// <summary>Not the odds ratio of the counts.</summary>
    OddsRatioMismatch,

    /// <summary>The reciprocal, or the opposite of what the sentence says.</summary>
    OddsRatioInverted,

    /// <summary>Limits do not follow.</summary>
    IntervalMismatch,

    /// <summary>Limits in the wrong order.</summary>
    IntervalOrder,

    /// <summary>Limits miss their own estimate.</summary>
    IntervalExcludesEstimate,

    /// <summary>Mean impossible for whole numbers at this n.</summary>
    Grim,

    /// <summary>Standard deviation impossible for whole numbers at this n and mean.</summary>
    Grimmer,

    /// <summary>Standard deviation beyond what range or scale allow.</summary>
    SdImpossible,

    /// <summary>Mean outside its range or scale.</summary>
    MeanOutOfRange,

    /// <summary>Printed difference is not after minus before.</summary>
    DifferenceMismatch,

    /// <summary>A score with a unit of volume, a volume with a percent sign.</summary>
    UnitMismatch,

    /// <summary>A before/after effect without a comparison group.</summary>
    NoControlGroup,

    /// <summary>A printed test statistic and its p disagree.</summary>
    StatisticPMismatch,
}

/// <summary>The contract's words for codes and severities.</summary>
public static class FindingCodes
{
    /// <summary>The code as the contract writes it: <c>odds-ratio-inverted</c>.</summary>
    public static string Text(this FindingCode code) => code switch
    {
        FindingCode.PercentMismatch => "percent-mismatch",
        FindingCode.TotalMismatch => "total-mismatch",
        FindingCode.PZero => "p-zero",
        FindingCode.PMismatch => "p-mismatch",
        FindingCode.PUnattainable => "p-unattainable",
        FindingCode.DecisionFlips => "decision-flips",
        FindingCode.TestUnsuited => "test-unsuited",
        FindingCode.OddsRatioMismatch => "odds-ratio-mismatch",
        FindingCode.OddsRatioInverted => "odds-ratio-inverted",
        FindingCode.IntervalMismatch => "interval-mismatch",
        FindingCode.IntervalOrder => "interval-order",
        FindingCode.IntervalExcludesEstimate => "interval-excludes-estimate",
        FindingCode.Grim => "grim",
        FindingCode.Grimmer => "grimmer",
        FindingCode.SdImpossible => "sd-impossible",
        FindingCode.MeanOutOfRange => "mean-out-of-range",
        FindingCode.DifferenceMismatch => "difference-mismatch",
        FindingCode.UnitMismatch => "unit-mismatch",
        FindingCode.NoControlGroup => "no-control-group",
        FindingCode.StatisticPMismatch => "statistic-p-mismatch",
    };

    /// <summary>The severity as the contract writes it: <c>inconsistent</c>.</summary>
    public static string Text(this Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Caution => "caution",
        Severity.Inconsistent => "inconsistent",
    };
}

/// <summary>Something that does not add up, or should be read with care.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Severity">How heavy it weighs.</param>
/// <param name="Field">The field concerned, as a path inside the item: <c>levels[0].percent</c>, <c>before.mean</c>.</param>
/// <param name="Printed">What is printed there, or null when the finding is about the whole item.</param>
/// <param name="Recomputed">What follows from the other printed numbers (decimal point), or null.</param>
/// <param name="Detail">Further figures by name.</param>
/// <param name="Message">The finding in words, kind and about numbers.</param>
public sealed record Finding(
    FindingCode Code,
    Severity Severity,
    string? Field,
    string? Printed,
    string? Recomputed,
    IReadOnlyDictionary<string, double> Detail,
    LocalizedText Message);

/// <summary>Something that was not checked.</summary>
/// <param name="What">The check or field: <c>p</c>, <c>grim</c>.</param>
/// <param name="Why">Why not, and what would make it possible.</param>
public sealed record NotChecked(string What, LocalizedText Why);

/// <summary>What was found in one item.</summary>
/// <param name="Item">The item as read.</param>
/// <param name="Findings">The findings, heaviest first.</param>
/// <param name="Checked">The checks that could be made: <c>totals</c>, <c>odds-ratio</c>, <c>grim</c> …</param>
/// <param name="NotChecked">What could not be checked and why.</param>
public sealed record ItemReport(
    ReportedItem Item,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<string> Checked,
    IReadOnlyList<NotChecked> NotChecked);

/// <summary>The answer to "can these printed numbers be true?".</summary>
/// <param name="Source">Where the numbers are printed, or null.</param>
/// <param name="Items">One report per item, in order.</param>
public sealed record CheckReport(string? Source, IReadOnlyList<ItemReport> Items)
{
    /// <summary>What stands in the source and was not read, so that nobody takes it for checked.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];

    /// <summary>The paper the results were read from, result by result; null for typed-in tables.</summary>
    public PaperReading? Reading { get; init; }

    /// <summary>What the source says in two places, compared; nothing for typed-in tables.</summary>
    public PaperAgreement Agreement { get; init; } = PaperAgreement.None;

    /// <summary>How many findings weigh this much, disagreements between two places among them.</summary>
    public int Count(Severity severity) => Items.Sum(item => item.Findings.Count(finding => finding.Severity == severity)) + Agreement.Findings.Count(finding => finding.Severity == severity);
}
