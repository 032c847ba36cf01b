using System.Text;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Reads test results from sentences: <c>t(28) = 2,20, p = 0,03</c>, <c>F(2, 27) = 4.56; p-value = 0.020</c>, <c>χ²(1, N = 94) = 47.3</c>.</summary>
/// <remarks>A statistic and a p are brought together only when nothing else in the sentence could claim the p. Time in proportion to the text.</remarks>
internal static class ReadWordedTests
{
    private const int FarthestAfter = 160;
    private const int FarthestBefore = 25;
    private const int FirstItalic = 0x1D400;
    private const int FirstMathematicalDigit = 0x1D7CE;

    /// <summary>Words that may stand between a statistic and its p. Any other word may name something else that the p belongs to.</summary>
    private static readonly HashSet<string> between = new(
        [
            "a", "adalah", "alpha", "an", "and", "arah", "are", "asymp", "at", "besar", "bermakna", "berarti", "ci", "cohen", "corresponding", "critical", "d", "dan", "dari", "daripada",
            "degrees", "dengan", "derajat", "df", "db", "dk", "di", "didapat", "didapatkan", "difference", "diperoleh", "dua", "ekor", "eta", "exact", "for", "freedom", "g", "greater", "giving", "had",
            "hasil", "hedges", "hitung", "ik", "in", "is", "karena", "kebebasan", "kecil", "ki", "lebih", "level", "maka", "mana", "md", "mean", "menunjukkan", "n", "nilai", "not", "of", "one", "or", "partial",
            "pada", "phi", "s", "satu", "sd", "se", "sebesar", "secara", "sehingga", "selisih", "sided", "sig", "significance", "significant", "signifikan", "signifikansi", "sisi", "smaller", "statistically",
            "statistik", "t", "f", "tabel", "table", "tail", "tailed", "than", "taraf", "the", "tidak", "to", "two", "sampai", "hingga", "v", "value", "was", "were", "where", "which", "with", "yang", "yielding", "η", "ηp", "ω", "α", "φ", "ε", "i", "tingkat",
        ],
        StringComparer.OrdinalIgnoreCase);

    private enum MarkKind
    {
        Statistic,
        Freedom,
        Cases,
        P,
    }

    private readonly record struct Mark(MarkKind Kind, Match Match)
    {
        public int Start => Match.Index;

        public int End => Match.Index + Match.Length;
    }

    /// <summary>Everything a text holds.</summary>
    /// <param name="text">A sentence or more.</param>
    /// <param name="paperMark">The decimal mark of the paper, or null.</param>
    public static WordedTests In(string text, DecimalMark? paperMark = null)
    {
        var tests = new List<WordedTest>();
        var unpaired = new List<string>();
        var plain = Plain(text);
        foreach (var (start, length) in Sentences.In(plain))
        {
            if (plain.AsSpan(start, length).ContainsAny("0123456789"))
            {
                Read(text, plain.Substring(start, length), start, paperMark, tests, unpaired);
            }
        }

        return new WordedTests(tests, unpaired);
    }

    private static void Read(string text, string sentence, int offset, DecimalMark? paperMark, List<WordedTest> tests, List<string> unpaired)
    {
        var marks = Marks(sentence);
        if (!marks.Any(mark => mark.Kind == MarkKind.Statistic))
        {
            return;
        }

        var decimalMark = DecimalMarks.Of(WithoutBrackets(sentence, marks)) ?? paperMark;
        foreach (var group in Groups(marks))
        {
            var statistics = group.Where(mark => mark.Kind == MarkKind.Statistic).ToArray();
            var values = group.Where(mark => mark.Kind == MarkKind.P).ToArray();
            if (statistics.Length == 1 && values.Length > 0 && Test(text, sentence, offset, statistics[0], group, values, decimalMark) is { } test)
            {
                tests.Add(test);
                continue;
            }

            unpaired.AddRange(statistics.Select(mark => text.Substring(offset + mark.Start, mark.Match.Length)));
        }
    }

    /// <summary>All marks in the order of the text; what stands inside another is part of it.</summary>
    private static List<Mark> Marks(string sentence)
    {
        var statistics = TestMarks.Statistic().Matches(sentence).Select(match => new Mark(MarkKind.Statistic, match)).ToList();
        if (statistics.Count == 0)
        {
            return statistics;
        }

        var all = statistics
            .Concat(TestMarks.P().Matches(sentence).Select(match => new Mark(MarkKind.P, match)))
            .Concat(TestMarks.Freedom().Matches(sentence).Select(match => new Mark(MarkKind.Freedom, match)))
            .Concat(TestMarks.Cases().Matches(sentence).Select(match => new Mark(MarkKind.Cases, match)))
            .OrderBy(mark => mark.Start);
        var kept = new List<Mark>();
        foreach (var mark in all)
        {
            if (kept.Count == 0 || mark.Start >= kept[^1].End)
            {
                kept.Add(mark);
            }
        }

        return kept;
    }

