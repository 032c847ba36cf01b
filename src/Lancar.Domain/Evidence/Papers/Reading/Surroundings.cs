using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>What a paper says around a table: the sentences below it, and what holds for the whole paper.</summary>
/// <param name="paper">The paper.</param>
internal sealed partial class Surroundings(Paper paper)
{
    private const int MostParagraphs = 3;
    private const int GreatestUsualItem = 7;

    private readonly Lazy<string?> onlyTest = new(() => OnlyTestOf(paper));
    private readonly Lazy<(long Maximum, PaperSpan Span)?> greatestScore = new(() => GreatestScoreOf(paper));
    private readonly Lazy<bool> namesGreatest = new(() => paper.Blocks.Any(block => block is PaperParagraph && NamesGreatest().IsMatch(block.Text)));
    private readonly Lazy<bool> comparesGroups = new(() => paper.Blocks.Any(block => SpeaksOfTheStudy(block) && TwoGroups().IsMatch(block is PaperTable table ? table.Caption + "\n" + table.Text : block.Text)));

    /// <summary>The decimal mark of a block, or that of the paper.</summary>
    public DecimalMark? MarkOf(int block) => DecimalMarks.Of(paper.Blocks[block].Text) ?? paper.Mark;

    /// <summary>The paragraphs that speak of a block: those after it, up to the next table or heading, three at most.</summary>
    public IEnumerable<(int Block, string Text)> Below(int block)
    {
        for (var (at, left) = (block + 1, MostParagraphs); at < paper.Blocks.Count && left > 0; at++, left--)
        {
            if (paper.Blocks[at] is not PaperParagraph paragraph)
            {
                yield break;
            }

            yield return (at, paragraph.Words);
        }
    }

    /// <summary>The test named in the table or below it; otherwise the only one the paper names. With the place where it is named.</summary>
    public (string Name, PaperSpan? Span)? TestOf(int block)
    {
        foreach (var (at, text) in Below(block).Prepend((block, paper.Blocks[block].Text)))
        {
            if (TestName().Match(text) is { Success: true } match)
            {
                return (match.Value, new PaperSpan(at, match.Index, match.Length));
            }
        }

        return onlyTest.Value is { } only ? (only, null) : null;
    }

    /// <summary>
    /// Where the paper says that single values are whole points: the caption or the words below the table call them a score, and the paper names one greatest
    /// score. Null when it does not say so, when that greatest score is 100 (a percentage, perhaps), or when a printed value lies above it.
    /// </summary>
    /// <param name="block">The table.</param>
    /// <param name="caption">Its caption, or null.</param>
    /// <param name="values">The smallest and greatest values it prints, for what they exclude.</param>
    public PaperSpan? WholePoints(int block, string? caption, params IEnumerable<ReportedNumber> values) =>
        greatestScore.Value is ( > 0 and not 100 and var maximum, var span)
        && (Below(block).Any(below => Score().IsMatch(below.Text)) || (caption is not null && Score().IsMatch(caption)))
        && values.All(value => value.Value.IsWhole && value.Value <= Rational.Of(maximum)) ? span : null;

    /// <summary>
    /// True when single values are likely whole points although the paper names no greatest score: the words around the table speak of a score or a questionnaire,
    /// no unit and no percentage as a greatest score is printed, and the greatest figure lies beyond what averages of items on the usual scales up to 7 reach.
    /// </summary>
    /// <param name="block">The table.</param>
    /// <param name="table">The table itself, for its caption and headings.</param>
    /// <param name="greatest">The greatest figure it prints.</param>
    /// <param name="levels">True when the table divides the people by levels of the outcome, which takes a score.</param>
    public bool LikelyPoints(int block, PaperTable table, Rational greatest, bool levels) =>
        greatest > Rational.Of(GreatestUsualItem) && !namesGreatest.Value
        && (levels || Below(block).Any(below => Score().IsMatch(below.Text)) || (table.Caption is not null && Score().IsMatch(table.Caption)))
        && !Unit().IsMatch(table.Caption + "\n" + table.Text) && !Below(block).Any(below => Unit().IsMatch(below.Text));

    /// <summary>True when the methods, the results or a table speak of groups that are compared: then the size of the sample is not that of every table.</summary>
    public bool ComparesGroups => comparesGroups.Value;

    /// <summary>The test a text names, or null when it names none or several.</summary>
    public static string? TestNamed(string text) => TestName().Matches(text).Select(match => match.Value).ToArray() is { Length: > 0 } names && names.Select(ReportedResults.NamedTests.Read).Distinct().Count() == 1 ? names[0] : null;

