using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>One figure as a volume here and a score there; a mean in millilitres with a deviation in percent.</summary>
internal static partial class UnitCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        Spread(text, notes);
        var volumes = Volumes(text, notes);
        if (volumes.Count == 0)
        {
            return;
        }

        notes.Done("unit");
        foreach (var sentence in text.Everywhere.Where(sentence => !sentence.Cites))
        {
            foreach (Match match in Scored().Matches(sentence.Words))
            {
                if (volumes.Remove(match.Groups["figure"].Value, out var place))
                {
                    notes.Add(AgreementCode.UnitDisagrees, [place, notes.Quote(sentence, match.Groups["figure"].Index, match.Groups["figure"].Length)], null, ("figure", match.Groups["figure"].Value));
                }
            }
        }
    }

    /// <summary>Figures with two decimals and more that are printed as a volume: few others are the same by chance.</summary>
    private static Dictionary<string, QuotedPlace> Volumes(StudyText text, AgreementNotes notes)
    {
        var volumes = new Dictionary<string, QuotedPlace>(StringComparer.Ordinal);
        foreach (var result in text.Results.Where(result => result.Item is ReportedSummary { Values.Mean.Decimals: >= 2 }))
        {
            if (text.Paper.Blocks[result.Spans[0].Block] is PaperTable table && VolumeColumn().IsMatch(table.Text))
            {
                volumes.TryAdd(((ReportedSummary)result.Item).Values.Mean!.Text, notes.Quote(new PaperSpan(result.Spans[0].Block, 0, table.Text.Length)));
            }
        }

        foreach (var sentence in text.Everywhere.Where(sentence => !sentence.Cites))
        {
            foreach (Match match in Volume().Matches(sentence.Words))
            {
                volumes.TryAdd(match.Groups["figure"].Value, notes.Quote(sentence, match));
            }
        }

        return volumes;
    }

    private static void Spread(StudyText text, AgreementNotes notes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in text.Everywhere.Where(sentence => !sentence.Cites))
        {
            foreach (Match match in SpreadInPercent().Matches(sentence.Words))
            {
                notes.Done("unit");
                if (seen.Add(match.Groups["spread"].Value.Replace(" ", "", StringComparison.Ordinal)))
                {
                    var (mean, spread) = (match.Groups["mean"], match.Groups["spread"]);
                    notes.Add(AgreementCode.UnitDisagrees,
                        [notes.Quote(new PaperSpan(sentence.Block, sentence.Start + mean.Index, mean.Length)), notes.Quote(new PaperSpan(sentence.Block, sentence.Start + spread.Index, spread.Length))],
                        "unit-disagrees.percent", ("mean", mean.Value), ("spread", spread.Value));
                }
            }
        }
    }

    [GeneratedRegex(@"\b(?:mean|rata-rata|rerata)\s*\(\s*(?:ml|cc)\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VolumeColumn();

    [GeneratedRegex(@"(?<![0-9.,])(?<figure>[0-9]{1,4}[.,][0-9]{2,3})\s?(?:ml|cc)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Volume();

    // "Skor rata-rata … dari 9,17 pada pengukuran awal": the word before, in the same sentence, and no unit behind.
    [GeneratedRegex(@"(?<=\b(?:skor|scores?|poin)\b[^.;]{0,160})(?<![0-9.,])(?<figure>[0-9]{1,4}[.,][0-9]{2,3})(?![0-9]|[.,][0-9]|\s?(?:ml|cc|%))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scored();

    [GeneratedRegex(
        @"(?<![0-9.,])(?<mean>[0-9]{1,4}(?:[.,][0-9]{1,4})?\s?(?:ml|cc))\b[^.;0-9]{0,40}?\b(?:standar[dt]?\s+de[vf]ia(?:si|tion)|simpangan\s+baku|SD)\s*(?:sebesar|=|:|adalah|of|was)?\s*(?<spread>[0-9]{1,4}(?:[.,][0-9]{1,4})?\s?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpreadInPercent();
}
