using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Under which heading an instrument stands.</summary>
public enum InstrumentGroup
{
    /// <summary>Milk and its flow.</summary>
    Milk,

    /// <summary>The baby.</summary>
    Baby,

    /// <summary>The mother.</summary>
    Mother,

    /// <summary>The husband.</summary>
    Husband,
}

/// <summary>Whom an instrument measures.</summary>
public enum InstrumentSubject
{
    /// <summary>The mother.</summary>
    Mother,

    /// <summary>One baby, named by its number.</summary>
    Baby,

    /// <summary>The baby's father.</summary>
    Father,
}

/// <summary>How often an instrument is meant to be used. Advice on what is due, never a reason to refuse.</summary>
public enum InstrumentRepeat
{
    /// <summary>Until it has been answered.</summary>
    Once,

    /// <summary>Every 24 hours.</summary>
    Daily,

    /// <summary>Whenever wanted.</summary>
    Any,
}

/// <summary>Whose words the items are.</summary>
public enum InstrumentWords
{
    /// <summary>Shipped with Lancar, in its own words.</summary>
    Lancar,

    /// <summary>Not shipped: a site that holds a licence may load them; without them only points are recorded.</summary>
    Site,
}

/// <summary>What an instrument's words may be used for.</summary>
public enum InstrumentLicence
{
    /// <summary>Lancar's own words.</summary>
    Own,

    /// <summary>In general use and free.</summary>
    Free,

    /// <summary>Somebody else's: ask first. No words of it are shipped.</summary>
    AskRightsHolder,
}

