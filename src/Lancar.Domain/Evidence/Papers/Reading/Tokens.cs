using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A word or a figure.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Figure">The figure, or null for a word.</param>
internal readonly record struct Token(int Start, int Length, Figure? Figure)
{
    public int End => Start + Length;
}

/// <summary>Divides text at its blanks into words and figures. "20-35" is a word (a band of ages), "(0,94-0,009)" and "8,84 – 9,49" are two limits.</summary>
internal static partial class Tokens
{
    private const int LongestBracket = 40;

    /// <summary>The tokens of a piece of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character looked at.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="mark">The decimal mark of the paper, or null.</param>
    public static List<Token> Of(string text, int start, int end, DecimalMark? mark)
    {
        var tokens = new List<Token>();
        for (var at = start; at < end;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var stop = EndOfChunk(text, at, end);
            Add(tokens, text, at, stop, mark);
            at = stop;
        }

        return tokens;
    }

    /// <summary>Up to the next blank; from an opening bracket up to the closing one, over blanks and broken lines.</summary>
    private static int EndOfChunk(string text, int at, int end)
    {
        if (text[at] is '(' or '[')
        {
            var close = text.AsSpan(at, Math.Min(LongestBracket, end - at)).IndexOfAny(')', ']');
            if (close > 0)
            {
                return at + close + 1;
            }
        }

        // "< 0,001" is one figure.
        var stop = text[at] is '<' or '>' or '≤' or '≥' && at + 2 < end && text[at + 1] == ' ' && (char.IsAsciiDigit(text[at + 2]) || text[at + 2] is '.' or ',') ? at + 2 : at;
        while (stop < end && !char.IsWhiteSpace(text[stop]) && (stop == at || text[stop] is not ('(' or '[') || text[stop - 1] == '.'))
        {
            stop++;
        }

        return stop;
    }

    private static void Add(List<Token> tokens, string text, int start, int stop, DecimalMark? mark)
    {
        var chunk = text[start..stop];
        var bare = chunk.Trim('(', ')', '[', ']', ';', '*', '$', '±', '†', '‡').TrimEnd(',', '.');
        if (bare.Length == 0)
        {
            return;
        }

        var brackets = chunk[0] is '(' or '[';
        if (Limits(bare, brackets, mark) is var (lower, upper) && lower is not null)
        {
            tokens.Add(new Token(start, stop - start, new Figure(start, stop - start, lower, upper, brackets)));
        }
        else if (Number(bare, mark) is { } number)
        {
            tokens.Add(new Token(start, stop - start, new Figure(start, stop - start, number, null, brackets)));
            JoinLimits(tokens, text);
        }
        else
        {
            tokens.Add(new Token(start, stop - start, null));
            UndoConfidence(tokens, text);
        }
    }

    private static ReportedNumber? Number(string text, DecimalMark? mark) =>
        (char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '<' or '>' or '≤' or '≥' or '-' or '−' or '–' or '.' or ','))
        && ReportedNumberText.TryRead(text, mark, out var number) == ReportedNumberFault.None && number!.Unit is null or "%" ? number : null;

    private static (ReportedNumber? Lower, ReportedNumber? Upper) Limits(string text, bool brackets, DecimalMark? mark)
    {
        var match = TwoNumbers().Match(text);
        return match.Success && Number(match.Groups[1].Value, mark) is { } lower && Number(match.Groups[2].Value, mark) is { } upper
            && (brackets || (lower.Decimals > 0 && upper.Decimals > 0)) ? (lower, upper) : (null, null);
    }

    /// <summary>"8,84", "–", "9,49" are two limits when both have decimals.</summary>
    private static void JoinLimits(List<Token> tokens, string text)
    {
        if (tokens.Count < 3 || tokens[^3].Figure is not { IsSingle: true, Number.Decimals: > 0 } first || tokens[^1].Figure is not { IsSingle: true, Number.Decimals: > 0 } last
            || text[tokens[^2].Start..tokens[^2].End] is not ("-" or "–" or "—" or "to" or "s/d" or "sampai" or "hingga"))
        {
            return;
        }

        tokens.RemoveRange(tokens.Count - 3, 3);
        tokens.Add(new Token(first.Start, last.End - first.Start, new Figure(first.Start, last.End - first.Start, first.Number, last.Number, false)));
    }

    /// <summary>The 95 % of "95 % CI" heads a column and is no figure of it.</summary>
    private static void UndoConfidence(List<Token> tokens, string text)
    {
        if (tokens.Count > 1 && tokens[^2].Figure is { IsSingle: true } && Confidence().IsMatch(text.AsSpan(tokens[^1].Start, tokens[^1].Length)))
        {
            tokens[^2] = tokens[^2] with { Figure = null };
        }
    }

    [GeneratedRegex(@"^([<>−-]?[0-9.,]+%?)\s*(?:-|–|—|;|\bto\b|\bs/d\b|\bsampai\b|\bhingga\b)\s*([<>−-]?[0-9.,]+%?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"^\(?(?:CI|IK|KI|confidence|tailed)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Confidence();
}
