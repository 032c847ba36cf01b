using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>What sentences say about an odds ratio: who has the higher odds of what.</summary>
internal static partial class OddsClaims
{
    private const int Reach = 260;

    /// <summary>
    /// Finds "mothers with good knowledge have … times greater odds of smooth flow than those with poor knowledge". Taken only when the words before the
    /// figure name one row and no other, those after "than" the other row, and the words between one column and no other.
    /// </summary>
    public static (IReadOnlyList<string> Claims, IReadOnlyList<PaperSpan> Spans) Of(ReportedCrosstab table, int block, Surroundings around)
    {
        if (table is not { OddsRatio: not null, Rows: [var first, var second], Columns: [var left, var right] })
        {
            return ([], []);
        }

        foreach (var (at, text) in around.Below(block))
        {
            foreach (Match match in Times().Matches(text))
            {
                var sentence = text.LastIndexOf('.', Math.Max(0, match.Index - 1), Math.Min(match.Index, Reach)) is var dot and >= 0 && !IsDecimal(text, dot) ? dot + 1 : Math.Max(0, match.Index - Reach);
                var stop = Math.Min(text.Length, match.Index + match.Length + Reach);
                var than = Than().Match(text, match.Index + match.Length, stop - match.Index - match.Length);
                if (!than.Success)
                {
                    continue;
                }

                var (who, what, whom) = (text[sentence..match.Index], text[(match.Index + match.Length)..than.Index], text[than.Index..stop].Split('.')[0]);
                if (One(who, first, second) is { } row && One(whom, first, second) is { } other && row != other && One(what, left, right) is { } column)
                {
                    var direction = match.Groups["less"].Success ? "lower-odds" : "higher-odds";
                    return ([$"{direction}:{row}:{column}"], [new PaperSpan(at, match.Index, than.Index - match.Index)]);
                }
            }
        }

        return ([], []);
    }

    /// <summary>The label that the words name and the other not. "Tidak lancar" names "Lancar" only in passing: the longer label is looked for first.</summary>
    private static string? One(string words, string first, string second)
    {
        var (shorter, longer) = first.Length <= second.Length ? (first, second) : (second, first);
        var rest = words;
        var namesLonger = false;
        if (longer.Contains(shorter, StringComparison.OrdinalIgnoreCase))
        {
            namesLonger = words.Contains(longer, StringComparison.OrdinalIgnoreCase);
            rest = words.Replace(longer, " ", StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            namesLonger = Names(words, longer);
        }

        return (Names(rest, shorter), namesLonger) switch
        {
            (true, false) => shorter,
            (false, true) => longer,
            _ => null,
        };
    }

    /// <summary>The label at the beginning of a word, also inside Indonesian affixes: "kelancaran", "kenyamanannya baik".</summary>
    private static bool Names(string words, string label) => words.Contains(label.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsDecimal(string text, int dot) => dot > 0 && dot + 1 < text.Length && char.IsAsciiDigit(text[dot - 1]) && char.IsAsciiDigit(text[dot + 1]);

    [GeneratedRegex(@"\b[0-9]{0,6}[.,]?[0-9]{1,6}\s+(?:kali|times)\s+(?:(?:lebih\s+(?:besar|tinggi|banyak|mungkin)|greater|higher|more\s+likely|as\s+likely)|(?<less>lebih\s+(?:kecil|rendah|sedikit)|lower|less\s+likely))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(?:dibanding(?:kan)?|daripada|than|compared\s+(?:to|with))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Than();
}
