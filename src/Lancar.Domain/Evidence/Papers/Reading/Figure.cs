using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A number, or two limits, in a text.</summary>
/// <param name="Start">First character in the block's text.</param>
/// <param name="Length">Number of characters, brackets included.</param>
/// <param name="Number">The number as printed; of two limits the one printed first.</param>
/// <param name="Upper">The limit printed second, or null for a single number.</param>
/// <param name="InBrackets">True when brackets stand around it.</param>
internal sealed record Figure(int Start, int Length, ReportedNumber Number, ReportedNumber? Upper, bool InBrackets)
{
    private const long GreatestCount = 1_000_000_000;

    /// <summary>Column of the table it stands in, where the file keeps cells apart; -1 otherwise.</summary>
    public int Column { get; init; } = -1;

    /// <summary>One past its last character.</summary>
    public int End => Start + Length;

    /// <summary>True for a single number.</summary>
    public bool IsSingle => Upper is null;

    /// <summary>True when it can count people: whole, not negative, at most a thousand million, neither a percentage nor a limit.</summary>
    public bool IsCount => IsSingle && Number is { Decimals: 0, IsPercent: false, Relation: NumberRelation.Equal, Units.Sign: >= 0 } && Number.Units <= GreatestCount;

    /// <summary>The number of people, where <see cref="IsCount"/>.</summary>
    public long Count => (long)Number.Units;
}
