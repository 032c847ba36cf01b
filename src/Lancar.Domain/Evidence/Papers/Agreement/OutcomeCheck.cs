using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>What the abstract measured (a time, a volume, a score) against what the results print.</summary>
internal static partial class OutcomeCheck
{
    private static readonly string[] kinds = ["time", "volume", "score"];

    public static void Run(StudyText text, AgreementNotes notes)
    {
        var summary = Found(text.Own(PaperSection.Abstract).Where(sentence => Measuring().IsMatch(sentence.Words)), InWords());
        var results = Found(text.Own(PaperSection.Results).Where(sentence => Averages().IsMatch(sentence.Words)), InFigures());
        if (summary.Length == 0 || results.Length == 0)
        {
            notes.Skip("outcome", "outcome");
            return;
        }

        notes.Done("outcome");
        if (summary.Select(one => one.Kind).Distinct().Count() == 1 && !results.Any(one => one.Kind == summary[0].Kind))
        {
            notes.Add(AgreementCode.OutcomeDisagrees, [notes.Quote(summary[0].Sentence, summary[0].Match), notes.Quote(results[0].Sentence, results[0].Match)], null,
                ("first", summary[0].Match.Value), ("second", results[0].Match.Value));
        }
    }

    private static (StudySentence Sentence, string Kind, Match Match)[] Found(IEnumerable<StudySentence> sentences, Regex pattern) =>
        [.. sentences.SelectMany(sentence => pattern.Matches(sentence.Words).Select(match => (sentence, kinds.First(kind => match.Groups[kind].Success), match)))];

    [GeneratedRegex(@"\b(?:pengukuran|diukur|mengukur|perbedaan|rata-rata|rerata|mean|measure\w*|difference|observ\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Measuring();

    [GeneratedRegex(@"\b(?:rata-rata|rerata|mean|average|median)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Averages();

    [GeneratedRegex(
        @"(?<time>\bwaktu\s+(?:pertama(?:\s+kali)?|pengeluaran|keluar\w*)|\btime\s+(?:of|to|until)\s+(?:the\s+)?(?:first|colostrum|milk|onset))|(?<volume>\bvolume\b|\b(?:ml|cc)\b)|(?<score>\bskor\b|\bscores?\b|\bkuesioner\b|\bquestionnaire\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InWords();

    [GeneratedRegex(
        @"(?<time>[0-9]\s?(?:menit|jam|hari|minutes?|hours?|days?)\b|\bwaktu\b|\btime\b)|(?<volume>[0-9]{1,4}(?:[.,][0-9]{1,3})?\s?(?:ml|cc)\b|\bvolume\b)|(?<score>\bskor\b|\bscores?\b|\bpoin\b|\bpoints?\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InFigures();
}
