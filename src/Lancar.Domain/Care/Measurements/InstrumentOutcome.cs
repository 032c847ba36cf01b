using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

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