    /// <summary>
    /// Marks that belong together: statistics, then their p-values, up to the next statistic. When the first p stands before the only statistic, all is one group;
    /// before several, nobody can tell which is whose, and all is one group that will not be read.
    /// </summary>
    private static List<List<Mark>> Groups(List<Mark> marks)
    {
        var first = marks.FindIndex(mark => mark.Kind == MarkKind.Statistic);
        if (first > 0 && marks.FindLastIndex(first, mark => mark.Kind == MarkKind.P) is var p and >= 0 && marks[first].Start - marks[p].End <= FarthestBefore)
        {
            return [marks];
        }

        var groups = new List<List<Mark>>();
        var closed = true;
        foreach (var mark in marks.Skip(FirstOfGroup(marks, first)))
        {
            var statistic = mark.Kind == MarkKind.Statistic;
            if (groups.Count == 0 || (statistic && closed))
            {
                groups.Add([]);
            }

            groups[^1].Add(mark);
            closed = mark.Kind == MarkKind.P || (closed && !statistic);
        }

        return groups;
    }

    /// <summary>Degrees of freedom or a number of cases may stand before the only statistic.</summary>
    private static int FirstOfGroup(List<Mark> marks, int first) => marks.Count(mark => mark.Kind == MarkKind.Statistic) == 1
        ? marks.FindIndex(mark => mark.Kind is not MarkKind.P)
        : first;

    private static WordedTest? Test(string text, string sentence, int offset, Mark statistic, List<Mark> group, Mark[] values, DecimalMark? mark)
    {
        var near = values.Where(value => IsNear(sentence, group, statistic, value)).ToArray();
        var kind = KindOf(statistic.Match);
        if (near.Length == 0 || (kind == StatisticKind.Z && TestMarks.OtherZ().IsMatch(sentence)) || NumberOf(text, offset, statistic.Match, mark) is not { } number)
        {
            return null;
        }

        var p = near.Select(value => NumberOf(text, offset, value.Match, mark)).OfType<ReportedNumber>().ToArray();
        if (p.Length != near.Length || Freedom(kind, statistic, group) is not { } freedom)
        {
            return null;
        }

        var end = near.Concat(group.Where(other => other.Kind is MarkKind.Freedom or MarkKind.Cases)).Append(statistic).Max(other => other.End);
        var start = near.Append(statistic).Min(other => other.Start);
        return new WordedTest(kind, number, freedom, Pairs(kind, statistic, group, sentence), p, offset + start, end - start)
        {
            OneSided = TestMarks.OneSided().IsMatch(sentence),
            OtherP = TestMarks.OtherP().IsMatch(sentence),
            ByRanks = statistic.Match.Groups["rs"].Success || TestMarks.ByRanks().IsMatch(sentence),
        };
    }

    /// <summary>True when nothing between them, other marks aside, could be what the p belongs to.</summary>
    private static bool IsNear(string sentence, List<Mark> group, Mark statistic, Mark value)
    {
        var before = value.End <= statistic.Start;
        var (from, to) = before ? (value.End, statistic.Start) : (statistic.End, value.Start);
        if (to - from > (before ? FarthestBefore : FarthestAfter))
        {
            return false;
        }

        var at = from;
        foreach (var mark in group.Where(mark => mark.Start >= from && mark.End <= to))
        {
            if (!OnlyWordsBetween(sentence.AsSpan(at, mark.Start - at)))
            {
                return false;
            }

            at = mark.End;
        }

        return OnlyWordsBetween(sentence.AsSpan(at, to - at));
    }

