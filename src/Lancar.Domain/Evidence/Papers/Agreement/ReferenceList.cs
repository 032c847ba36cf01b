using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>One entry of a list of references.</summary>
/// <param name="Span">Where its authors and year stand.</param>
/// <param name="Names">The words before the year, in plain small letters.</param>
/// <param name="Words">All its words up to the next entry, in plain small letters.</param>
/// <param name="Year">The year.</param>
internal sealed record ReferenceEntry(PaperSpan Span, IReadOnlyList<string> Names, IReadOnlySet<string> Words, int Year)
{
    /// <summary>True when one of the names stands in the entry, one letter more, less or other allowed: "Nurmisih" and "Nurmishih".</summary>
    public bool Has(IReadOnlyList<string> names) => names.Any(name => Words.Contains(name) || Names.Any(own => OneLetterOff(own, name)));

    private static bool OneLetterOff(string one, string other)
    {
        const int shortest = 6;
        if (Math.Min(one.Length, other.Length) < shortest || Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var (same, end) = (one.AsSpan().CommonPrefixLength(other), 0);
        while (end < Math.Min(one.Length, other.Length) - same && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return Math.Max(one.Length, other.Length) - same - end <= 1;
    }
}

/// <summary>Reads the list of references by its years in brackets or behind points: "Dewi, I. M., &amp; Basuki, P. P. (2022). …".</summary>
internal static partial class ReferenceList
{
    // From here on a list keeps its years in brackets; years without are then those of titles.
    private const int FewestInBrackets = 3;

    /// <summary>Its entries in order; empty when the paper has no list, or one in another form.</summary>
    public static IReadOnlyList<ReferenceEntry> Of(StudyText text)
    {
        var lists = text.Paper.Blocks.Select((block, at) => (block, at)).Where(place => place.block is PaperParagraph && text.Sections[place.at] == PaperSection.References).ToArray();
        var inBrackets = lists.Sum(list => YearInBrackets().Count(list.block.Text)) >= FewestInBrackets;
        return [.. lists.SelectMany(list => Entries(list.at, list.block.Text, inBrackets ? YearInBrackets() : YearAfterPoint()))];
    }

    private static IEnumerable<ReferenceEntry> Entries(int block, string words, Regex head)
    {
        var heads = head.Matches(words);
        for (var i = 0; i < heads.Count; i++)
        {
            var end = i + 1 < heads.Count ? heads[i + 1].Index : words.Length;
            var names = heads[i].Groups["names"];
            yield return new ReferenceEntry(
                new PaperSpan(block, names.Index, heads[i].Index + heads[i].Length - names.Index), CitedWorks.Plain(names.Value), CitedWorks.Plain(words[heads[i].Index..end]).ToHashSet(StringComparer.Ordinal),
                int.Parse(heads[i].Groups["year"].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    private const string Names = @"(?:^|(?<=[.>)/0-9])\s+)(?:[-•*–]\s+|\[?[0-9]{1,3}[.\])]\s+)?(?<names>\p{Lu}[^()0-9]{2,300}?)";

    // From the beginning, a list mark, or the end of an entry, up to the year.
    [GeneratedRegex(Names + @"\s?\((?<year>(?:19|20)[0-9]{2})[a-z]?[^()]{0,20}\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearInBrackets();

    // "Dewi, I. M. 2022." and "Dewi IM, Basuki PP. 2022.": a comma or an initial before it, since titles have years as well.
    [GeneratedRegex(@"(?:^|(?<=[.>)/0-9])\s+)(?:[-•*–]\s+|\[?[0-9]{1,3}[.\])]\s+)?(?<names>\p{Lu}[\p{L}'’-]+(?:,\s|\s\p{Lu}{1,3}[.,])[^()0-9]{0,300}?)\s(?<year>(?:19|20)[0-9]{2})[a-z]?\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearAfterPoint();
}
