using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>One version of a decision table from <c>data/triage</c>: questions, and under each the signs its answer can show.</summary>
/// <param name="Id">Stable name: <c>mother</c>, <c>breast</c>, <c>baby</c>, <c>mood</c>.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="Name">What the check is called.</param>
/// <param name="SignOff">Clinical approval of the table as a whole.</param>
/// <param name="Basis">What the combination rests on.</param>
/// <param name="Actions">What to do, by the names the signs use.</param>
/// <param name="Questions">In the order asked.</param>
public sealed record TriageTable(
    string Id, int Version, LocalizedText Name, SignOff SignOff, LocalizedText Basis, IReadOnlyDictionary<string, LocalizedText> Actions,
    IReadOnlyList<TriageQuestion> Questions)
{
    /// <summary>The question of this name, or null.</summary>
    public TriageQuestion? Question(string id) => Questions.FirstOrDefault(question => question.Id == id);

    /// <summary>The sign of this name, or null.</summary>
    public TriageSign? Sign(string id) => Questions.SelectMany(question => question.Signs).FirstOrDefault(sign => sign.Id == id);
}

/// <summary>One question. Without <paramref name="Number"/> it is answered yes, no or not known, and every sign under it is there on a yes.</summary>
/// <param name="Id">Stable name, as sent in events.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Hint">How to find the answer, or null.</param>
/// <param name="Number">What number is asked for; null for yes and no.</param>
/// <param name="AskedWhenYes">Asked only when this earlier question was answered yes; null for always.</param>
/// <param name="Signs">What the answer can show, each in its own window of age.</param>
public sealed record TriageQuestion(
    string Id, LocalizedText Text, LocalizedText? Hint, TriageNumber? Number, string? AskedWhenYes, IReadOnlyList<TriageSign> Signs);

/// <summary>A number asked for: its unit and what can be true at all.</summary>
/// <param name="Unit">Unit in words or symbols.</param>
/// <param name="Minimum">Least possible value.</param>
/// <param name="Maximum">Greatest possible value.</param>
/// <param name="Decimals">Decimals it is recorded with.</param>
/// <param name="Calculator">How a phone helps to find it (<c>weights</c>: from birth weight and weight now), or null.</param>
public sealed record TriageNumber(LocalizedText Unit, decimal Minimum, decimal Maximum, int Decimals, string? Calculator)
{
    /// <summary>True when the value lies in the range and has no more decimals than are recorded.</summary>
    public bool Holds(decimal value) => value >= Minimum && value <= Maximum && decimal.Round(value, Decimals) == value;
}

/// <summary>One rule: sign, level, age, action, source, approval.</summary>
/// <param name="Id">Stable name, unique in its table.</param>
/// <param name="Level">Red or amber.</param>
/// <param name="AtLeast">There from this value on; null when it has no such limit.</param>
/// <param name="Below">There under this value; null when it has no such limit.</param>
/// <param name="FromHour">Counts from this whole hour since birth on; null from birth.</param>
/// <param name="ToHour">Counts up to, and not including, this whole hour since birth; null without end.</param>
/// <param name="Finding">The sign in a few words, for notes and lists.</param>
/// <param name="Action">Name of what to do, in <see cref="TriageTable.Actions"/>.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="SignOff">Clinical approval of this rule.</param>
public sealed record TriageSign(
    string Id, SignLevel Level, decimal? AtLeast, decimal? Below, int? FromHour, int? ToHour, LocalizedText Finding, string Action, string Source, SignOff SignOff)
{
    /// <summary>True when the rule counts at this age.</summary>
    /// <param name="hoursSinceBirth">Whole hours since birth, rounded down.</param>
    public bool AppliesAt(int hoursSinceBirth) => hoursSinceBirth >= (FromHour ?? 0) && hoursSinceBirth < (ToHour ?? int.MaxValue);

    /// <summary>True when a measured value shows the sign.</summary>
    public bool IsShownBy(decimal value) => (AtLeast is not null || Below is not null) && (AtLeast is null || value >= AtLeast) && (Below is null || value < Below);
}
