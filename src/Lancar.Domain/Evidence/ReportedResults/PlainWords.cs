using System.Text;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Makes one of the many ways typesetters write a minus, a blank, a letter.</summary>
internal static class PlainWords
{
    private const int FirstItalic = 0x1D400;
    private const int FirstMathematicalDigit = 0x1D7CE;

    /// <summary>One kind of minus, blank and letter, whatever the typesetter used; every character keeps its place.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (plain, source) =>
    {
        for (var at = 0; at < source.Length; at++)
        {
            plain[at] = source[at] switch
            {
                '\u2212' or '\u2013' or '\u2014' or '\u2010' or '\u2011' or '\uFE63' or '\uFF0D' => '-',
                'χ' or 'Χ' or '×' when at + 1 < source.Length && source[at + 1] is '²' or '2' or ' ' => source[at] == '×' ? '×' : 'X',
                'χ' or 'Χ' => 'X',
                'x' when at + 1 < source.Length && source[at + 1] is '²' or '2' => 'X',
                '²' => '2',
                '＝' => '=',
                '⩽' => '≤',
                '⩾' => '≥',
                var c when char.IsWhiteSpace(c) => ' ',
                var c => c,
            };

            // Italic mathematical letters take two characters: a blank and the plain letter stand for them.
            if (at + 1 < source.Length && char.IsSurrogatePair(source[at], source[at + 1]))
            {
                (plain[at], plain[at + 1]) = char.ConvertToUtf32(source[at], source[at + 1]) is >= FirstItalic and < FirstMathematicalDigit
                    && source.Substring(at, 2).Normalize(NormalizationForm.FormKC) is [var letter]
                    ? (' ', letter is 'χ' or 'Χ' ? 'X' : letter) : (source[at], source[at + 1]);
                at++;
            }
        }
    });
}
