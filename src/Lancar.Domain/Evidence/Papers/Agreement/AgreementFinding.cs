using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Two places of a paper that do not say the same. Never more than a caution: which of them is right, the paper alone cannot tell.</summary>
/// <param name="Code">What they disagree about.</param>
/// <param name="Severity">Caution or note.</param>
/// <param name="Places">The places, quoted, in the order the message speaks of them; two or more, one where something is absent.</param>
/// <param name="Message">One kind sentence on the words and numbers, in both languages.</param>
public sealed record AgreementFinding(AgreementCode Code, Severity Severity, IReadOnlyList<QuotedPlace> Places, LocalizedText Message);

/// <summary>Words of a paper with their place.</summary>
/// <param name="Span">The piece of text; null for a caption, which stands outside the text of its table.</param>
/// <param name="Place">Page, line and heading.</param>
/// <param name="Words">What stands there.</param>
public sealed record QuotedPlace(PaperSpan? Span, PaperPlace Place, string Words);

/// <summary>What a paper says in two places, compared.</summary>
/// <param name="Findings">The disagreements, in the order of their first place.</param>
/// <param name="Checked">The comparisons that could be made: <c>design</c>, <c>sample-size</c> …</param>
/// <param name="NotChecked">Those that could not, and why.</param>
public sealed record PaperAgreement(IReadOnlyList<AgreementFinding> Findings, IReadOnlyList<string> Checked, IReadOnlyList<NotChecked> NotChecked)
{
    /// <summary>Nothing compared: typed-in tables have one place only.</summary>
    public static PaperAgreement None { get; } = new([], [], []);
}
