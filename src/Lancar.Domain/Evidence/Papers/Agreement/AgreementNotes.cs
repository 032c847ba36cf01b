using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Collects what the comparisons find.</summary>
/// <param name="paper">The paper.</param>
internal sealed class AgreementNotes(Paper paper)
{
    private const int Around = 70;

    private readonly List<AgreementFinding> findings = [];
    private readonly List<string> done = [];
    private readonly List<NotChecked> left = [];

    /// <summary>Everything so far.</summary>
    public PaperAgreement Result => new([.. findings.OrderBy(finding => finding.Places[0].Place.Line ?? 0)], done, left);

    /// <summary>Says that a comparison was made.</summary>
    public void Done(string what)
    {
        if (!done.Contains(what))
        {
            done.Add(what);
        }
    }

    /// <summary>Says that a comparison could not be made, worded by <c>check.agreement.skip.KEY</c>.</summary>
    public void Skip(string what, string wording) => left.Add(new NotChecked(what, Texts.Both("check.agreement.skip." + wording)));

    /// <summary>Adds a caution worded by <c>check.agreement.KEY</c>, the code itself without one.</summary>
    public void Add(AgreementCode code, IReadOnlyList<QuotedPlace> places, string? wording = null, params (string Name, object Value)[] values) =>
        Add(code, Severity.Caution, places, wording, values);

    /// <summary>Adds a finding.</summary>
    public void Add(AgreementCode code, Severity severity, IReadOnlyList<QuotedPlace> places, string? wording = null, params (string Name, object Value)[] values) =>
        findings.Add(new AgreementFinding(code, severity, places, Texts.Both("check.agreement." + (wording ?? code.Text()), values)));

    /// <summary>A piece of a sentence with some of the words around it.</summary>
    public QuotedPlace Quote(StudySentence sentence, Match match) => Quote(sentence, match.Index, match.Length);

    /// <inheritdoc cref="Quote(StudySentence, Match)"/>
    public QuotedPlace Quote(StudySentence sentence, int at, int length)
    {
        var start = WordStart(sentence.Words, Math.Max(0, at - Around));
        var end = WordEnd(sentence.Words, Math.Min(sentence.Words.Length, at + length + Around));
        return Quote(new PaperSpan(sentence.Block, sentence.Start + start, end - start));
    }

    /// <summary>A span as it stands.</summary>
    public QuotedPlace Quote(PaperSpan span)
    {
        var block = paper.Blocks[span.Block];
        return new QuotedPlace(span, block.Place, block.Text.Substring(span.Start, span.Length));
    }

    /// <summary>A caption.</summary>
    public static QuotedPlace Quote(PaperTable table) => new(null, table.Place, table.Caption ?? "");

    private static int WordStart(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
