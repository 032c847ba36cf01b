using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Counts and percentages that sentences print for a category against those of its table.</summary>
internal static partial class TextTableCheck
{
    private const int ShortestLabel = 5;

    private sealed record Level(string Label, long Count, ReportedNumber Percent, int Block);

    public static void Run(StudyText text, AgreementNotes notes)
    {
        var levels = Levels(text);
        if (levels.Count == 0)
        {
            notes.Skip("text-table", "text-table");
            return;
        }

        notes.Done("text-table");
        var said = new HashSet<Level>();
        foreach (var sentence in text.Own(PaperSection.Results, PaperSection.Discussion).Where(sentence => sentence.Section == PaperSection.Results || NamesTable().IsMatch(sentence.Words)))
        {
            // "primipara dan multipara sebanyak 30 orang": a category without figures of its own shares those of the next clause.
            var shared = false;
            foreach (var clause in Clauses(sentence.Words))
            {
                var before = shared;
                shared = !Pair().IsMatch(clause.Words) && levels.Any(level => Names(clause.Words, level.Label));
                if (!before && Disagreeing(text, sentence, clause, levels) is var (level, pair) && said.Add(level))
                {
                    notes.Add(AgreementCode.TextTableDisagrees, [notes.Quote(sentence, clause.Start + pair.Index, pair.Length), notes.Quote(SpanOf(text, level))], null,
                        ("label", level.Label), ("first", pair.Value), ("second", Shown(level)));
                }
            }
        }
    }

    /// <summary>
    /// A clause that names one category and prints one count with its percentage: one of the two is that of the table and the other is not. When both differ the
    /// sentence speaks of something else, perhaps.
    /// </summary>
    private static (Level Level, Match Pair)? Disagreeing(StudyText text, StudySentence sentence, (int Start, string Words) clause, List<Level> levels)
    {
        var pairs = Pair().Matches(clause.Words);
        var named = levels.Where(level => Names(clause.Words, level.Label)).ToArray();
        if (pairs.Count != 1 || named.Length != 1
            || ReportedNumberText.TryRead(pairs[0].Groups["percent"].Value + "%", text.Paper.Mark, out var percent) != ReportedNumberFault.None)
        {
            return null;
        }

        var (level, count) = (named[0], long.Parse(pairs[0].Groups["count"].ValueSpan, CultureInfo.InvariantCulture));
        var percents = percent!.StandsFor(PrintingRule.OneUnit).Meets(level.Percent.StandsFor(PrintingRule.OneUnit));
        return (count == level.Count) != percents ? (level, pairs[0]) : null;
    }

    /// <summary>The categories of all tables whose name no other variable has.</summary>
    private static List<Level> Levels(StudyText text) =>
    [
        .. text.Results.Where(result => result.Item is ReportedFrequencies && text.Paper.Blocks[result.Spans[0].Block] is PaperTable)
            .SelectMany(result => ((ReportedFrequencies)result.Item).Levels.Where(level => level is { Label: not null, Percent: not null })
                .Select(level => new Level(level.Label!.Trim(), level.Count, level.Percent!, result.Spans[0].Block)))
            .GroupBy(level => level.Label, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() == 1 && group.Key.Length >= ShortestLabel && group.Key.Any(char.IsLetter)).Select(group => group.First()),
    ];

    private static bool Names(string words, string label) =>
        Regex.IsMatch(words, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(label)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
        && !Denial().IsMatch(words[..words.IndexOf(label, StringComparison.OrdinalIgnoreCase)]);

    private static IEnumerable<(int Start, string Words)> Clauses(string sentence)
    {
        var start = 0;
        foreach (Match divider in Divider().Matches(sentence))
        {
            yield return (start, sentence[start..divider.Index]);
            start = divider.Index + divider.Length;
        }

        yield return (start, sentence[start..]);
    }

    private static PaperSpan SpanOf(StudyText text, Level level)
    {
        var words = text.Paper.Blocks[level.Block].Text;
        var start = words.IndexOf(level.Label, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return new PaperSpan(level.Block, 0, words.Length);
        }

        var end = words.IndexOf('\n', start);
        return new PaperSpan(level.Block, start, (end < 0 ? words.Length : end) - start);
    }

    private static string Shown(Level level) => string.Create(CultureInfo.InvariantCulture, $"{level.Count} ({level.Percent.Text.TrimEnd('%', ' ')}%)");

    [GeneratedRegex(@"\b(?:tabel|table)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamesTable();

    [GeneratedRegex(@"(?<![0-9.,/])(?<count>[0-9]{1,5})\s*(?:orang|responden|ibu|bayi|sampel|women|mothers|participants|respondents|patients)?\s*\(\s?(?<percent>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?%\s?\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex(@",(?![0-9])|;|\b(?:sedangkan|sementara|dan|serta|lalu|while|whereas|and)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Divider();

    [GeneratedRegex(@"\b(?:tidak|bukan|selain|not|no|non|other\s+than)[\s-]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Denial();
}
