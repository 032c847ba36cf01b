using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A sentence of running text with its place.</summary>
/// <param name="Block">Index of its block.</param>
/// <param name="Start">First character in the block.</param>
/// <param name="Words">The sentence.</param>
/// <param name="Section">The part of the paper.</param>
/// <param name="Cites">True when it names another work with its year: what it says may be of that work.</param>
internal sealed record StudySentence(int Block, int Start, string Words, PaperSection Section, bool Cites);

/// <summary>A paper as sentences in their parts, with the results read from it.</summary>
internal sealed partial class StudyText
{
    private readonly ILookup<PaperSection, StudySentence> sentences;
    private readonly Lazy<IReadOnlyList<StudySentence>> everywhere;

    /// <summary>Divides a paper.</summary>
    public StudyText(Paper paper, IReadOnlyList<PaperResult> results)
    {
        (Paper, Results, Sections) = (paper, results, PaperSections.Of(paper));
        Review = ReviewTable.Of(paper, Sections);
        sentences = paper.Blocks.SelectMany((block, at) => block is PaperParagraph paragraph ? Of(paragraph, at, Sections[at]) : []).ToLookup(sentence => sentence.Section);
        everywhere = new(() => [.. sentences.Where(part => part.Key != PaperSection.References).SelectMany(part => part).OrderBy(sentence => sentence.Block).ThenBy(sentence => sentence.Start)]);
    }

    /// <summary>The paper.</summary>
    public Paper Paper { get; }

    /// <summary>What was read from it.</summary>
    public IReadOnlyList<PaperResult> Results { get; }

    /// <summary>The part of each block.</summary>
    public IReadOnlyList<PaperSection> Sections { get; }

    /// <summary>The table of a review's articles, or null.</summary>
    public ReviewTable? Review { get; }

    /// <summary>The sentences of some parts, in the order of the parts.</summary>
    public IEnumerable<StudySentence> In(params PaperSection[] parts) => parts.SelectMany(part => sentences[part]);

    /// <summary>The sentences of some parts that cite nobody, so that they speak of this study.</summary>
    public IEnumerable<StudySentence> Own(params PaperSection[] parts) => In(parts).Where(sentence => !sentence.Cites);

    /// <summary>All sentences but those of the list of references.</summary>
    public IReadOnlyList<StudySentence> Everywhere => everywhere.Value;

    /// <summary>The first match of a pattern in some sentences, with its sentence; null without one.</summary>
    public static (StudySentence Sentence, Match Match)? First(IEnumerable<StudySentence> sentences, Regex pattern) =>
        sentences.Select(sentence => (sentence, match: pattern.Match(sentence.Words))).Where(found => found.match.Success).Select(found => ((StudySentence, Match)?)found).FirstOrDefault();

    private static IEnumerable<StudySentence> Of(PaperParagraph paragraph, int block, PaperSection section) =>
        Sentences.In(paragraph.Words).Select(sentence => (sentence, words: paragraph.Words.Substring(sentence.Start, sentence.Length)))
            .Select(one => new StudySentence(block, one.sentence.Start, one.words, section, Cited().IsMatch(one.words)));

    [GeneratedRegex(@"\((?:[^()]{0,80}[\p{L}.,]\s?)?(?:19|20)[0-9]{2}[a-z]?\b[^()]{0,80}\)|\b(?:et\s+al|dkk)\b|\[[0-9]{1,3}(?:\s?[,–-]\s?[0-9]{1,3}){0,6}\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cited();
}
