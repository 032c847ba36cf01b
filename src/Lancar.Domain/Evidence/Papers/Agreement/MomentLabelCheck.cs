using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A table whose caption says after and whose only row says before, or the other way round.</summary>
internal static partial class MomentLabelCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        for (var at = 0; at < text.Paper.Blocks.Count; at++)
        {
            if (text.Paper.Blocks[at] is PaperTable { Caption: { } caption } table && Moment(caption) is { } about && Moment(table.Text) is { } named)
            {
                notes.Done("labels");
                var match = Names().Match(table.Text);
                if (about != named)
                {
                    notes.Add(AgreementCode.LabelDisagrees, [AgreementNotes.Quote(table), notes.Quote(new PaperSpan(at, match.Index, match.Length))], null,
                        ("first", Names().Match(caption).Value), ("second", match.Value));
                }
            }
        }
    }

    /// <summary>True for after, false for before, null for neither or both.</summary>
    private static bool? Moment(string words)
    {
        var moments = Names().Matches(words).Select(match => match.Groups["after"].Success).Distinct().ToArray();
        return moments.Length == 1 ? moments[0] : null;
    }

    [GeneratedRegex(@"(?<before>\b(?:pre|pra)[\s-]*test\b|\bsebelum\b|\bbefore\b)|(?<after>\b(?:post|pasca)[\s-]*test\b|\bsesudah\b|\bsetelah\b|\bafter\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();
}
