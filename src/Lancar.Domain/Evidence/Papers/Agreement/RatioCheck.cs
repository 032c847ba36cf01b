using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>An odds ratio against the sentence that puts it into words; a share of effect against the correlation it is said to come from.</summary>
internal static partial class RatioCheck
{
    private const int Farthest = 220;

    public static void Run(StudyText text, AgreementNotes notes)
    {
        for (var at = 0; at < text.Paper.Blocks.Count; at++)
        {
            if (text.Paper.Blocks[at] is PaperParagraph paragraph && text.Sections[at] != PaperSection.References)
            {
                Times(paragraph.Words, at, text.Paper.Mark, notes);
                Share(paragraph.Words, at, text.Paper.Mark, notes);
            }
        }
    }

    private static void Times(string words, int block, DecimalMark? mark, AgreementNotes notes)
    {
        if (!InWords().IsMatch(words))
        {
            return;
        }

        var ratios = NamedFigures.In(words, mark).Where(figure => figure.Role == ColumnRole.OddsRatio).ToArray();
        for (var i = 0; i < ratios.Length; i++)
        {
            var from = ratios[i].Start + ratios[i].Length;
            var end = Math.Min(i + 1 < ratios.Length ? ratios[i + 1].Start : words.Length, from + Farthest);
            var match = InWords().Match(words, from, Math.Max(0, end - from));
            if (!match.Success || ReportedNumberText.TryRead(match.Groups["value"].Value, mark, out var said) != ReportedNumberFault.None)
            {
                continue;
            }

            notes.Done("ratio");
            if (!Same(ratios[i].Number, said!))
            {
                notes.Add(AgreementCode.RatioDisagrees, [notes.Quote(new PaperSpan(block, ratios[i].Start, ratios[i].Length)), notes.Quote(new PaperSpan(block, match.Index, match.Length))], null,
                    ("first", ratios[i].Number.Text), ("second", said!.Text));
            }
        }
    }

    /// <summary>True when both may stand for one value, or for each other's reciprocal.</summary>
    private static bool Same(ReportedNumber printed, ReportedNumber said)
    {
        var (one, other) = (printed.StandsFor(PrintingRule.OneUnit), said.StandsFor(PrintingRule.OneUnit));
        var product = printed.Value.ToDouble() * said.Value.ToDouble();
        return one.Meets(other) || (printed.OtherReading is { } second && second.StandsFor(PrintingRule.OneUnit).Meets(other)) || product is > 0.9 and < 1.1;
    }

    private static void Share(string words, int block, DecimalMark? mark, AgreementNotes notes)
    {
        if (!words.Contains('%', StringComparison.Ordinal))
        {
            return;
        }

        foreach (Match match in CorrelationAndShare().Matches(words))
        {
            if (ReportedNumberText.TryRead(match.Groups["r"].Value, mark, out var r) != ReportedNumberFault.None
                || ReportedNumberText.TryRead(match.Groups["share"].Value, mark, out var share) != ReportedNumberFault.None)
            {
                continue;
            }

            notes.Done("effect-share");
            var range = r!.StandsFor(PrintingRule.OneUnit);
            var (printed, hundred) = (share!.StandsFor(PrintingRule.OneUnit), Rational.Of(100));
            var plain = new RationalRange(range.Lower * hundred, range.Upper * hundred);
            var square = new RationalRange(range.Lower * range.Lower * hundred, range.Upper * range.Upper * hundred);
            if (!printed.Meets(plain) && !printed.Meets(square))
            {
                notes.Add(AgreementCode.EffectShareDisagrees,
                    [notes.Quote(new PaperSpan(block, match.Groups["first"].Index, match.Groups["first"].Length)), notes.Quote(new PaperSpan(block, match.Groups["second"].Index, match.Groups["second"].Length))], null,
                    ("first", r.Text), ("second", match.Groups["share"].Value));
            }
        }
    }

    private const string Figure = "[0-9]{1,4}(?:[.,][0-9]{1,4})?";

    [GeneratedRegex(@"\b(?:peluang|kemungkinan|kesempatan|risiko|odds|chance)\w*\s+(?:sebesar\s+|of\s+)?(?<value>" + Figure + @")\s+(?:kali|times)\b|(?<![0-9.,])(?<value>" + Figure + @")\s+(?:kali|times)\s+(?:lebih|greater|higher|more)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InWords();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<first>(?:nilai\s+)?R(?:\s?[²2]|[\s-]?[Ss]quared?)?\s*(?:sebesar|=|:|adalah|of|was)\s*(?<r>0?[.,][0-9]{2,4}))(?![0-9])[^.;%]{0,140}?(?<second>\b(?:sebesar|by|of)\s+(?<share>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CorrelationAndShare();
}
