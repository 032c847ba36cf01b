using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A count of a whole in running text: "15 dari 16 (93,8%)", "13/15 (86,7 %)", "16 (57.1%) of 28 mothers".</summary>
/// <param name="Start">First character in the prose.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Count">How many.</param>
/// <param name="Whole">Of how many.</param>
/// <param name="Percent">The percentage printed with it, or null.</param>
/// <param name="Who">What is counted, as printed, or null.</param>
/// <param name="IsCertain">False when the percentage may be that of another whole: "16 of 28 mothers (93.3%)" may say what share of a larger sample the 28 are.</param>
internal sealed record Proportion(int Start, int Length, long Count, long Whole, ReportedNumber? Percent, string? Who, bool IsCertain)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}
