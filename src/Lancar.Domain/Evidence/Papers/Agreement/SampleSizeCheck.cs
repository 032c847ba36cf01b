using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>The number of people in abstract, methods and tables.</summary>
internal static partial class SampleSizeCheck
{
    private sealed record Stated(long N, StudySentence Sentence, Match Match);

    public static void Run(StudyText text, AgreementNotes notes)
    {
        var (summary, methods) = (Only(text, PaperSection.Abstract), Only(text, PaperSection.Methods));
        if (summary is null && methods is null)
        {
            notes.Skip("sample-size", "sample-size");
            return;
        }

        if (summary is not null && methods is not null)
        {
            notes.Done("sample-size");
            if (summary.N != methods.N)
            {
                notes.Add(AgreementCode.SampleSizeDisagrees, [notes.Quote(summary.Sentence, summary.Match), notes.Quote(methods.Sentence, methods.Match)], null, ("first", summary.N), ("second", methods.N));
                return;
            }
        }

        Tables(text, methods ?? summary!, notes);
    }

    /// <summary>Tables of a study that compares groups may hold one group each; there nothing follows.</summary>
    private static void Tables(StudyText text, Stated stated, AgreementNotes notes)
    {
        var totals = text.Results.Where(result => result.Item is ReportedFrequencies { Complete: true, N: not null } or ReportedCrosstab { N: not null })
            .Where(result => text.Paper.Blocks[result.Spans[0].Block] is PaperTable)
            .Select(result => (N: result.Item is ReportedFrequencies { N: { } n } ? n : ((ReportedCrosstab)result.Item).N!.Value, result)).ToArray();
        if (totals.Select(total => total.N).Distinct().Count() != 1 || new Surroundings(text.Paper).ComparesGroups)
        {
            return;
        }

        notes.Done("sample-size");
        if (totals[0].N != stated.N && text.Paper.Blocks[totals[0].result.Spans[0].Block] is PaperTable table)
        {
            notes.Add(AgreementCode.SampleSizeDisagrees, [notes.Quote(stated.Sentence, stated.Match), AgreementNotes.Quote(table)], "sample-size-disagrees.table", ("first", stated.N), ("second", totals[0].N));
        }
    }

    private static Stated? Only(StudyText text, PaperSection part)
    {
        var stated = text.Own(part).Where(sentence => !Planned().IsMatch(sentence.Words))
            .SelectMany(sentence => Size().Matches(sentence.Words).Select(match => new Stated(long.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), sentence, match))).ToArray();
        return stated.Select(one => one.N).Distinct().Count() == 1 ? stated[0] : null;
    }

    private const string People = @"(?:orang|responden|ibu|bayi|sampel|subjek|subyek|partisipan|pasien|people|participants|women|mothers|patients|respondents|subjects)";

    [GeneratedRegex(
        @"\b(?:jumlah|besar|total|ukuran)\s+(?:sampel|responden|subjek|partisipan)\b[^.;()0-9]{0,60}?\b(?<n>[0-9]{1,5})\s+" + People + @"\b" +
        @"|\b(?:[Ss]ebanyak|[Ss]ejumlah|diperoleh|melibatkan)\s+(?<n>[0-9]{1,5})\s+" + People + @"\b[^.;0-9]{0,90}\b(?:sampel|kriteria\s+inklusi)\b" +
        @"|\b(?:total\s+)?sample\s+(?:size\s+)?(?:was|of|is|consisted\s+of|comprised|included)\s+(?<n>[0-9]{1,5})\s+" + People + @"\b" +
        @"|\b(?:[Aa]\s+total\s+of|involving|included|enrolled|recruited)\s+(?<n>[0-9]{1,5})\s+(?:[\p{L}-]+\s+){0,2}" + People + @"\b" +
        @"|\b(?<n>[0-9]{1,5})\s+(?:[\p{L}-]+\s+)?" + People + @"\s+(?:were|was)\s+(?:enrolled|included|recruited|selected|studied|analy[sz]ed|randomi[sz]ed)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(
        @"\b(?:minimal|minimum|rumus|slovin|formula|drop\s?-?\s?out|power|at\s+least|required|needed|calculated|per\s+(?:kelompok|group)|each|masing-masing|(?:se)?tiap|survei\s+awal|studi\s+pendahuluan|pilot|preliminary|excluded|withdr[ae]w\w*|lost|dikeluarkan|mengundurkan)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Planned();
}
