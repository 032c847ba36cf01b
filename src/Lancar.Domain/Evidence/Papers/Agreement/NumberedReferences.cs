using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Citations by number in square brackets, <c>[3]</c>, <c>[4,5]</c>, <c>[7–9]</c>, against a numbered list of references.</summary>
internal static partial class NumberedReferences
{
    // Fewer numbers in brackets may be intervals or footnotes.
    private const int FewestCitations = 3;
    private const int FewestEntries = 3;
    private const int LargestNumber = 500;

    /// <summary>Compares both; false when the paper does not cite in this manner, and nothing is said.</summary>
    public static bool Run(StudyText text, AgreementNotes notes)
    {
        var entries = Entries(text);
        var cited = text.Everywhere.SelectMany(sentence => Citation().Matches(sentence.Words).Select(match => (Sentence: sentence, Match: match, Numbers: Numbers(match.Groups["numbers"].Value))))
            .Where(citation => citation.Numbers.Count > 0).ToArray();
        var numbers = cited.SelectMany(citation => citation.Numbers).ToHashSet();
        if (entries.Count < FewestEntries || numbers.Count < FewestCitations || !numbers.Contains(1))
        {
            return false;
        }

        notes.Done("references");
        var said = new HashSet<int>();
        foreach (var (sentence, match, here) in cited)
        {
            if (here.Where(number => number > entries.Count && said.Add(number)).ToArray() is { Length: > 0 } missing)
            {
                notes.Add(
                    AgreementCode.ReferenceMissing, [notes.Quote(sentence, match), notes.Quote(entries[^1])], "reference-missing.number",
                    ("cited", string.Join(", ", missing)), ("entries", entries.Count));
            }
        }

        for (var at = 0; at < entries.Count; at++)
        {
            if (!numbers.Contains(at + 1))
            {
                var place = notes.Quote(entries[at]);
                notes.Add(AgreementCode.ReferenceUncited, Severity.Note, [place], null, ("entry", place.Words));
            }
        }

        return true;
    }

    // The list counts from 1 without a gap: a number that is not the next one stands within an entry.
    private static List<PaperSpan> Entries(StudyText text)
    {
        var entries = new List<PaperSpan>();
        foreach (var (block, at) in text.Paper.Blocks.Select((block, at) => (block, at)).Where(place => place.block is PaperParagraph && text.Sections[place.at] == PaperSection.References))
        {
            foreach (var match in Entry().Matches(block.Text).Where(match => match.Groups["number"].Value == (entries.Count + 1).ToString(CultureInfo.InvariantCulture)))
            {
                entries.Add(new(at, match.Index, match.Length));
            }
        }

        return entries;
    }

    private static IReadOnlyList<int> Numbers(string words)
    {
        var numbers = new List<int>();
        foreach (var part in words.Split(','))
        {
            var ends = part.Split('–', '-').Select(end => int.Parse(end, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)).ToArray();
            if (ends[0] < 1 || ends[^1] > LargestNumber || ends[^1] < ends[0])
            {
                return [];
            }

            numbers.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return numbers;
    }

    [GeneratedRegex(@"\[(?<numbers>[0-9]{1,3}(?:\s?[–-]\s?[0-9]{1,3})?(?:\s?,\s?[0-9]{1,3}(?:\s?[–-]\s?[0-9]{1,3})?){0,20})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    // The number and the first words of the entry, for quoting.
    [GeneratedRegex(@"(?:^|(?<=\s))\[?(?<number>[0-9]{1,3})[\].)]\s+\p{Lu}[^\s]*(?:\s(?!\[?[0-9]{1,3}[\].)]\s)[^\s]+){0,8}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
