using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>What a paper says around a table: the sentences below it, and what holds for the whole paper.</summary>
/// <param name="paper">The paper.</param>
internal sealed partial class Surroundings(Paper paper)
{
    private const int MostParagraphs = 3;

    private readonly Lazy<string?> onlyTest = new(() => OnlyTestOf(paper));

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

    /// <summary>True when the words below the table say that single values are scores: sums of points.</summary>
    public bool IsScore(int block, string? caption) => Below(block).Any(below => Score().IsMatch(below.Text)) || (caption is not null && Score().IsMatch(caption));

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

    [GeneratedRegex(
        @"\b(?:wilcoxon(?:\s+(?:signed|rank|match(?:ed)?\s*pairs?)[\s-]*(?:ranks?)?)?(?:\s+test)?|mann[\s-]*whitney(?:\s+u)?(?:\s+test)?|chi[\s-]*squ[ae]re?|kai\s+kuadrat|fisher(?:'s|’s)?\s+exact|mc\s*nemar|(?:paired|independent|independen|dependent)\s+(?:samples?\s+)?t[\s-]*test|uji\s+t\s+(?:tidak\s+)?berpasangan)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\bskor\b|\bscores?\b|\bkuesioner\b|\bquestionnaire\b|\bpoin\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Score();

    [GeneratedRegex(@"\btidak\s+ada\s+(?:satu\s*pun\s+)?(?:responden|ibu|orang)?[^.]{0,40}\b(?:penurunan|menurun|turun)\b|\b(?:none|nobody|no\s+(?:participant|mother|respondent))\b[^.]{0,40}\b(?:decreased?|fell|declined)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoDecrease();
}