/// <summary>
/// A measuring instrument as data (<c>data/instruments</c>): its items, how they become typed outcomes, and where it comes from.
/// Expressed volume and the 16 signs are older and have forms and events of their own (<see cref="Instruments"/>).
/// </summary>
public sealed record Instrument
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Version; an observation is always scored by the version it was recorded with.</summary>
    public required int Version { get; init; }

    /// <summary>Heading.</summary>
    public required InstrumentGroup Group { get; init; }

    /// <summary>Whom it measures.</summary>
    public required InstrumentSubject Subject { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>How often it is meant to be used.</summary>
    public required InstrumentRepeat Repeat { get; init; }

    /// <summary>The hours its questions look back on; null when they ask about now.</summary>
    public int? WindowHours { get; init; }

    /// <summary>What exactly is meant, where a word alone would leave it open.</summary>
    public LocalizedText? Definition { get; init; }

    /// <summary>Whose words the items are.</summary>
    public required InstrumentWords WordsFrom { get; init; }

    /// <summary>The items, in the order asked.</summary>
    public required IReadOnlyList<InstrumentItem> Items { get; init; }

    /// <summary>How the answers become outcomes.</summary>
    public required InstrumentScoring Scoring { get; init; }

    /// <summary>Answers and outcomes that call for somebody to look.</summary>
    public required IReadOnlyList<InstrumentAlert> Alerts { get; init; }

    /// <summary>What to know before believing the number.</summary>
    public required LocalizedText Note { get; init; }

    /// <summary>What its words may be used for.</summary>
    public required InstrumentLicence Licence { get; init; }

    /// <summary>The licence in words.</summary>
    public required LocalizedText LicenceNote { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>State of clinical approval.</summary>
    public required SignOff SignOff { get; init; }
}

/// <summary>What kind of answer an item takes.</summary>
public enum ItemKind
{
    /// <summary>A measured number.</summary>
    Number,

    /// <summary>A counted number.</summary>
    Count,

    /// <summary>Whole steps between two named ends.</summary>
    Scale,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A moment, as whole minutes before the observation: it stays right when the birth time is corrected.</summary>
    Moment,
}

/// <summary>One question.</summary>
public sealed record InstrumentItem
{
    /// <summary>Identity within the instrument; the key of its value.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Unit of a number.</summary>
    public string? Unit { get; init; }

    /// <summary>Least number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Decimals of a number.</summary>
    public int Decimals { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<ItemChoice> Choices { get; init; } = [];

    /// <summary>First hour since birth at which it can apply; null from birth.</summary>
    public int? FromHour { get; init; }

    /// <summary>First day of life on which it can apply, the day of birth being 1; null from birth.</summary>
    public int? FromDay { get; init; }

    /// <summary>Last day of life on which it can apply; null for ever.</summary>
    public int? UntilDay { get; init; }

    /// <summary>True when it may be left open: not known.</summary>
    public bool Optional { get; init; }

    /// <summary>Asked only after this answer; null when always.</summary>
    public AskedIf? AskedIf { get; init; }

    /// <summary>The answer that counts one point, where there are right and wrong ones.</summary>
    public string? Key { get; init; }

    /// <summary>True when the least step counts most.</summary>
    public bool Reverse { get; init; }

    /// <summary>True when the last answer is offered again: a birth weight does not change.</summary>
    public bool Remember { get; init; }

    /// <summary>Another unit people type it in.</summary>
    public TypedAlso? TypedAlso { get; init; }

    /// <summary>Names of the two ends of a scale.</summary>
    public ScaleEnds? Ends { get; init; }

    /// <summary>The question.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The words it can be answered with; empty for numbers.</summary>
    public IEnumerable<string> Words => Kind == ItemKind.YesNo ? ["yes", "no"] : Choices.Select(choice => choice.Id);

    /// <summary>True when it can apply at this age.</summary>
    public bool AppliesAt(HoursSinceBirth age)
    {
        const long MsPerHour = 3_600_000;
        var from = (FromHour ?? ((FromDay ?? 1) - 1) * 24L) * MsPerHour;
        return age.Milliseconds >= from && (UntilDay is not { } until || age.Milliseconds < until * 24L * MsPerHour);
    }
}

/// <summary>One word of a choice.</summary>
/// <param name="Id">As recorded.</param>
/// <param name="Text">As shown.</param>
public sealed record ItemChoice(string Id, LocalizedText Text);

/// <summary>The answer to an earlier item that makes a later one be asked.</summary>
public sealed record AskedIf
{
    /// <summary>The earlier item.</summary>
    public required string Item { get; init; }

    /// <summary>Words after which it is asked.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>Number from which on it is asked.</summary>
    public decimal? AtLeast { get; init; }
}

/// <summary>Another unit people type a number in; its range never meets that of the item, so that it cannot be mistaken.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Times">How many of the item's unit one is.</param>
/// <param name="Decimals">Decimals it is typed with.</param>
public sealed record TypedAlso(string Unit, int Times, int Decimals);

/// <summary>Names of the two ends of a scale.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
public sealed record ScaleEnds(LocalizedText Low, LocalizedText High);

/// <summary>How answers become outcomes.</summary>
/// <param name="Version">Version of the rule, apart from that of the words.</param>
/// <param name="Outcomes">The outcomes.</param>
public sealed record InstrumentScoring(int Version, IReadOnlyList<InstrumentOutcome> Outcomes);

/// <summary>How an outcome is made.</summary>
public enum OutcomeRule
{
    /// <summary>The number of one item.</summary>
    Value,

    /// <summary>The word of one item.</summary>
    Word,

    /// <summary>Points added: yes, or the right answer, is one; a step counts itself.</summary>
    Sum,

    /// <summary>A total read from a form, or the sum of its items, or both when they agree.</summary>
    Total,

    /// <summary>The first item less the second.</summary>
    Difference,

    /// <summary>The first item in percent of the second.</summary>
    PercentOf,

    /// <summary>Hours from birth to a moment, or up to now when it has not come: censored, not missing.</summary>
    FirstSeen,

    /// <summary>Hours from a moment to the observation.</summary>
    HoursBefore,

    /// <summary><c>smooth</c> when all are yes, <c>not-smooth</c> when one is no, <c>not-assessable</c> otherwise.</summary>
    AllYes,

    /// <summary>Which items are yes.</summary>
    YesList,
}

/// <summary>One typed outcome: unit, range, decimals and direction, and the rule that makes it.</summary>
public sealed record InstrumentOutcome
{
    /// <summary>Identity within the instrument.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>How it is made.</summary>
    public required OutcomeRule Rule { get; init; }

    /// <summary>The item that may hold the total itself.</summary>
    public string? Total { get; init; }

    /// <summary>The items it is made of.</summary>
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary>Unit; <c>word</c> for words.</summary>
    public required string Unit { get; init; }

    /// <summary>Least possible value; null for words.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Greatest possible value; null for words.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Decimals.</summary>
    public int Decimals { get; init; }

    /// <summary>Which way is better.</summary>
    public required OutcomeDirection Direction { get; init; }

    /// <summary>True when a percentage over the answered items is given besides the sum. The two are never mixed.</summary>
    public bool Prorated { get; init; }

    /// <summary>A difference is multiplied by this …</summary>
    public int Times { get; init; } = 1;

    /// <summary>… and divided by this: grams of milk become millilitres.</summary>
    public int Over { get; init; } = 1;

    /// <summary>The word that says that the moment has not come.</summary>
    public string? NotYet { get; init; }

    /// <summary>How far the true value may lie from the measured one.</summary>
    public OutcomeErrorRange? Error { get; init; }

    /// <summary>Limits in use, for reading; nothing is decided by them.</summary>
    public IReadOnlyList<OutcomeCutOff> CutOffs { get; init; } = [];

    /// <summary>Unit, range, decimals and direction as one; null for words.</summary>
    public OutcomeScale? Scale => Minimum is { } least && Maximum is { } most ? new(Id, Unit, least, most, Decimals, Direction) : null;
}

/// <summary>The stated error of a method: the true value lies mostly between value + Lower and value + Upper.</summary>
/// <param name="Lower">How far below, not positive.</param>
/// <param name="Upper">How far above, not negative.</param>
/// <param name="Says">In words.</param>
/// <param name="Source">Keys in <c>data/sources.json</c>.</param>
public sealed record OutcomeErrorRange(decimal Lower, decimal Upper, LocalizedText Says, string Source);

/// <summary>A limit somebody uses.</summary>
/// <param name="At">The value.</param>
/// <param name="Means">In words.</param>
/// <param name="Source">Keys in <c>data/sources.json</c>.</param>
public sealed record OutcomeCutOff(decimal At, LocalizedText Means, string Source);

/// <summary>How soon somebody must look.</summary>
public enum AlertLevel
{
    /// <summary>The same day.</summary>
    Amber,

    /// <summary>Now.</summary>
    Red,
}

/// <summary>An answer or outcome that calls for somebody to look. Advice for people; it decides nothing by itself.</summary>
public sealed record InstrumentAlert
{
    /// <summary>Identity within the instrument.</summary>
    public required string Id { get; init; }

    /// <summary>The item looked at, or null.</summary>
    public string? Item { get; init; }

    /// <summary>The outcome looked at, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Words that raise it.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>Raised from this value on.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Raised up to this value.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Raised below this value.</summary>
    public decimal? Below { get; init; }

    /// <summary>From this hour since birth on; null from birth.</summary>
    public int? FromHours { get; init; }

    /// <summary>Before this hour since birth; null for ever.</summary>
    public int? UntilHours { get; init; }

    /// <summary>How soon.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>What to do, in words.</summary>
    public required LocalizedText Says { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>True when its age has come.</summary>
    public bool AppliesAt(HoursSinceBirth age)
    {
        const long MsPerHour = 3_600_000;
        return age.Milliseconds >= (FromHours ?? 0) * MsPerHour && (UntilHours is not { } until || age.Milliseconds < until * MsPerHour);
    }
}
