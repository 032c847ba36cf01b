using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

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
    /// <param name="age">Age of the baby.</param>
    public bool AppliesAt(HoursSinceBirth age) =>
        new AgeWindow(FromHour ?? ((FromDay ?? 1) - 1) * AgeWindow.HoursPerDay, UntilDay * AgeWindow.HoursPerDay).Holds(age);
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
