namespace Lancar.Domain.Care.Measurements;

/// <summary>What is known of a time.</summary>
public enum Censoring
{
    /// <summary>Known exactly.</summary>
    None,

    /// <summary>Had not come by then: later than the value.</summary>
    NotYet,

    /// <summary>Had come by then, when is not known: not later than the value.</summary>
    Before,
}

/// <summary>One outcome with everything that makes it mean something.</summary>
/// <param name="Definition">Unit, range, decimals, direction.</param>
/// <param name="Value">The number, or null where the outcome is a word.</param>
/// <param name="Word">The word, or null where it is a number.</param>
/// <param name="Yes">Which items are yes, for a list; otherwise empty.</param>
/// <param name="ProratedPercent">Points in percent of those the answered items allow, one decimal; null where the instrument gives none or nothing was answered.</param>
/// <param name="Answered">Items answered.</param>
/// <param name="Censoring">For a time: exact, not yet, or before.</param>
public sealed record OutcomeValue(
    InstrumentOutcome Definition, decimal? Value, string? Word, IReadOnlyList<string> Yes, decimal? ProratedPercent, int Answered, Censoring Censoring)
{
    /// <summary>Identity of the outcome within its instrument.</summary>
    public string Id => Definition.Id;

    /// <summary>Its unit.</summary>
    public string Unit => Definition.Unit;
}

/// <summary>What an observation amounts to.</summary>
/// <param name="Outcomes">Its outcomes, in the instrument's order; one whose items were left open is absent.</param>
/// <param name="NotApplicable">Items that cannot apply at this age and were left open: not missing.</param>
/// <param name="Alerts">What calls for somebody to look, red first.</param>
public sealed record Scored(IReadOnlyList<OutcomeValue> Outcomes, IReadOnlyList<string> NotApplicable, IReadOnlyList<InstrumentAlert> Alerts);