    private static bool OnlyWordsBetween(ReadOnlySpan<char> gap)
    {
        var known = between.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < gap.Length; at++)
        {
            var length = 0;
            while (at + length < gap.Length && char.IsLetter(gap[at + length]))
            {
                length++;
            }

            if (length > 0 && !known.Contains(gap.Slice(at, length)))
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    private static StatisticKind KindOf(Match match) =>
        match.Groups["t"].Success ? StatisticKind.T
        : match.Groups["f"].Success ? StatisticKind.F
        : match.Groups["r"].Success || match.Groups["rs"].Success ? StatisticKind.R
        : match.Groups["z"].Success ? StatisticKind.Z
        : match.Groups["q"].Success ? StatisticKind.Q
        : match.Groups["h"].Success ? StatisticKind.H
        : StatisticKind.ChiSquare;

    /// <summary>The printed value with its relation sign, as the paper writes it.</summary>
    private static ReportedNumber? NumberOf(string text, int offset, Match match, DecimalMark? mark)
    {
        var value = match.Groups["value"];
        var printed = text.Substring(offset + value.Index, value.Length).Trim();
        return Number(match.Groups["relation"].Value.Replace("=", "", StringComparison.Ordinal) + printed, mark);
    }

    private static ReportedNumber? Number(string printed, DecimalMark? mark) =>
        ReportedNumberText.TryRead(printed, mark, out var number) == ReportedNumberFault.None && number!.Unit is null ? number : null;

    /// <summary>Degrees of freedom, in brackets or beside the statistic; empty when none is printed, null when they cannot be read.</summary>
    private static IReadOnlyList<ReportedNumber>? Freedom(StatisticKind kind, Mark statistic, List<Mark> group)
    {
        var inside = statistic.Match.Groups["inside"];
        var words = inside.Success ? FreedomWords(inside.Value) : "";
        if (words.Length == 0)
        {
            words = string.Join("; ", group.Where(other => other.Kind == MarkKind.Freedom)
                .Select(other => other.Match.Groups["value"].Value.TrimStart('(') + (kind == StatisticKind.F ? other.Match.Groups["second"].Value : "")));
        }

        if (words.Length == 0 || kind == StatisticKind.Z)
        {
            return [];
        }

        // "1.234" in brackets keeps both readings, whatever the decimal mark: degrees of freedom are printed with thousands as well.
        var numbers = (kind == StatisticKind.F ? Two(words) : [words]).Select(word => Number(word.Trim(), null)).ToArray();
        return numbers.Contains(null) ? null : [.. numbers.OfType<ReportedNumber>()];
    }

    /// <summary>The degrees of freedom of what stands in brackets: "df = 28", "1, N = 94".</summary>
    private static string FreedomWords(string inside)
    {
        var cases = TestMarks.Cases().Match(inside);
        var words = (cases.Success ? inside[..cases.Index] : inside).Trim(' ', ',', ';');
        return TestMarks.Freedom().Match(words) is { Success: true } named
            ? named.Groups["value"].Value.TrimStart('(') + named.Groups["second"].Value
            : words;
    }

    /// <summary>The two parts: divided by a semicolon, by a comma with a blank, or by the only comma.</summary>
    private static string[] Two(string words)
    {
        foreach (var divider in (string[])[";", ", ", "/", ","])
        {
            if (words.Split(divider) is { Length: 2 } parts)
            {
                return parts;
            }
        }

        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ReportedNumber? Pairs(StatisticKind kind, Mark statistic, List<Mark> group, string sentence)
    {
        if (kind != StatisticKind.R || TestMarks.Partial().IsMatch(sentence))
        {
            return null;
        }

        var inside = statistic.Match.Groups["inside"] is { Success: true } words ? TestMarks.Cases().Match(words.Value) : Match.Empty;
        string[] cases = [.. inside.Success ? [inside.Groups["value"].Value] : Array.Empty<string>(), .. group.Where(mark => mark.Kind == MarkKind.Cases).Select(mark => mark.Match.Groups["value"].Value)];
        return cases.Distinct().Count() == 1 ? Number(cases[0], null) : null;
    }

    /// <summary>One kind of minus, blank and letter, whatever the typesetter used; every character keeps its place.</summary>
    private static string Plain(string text) => string.Create(text.Length, text, (plain, source) =>
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

    /// <summary>The sentence with blanks where degrees of freedom stand: "(2,27)" is no decimal comma.</summary>
    private static string WithoutBrackets(string sentence, List<Mark> marks)
    {
        var kept = sentence.ToCharArray();
        foreach (var mark in marks)
        {
            if (mark.Kind == MarkKind.Freedom)
            {
                Array.Fill(kept, ' ', mark.Start, mark.Match.Length);
            }
            else if (mark.Match.Groups["inside"] is { Success: true } inside)
            {
                Array.Fill(kept, ' ', inside.Index, inside.Length);
            }
        }

        return new string(kept);
    }
}
