using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A work a sentence cites by names and year.</summary>
/// <param name="Names">Its words that may be names, in plain small letters.</param>
/// <param name="Year">The year.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="At">First character in the sentence.</param>
/// <param name="Length">Number of characters.</param>
internal sealed record CitedWork(IReadOnlyList<string> Names, int Year, StudySentence Sentence, int At, int Length)
{
    /// <summary>The citation as printed.</summary>
    public string Words => Sentence.Words.Substring(At, Length).Trim();
}

/// <summary>Finds citations by names and year: "(Dewi et al., 2022; Asih, 2017)", "Fikawati, Syafiq, &amp; Veratamala (2017)", "Ismanti dan Musfirowati (2021)".</summary>
internal static partial class CitedWorks
{
    private const int ShortestName = 3;

    // A month or a place before a year in brackets names no work.
    private static readonly HashSet<string> noAuthors = new(
        ("januari februari maret april mei juni juli agustus september oktober november desember january february march may june july august october december " +
        "tahun periode indonesia puskesmas kabupaten kota provinsi kecamatan desa tabel gambar table figure bab nomor vol volume covid").Split(' '),
        StringComparer.Ordinal);

    /// <summary>All of them, everywhere but in the list of references.</summary>
    public static IEnumerable<CitedWork> In(StudyText text) => text.Everywhere.Where(sentence => sentence.Section != PaperSection.Front).SelectMany(Of);

    /// <summary>Words in small letters without marks above and below, for comparison.</summary>
    public static IReadOnlyList<string> Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var letter in words.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’'))
            {
                plain.Append(char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<CitedWork> Of(StudySentence sentence)
    {
        foreach (Match bracket in Bracket().Matches(sentence.Words))
        {
            foreach (Match one in InBracket().Matches(bracket.Value))
            {
                if (Work(sentence, one, bracket.Index) is { } work)
                {
                    yield return work;
                }
            }
        }

        foreach (Match match in BeforeBracket().Matches(sentence.Words))
        {
            if (Work(sentence, match, 0) is { } work)
            {
                yield return work;
            }
        }
    }

    private static CitedWork? Work(StudySentence sentence, Match match, int offset)
    {
        string[] names = [.. Plain(match.Groups["names"].Value).Where(name => name.Length >= ShortestName && name is not ("and" or "dan" or "dkk" or "the"))];
        return names.Length == 0 || names.Any(noAuthors.Contains) ? null : new CitedWork(names, int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), sentence, offset + match.Index, match.Length);
    }

    [GeneratedRegex(@"\([^()]{3,200}\b(?:19|20)[0-9]{2}[a-z]?(?::\s?[0-9]{1,5})?\s?\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracket();

    // Names begin with a capital and have no figures; what stands before a semicolon is another work.
    [GeneratedRegex(@"(?<=^\(|;\s?)(?<names>\p{Lu}[\p{L}.,&'’\s-]{1,120}?)[,.]?\s{0,2}(?<year>(?:19|20)[0-9]{2})[a-z]?(?=\s?\)|;|:|,\s?(?:19|20))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBracket();

    [GeneratedRegex(
        @"(?<names>\p{Lu}[\p{L}'’-]+(?:,?\s(?:&\s|dan\s|and\s)?\p{Lu}[\p{L}'’-]+){0,3}(?:,?\s(?:et\s+al\.?|dkk\.?))?),?\s\((?<year>(?:19|20)[0-9]{2})[a-z]?\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeBracket();
}
