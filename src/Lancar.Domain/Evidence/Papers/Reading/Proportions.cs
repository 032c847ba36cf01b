using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Finds counts of a whole in running text, in Indonesian and English.</summary>
internal static partial class Proportions
{
    private const string Noun = @"(?:orang|ibu|responden|bayi|sampel|pasien|subjek|partisipan|women|mothers|participants|infants|babies|patients|respondents|subjects|samples)";
    private const string Percent = @"[0-9]{1,3}(?:[.,][0-9]{1,3})?";
    private const string Free = @"(?<![\p{L}\p{N}.,/-])";
    private const string Ends = @"(?![\p{L}\p{N}/]|[.,][0-9]|\s?%)";

    /// <summary>All of them in the order of the text; more people than the whole are no share.</summary>
    public static IReadOnlyList<Proportion> In(string text, DecimalMark? mark)
    {
        var found = new List<Proportion>();
        if (!text.AsSpan().ContainsAny("0123456789"))
        {
            return found;
        }

        foreach (var match in Shape().Matches(text).Cast<Match>().OrderBy(match => match.Index))
        {
            if (Read(match, mark) is { } proportion)
            {
                found.Add(proportion);
            }
        }

        return found;
    }

    private static Proportion? Read(Match match, DecimalMark? mark)
    {
        var (early, late) = (match.Groups["early"], match.Groups["late"]);
        if (early.Success && late.Success)
        {
            return null;
        }

        var printed = early.Success ? early : late;
        var percent = default(ReportedNumber);
        if (printed.Success && ReportedNumberText.TryRead(printed.Value + "%", mark, out percent) != ReportedNumberFault.None)
        {
            return null;
        }

        var (count, whole) = (Number(match.Groups["count"]), Number(match.Groups["whole"]));
        var certain = !match.Groups["first"].Success && (early.Success || !match.Groups["whom"].Success);
        return count > whole || whole == 0 ? null
            : new Proportion(match.Index, match.Length, count, whole, percent, match.Groups["who"] is { Success: true } who ? who.Value : null, certain);
    }

    private static long Number(Group group) => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // Four shapes: "13/15 (86,7 %)"; "86.7% (13/15)"; "15 ibu (93,8%) dari 16" and "15 dari 16 ibu (93,8%)"; "dari 16 ibu, sebanyak 15 orang (93,8%)".
    [GeneratedRegex(
        Free + @"(?<count>[0-9]{1,6})\s?/\s?(?<whole>[0-9]{1,6})" + Ends + @"(?:\s{0,2}[(\[]\s?(?<late>" + Percent + @")\s?%\s?[)\]])?" +
        "|" + Free + "(?<early>" + Percent + @")\s?%\s{0,2}[(\[]\s?(?<count>[0-9]{1,6})(?:\s?/\s?|\s(?:dari|of|out\sof)\s)(?<whole>[0-9]{1,6})(?:\s" + Noun + @")?\s?[)\]]" +
        "|" + Free + @"(?<count>[0-9]{1,6})\s{1,3}(?:(?<who>" + Noun + @")\s{1,3})?(?:\(\s?(?<early>" + Percent + @")\s?%\s?\)\s{1,3}(?:" + Noun + @"\s{1,3})?)?(?:dari|of|out\sof)\s{1,3}(?:(?:the|all|total|seluruh|keseluruhan|semua)\s{1,3}){0,2}" +
        "(?<whole>[0-9]{1,6})" + Ends + @"(?:\s{1,3}(?<whom>" + Noun + @"))?(?:\s{0,2}\(\s?(?<late>" + Percent + @")\s?%\s?\))?" +
        @"|(?<![0-9]\s|\p{L})(?<first>[Dd]ari|[Oo]f|[Ff]rom)\s(?:(?:the|all|total|seluruh)\s){0,2}(?<whole>[0-9]{1,6})\s(?:[\p{L},-]{1,15}\s){1,5}(?<count>[0-9]{1,6})\s(?:(?<who>" + Noun + @")\s)?\(\s?(?<late>" + Percent + @")\s?%\s?\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Shape();
}
