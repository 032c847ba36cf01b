using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Tables;

/// <summary>What a column of printed numbers says about its decimal mark.</summary>
/// <param name="Mark">The mark, or null when no number has decimals or groups.</param>
/// <param name="Basis">Why.</param>
/// <param name="Line">The line that shows it, or null.</param>
/// <param name="Value">The number that shows it, as printed, or null.</param>
public sealed record DecimalEvidence(DecimalMark? Mark, DecimalBasis Basis, int? Line, string? Value);

/// <summary>Why a decimal mark was taken.</summary>
public enum DecimalBasis
{
    /// <summary>No number needs one: whole numbers only.</summary>
    NotNeeded,

    /// <summary>The user said which.</summary>
    Told,

    /// <summary>A number of the same column can be read only this way.</summary>
    ThisColumn,

    /// <summary>Numbers of the other columns read from the same file can be read only this way.</summary>
    OtherColumn,
}
