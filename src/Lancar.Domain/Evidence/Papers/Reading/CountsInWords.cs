using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Finds a count with its percentage of a whole that stands in the same phrase: "16 ibu (57,1%) dari 28", "16 (57.1%) of 28 mothers".</summary>
/// <remarks>
/// "16 of 28 mothers (57.1%)" is left out: the bracket may as well say what share of a larger sample the 28 are.
/// </remarks>
internal static partial class CountsInWords
{
    /// <summary>Adds an item for each such phrase: a frequency table of which one level and the total are printed.</summary>
    public static void Read(int block, PaperParagraph paragraph, DecimalMark? mark, ResultList results)
    {
        var text = paragraph.Words;
        if (!text.Contains('%'))
        {
            return;
        }

        foreach (Match match in Share().Matches(text))
        {
            if (!long.TryParse(match.Groups["count"].ValueSpan, out var count) || !long.TryParse(match.Groups["whole"].ValueSpan, out var whole) || count > whole
                || ReportedNumberText.TryRead(match.Groups["percent"].Value + "%", mark, out var percent) != ReportedNumberFault.None)
            {
                continue;
            }

            var item = new ReportedFrequencies
            {
                Id = results.IdFor("count"),
                Place = paragraph.Place.Heading,
                N = whole,
                Levels = [new ReportedLevel(match.Groups["who"] is { Success: true } who ? who.Value : null, count, percent)],
                Complete = false,
            };
            results.Add(paragraph, item, new PaperSpan(block, match.Index, match.Length));
        }
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,/-])(?<count>[0-9]{1,6})\s(?:(?<who>orang|ibu|responden|bayi|women|mothers|participants|infants|babies|patients|respondents)\s)?\(\s?(?<percent>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%\s?\)\s(?:orang\s|ibu\s|responden\s|bayi\s)?(?:dari|of|out\sof)\s(?:the\s|all\s|total\s|seluruh\s|keseluruhan\s)?(?<whole>[0-9]{1,6})(?:\s(?:orang|ibu|responden|bayi|women|mothers|participants|infants|babies|patients|respondents)\b|(?=[.,;:)]?(?:\s|$)))(?!\s?(?:%|\())",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Share();
}