    /// <summary>The text without the names of tests.</summary>
    public static string WithoutTests(string text) => TestName().Replace(text, " ");

    /// <summary>Where the words below the table say that nobody's value fell, or null.</summary>
    public PaperSpan? NobodyFell(int block)
    {
        foreach (var (at, text) in Below(block))
        {
            if (NoDecrease().Match(text) is { Success: true } match)
            {
                return new PaperSpan(at, match.Index, match.Length);
            }
        }

        return null;
    }

    private static string? OnlyTestOf(Paper paper)
    {
        var named = paper.Blocks.OfType<PaperParagraph>().SelectMany(paragraph => TestName().Matches(paragraph.Words).Select(match => match.Value)).ToArray();
        return named.Length > 0 && named.Select(ReportedResults.NamedTests.Read).Distinct().Count() == 1 ? named[0] : null;
    }

    private static (long, PaperSpan)? GreatestScoreOf(Paper paper)
    {
        var named = paper.Blocks.Select((block, at) => (block, at)).Where(place => place.block is PaperParagraph)
            .SelectMany(place => GreatestScore().Matches(place.block.Text).Select(match =>
                (Maximum: long.Parse(match.Groups["max"].ValueSpan, CultureInfo.InvariantCulture), Span: new PaperSpan(place.at, match.Index, match.Length)))).ToArray();
        return named.Select(one => one.Maximum).Distinct().Count() == 1 ? named[0] : null;
    }

    private static bool SpeaksOfTheStudy(PaperBlock block) => block is PaperTable || (block is PaperParagraph { Place.Heading: { } heading } && OwnStudy().IsMatch(heading));

    [GeneratedRegex(
        @"\b(?:wilcoxon(?:\s+(?:signed|rank|match(?:ed)?\s*pairs?)[\s-]*(?:ranks?)?)?(?:\s+test)?|mann[\s-]*whitney(?:\s+u)?(?:\s+test)?|chi[\s-]*squ[ae]re?|kai\s+kuadrat|fisher(?:'s|’s)?\s+exact|mc\s*nemar|(?:paired|independent|independen|dependent)\s+(?:samples?\s+)?t[\s-]*test|uji\s+t\s+(?:tidak\s+)?berpasangan)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestName();

    // "total skor maksimal 16 poin", "skor 0-16", "maximum score of 16", "scores range from 0 to 16"
    [GeneratedRegex(
        @"\bskor\s+(?:maksimal|maksimum|tertinggi)\s+(?:adalah\s+|sebesar\s+|yaitu\s+)?(?<max>[0-9]{1,3})(?![0-9]|[.,][0-9]|\s?%)|\b(?:skor|skala|rentang\s+skor)\s+0\s*(?:-|–|sampai|hingga)\s*(?<max>[0-9]{1,3})(?![0-9]|[.,][0-9]|\s?%)" +
        @"|\bmaximum\s+score\s+(?:of\s+|is\s+|was\s+)?(?<max>[0-9]{1,3})(?![0-9]|[.,][0-9]|\s?%)|\bscores?\s+(?:range[ds]?\s+|ranging\s+)?from\s+0\s+to\s+(?<max>[0-9]{1,3})(?![0-9]|[.,][0-9]|\s?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GreatestScore();

    [GeneratedRegex(@"\b(?:metod|method|hasil|result|bahan)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnStudy();

    [GeneratedRegex(@"\bkelompok\s+(?:kontrol|intervensi|eksperimen|perlakuan)\b|\b(?:control|intervention|treatment|experimental)\s+(?:group|arm)\b|\b(?:dua|two)\s+(?:kelompok|groups)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwoGroups();

    [GeneratedRegex(@"\bskor\b|\bscores?\b|\bkuesioner\b|\bquestionnaire\b|\bpoin\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Score();

    [GeneratedRegex(@"\bskor\s+(?:maksimal|maksimum|tertinggi)\b|\bmaximum\s+score\b|\b(?:skor|skala|scores?)\s+(?:(?:range[ds]?|ranging)\s+)?(?:from\s+)?[0-9]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamesGreatest();

    [GeneratedRegex(@"(?:\(|[0-9]\s?)(?:ml|cc|cl|gram|gr|g|kg|mg|menit|jam|detik|minutes?|hours?|cm|mm|mmHg|kkal|kcal)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\btidak\s+ada\s+(?:satu\s*pun\s+)?(?:responden|ibu|orang)?[^.]{0,40}\b(?:penurunan|menurun|turun)\b|\b(?:none|nobody|no\s+(?:participant|mother|respondent))\b[^.]{0,40}\b(?:decreased?|fell|declined)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoDecrease();
}
