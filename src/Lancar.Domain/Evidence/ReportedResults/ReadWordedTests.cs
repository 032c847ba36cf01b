using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Reads test results from sentences: <c>t(28) = 2,20, p = 0,03</c>, <c>F(2, 27) = 4.56; p-value = 0.020</c>, <c>χ²(1, N = 94) = 47.3</c>.</summary>
/// <remarks>A statistic and a p are brought together only when nothing else in the sentence could claim the p. Time in proportion to the text.</remarks>
internal static class ReadWordedTests
{
    /// <summary>Everything a text holds.</summary>
    /// <param name="text">A sentence or more.</param>
    /// <param name="paperMark">The decimal mark of the paper, or null.</param>
    public static WordedTests In(string text, DecimalMark? paperMark = null)
    {
        var tests = new List<WordedTest>();
        var unpaired = new List<string>();
        var plain = PlainWords.Of(text);
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
        var marks = WordedMarks.In(sentence);
        if (!marks.Any(mark => mark.Kind == WordedMarkKind.Statistic))
        {
            return;
        }

        var decimalMark = DecimalMarks.Of(WordedMarks.WithoutBrackets(sentence, marks)) ?? paperMark;
        foreach (var group in WordedMarks.Groups(marks))
        {
            var statistics = group.Where(mark => mark.Kind == WordedMarkKind.Statistic).ToArray();
            var values = group.Where(mark => mark.Kind == WordedMarkKind.P).ToArray();
            if (statistics.Length == 1 && values.Length > 0 && Test(text, sentence, offset, statistics[0], group, values, decimalMark) is { } test)
            {
                tests.Add(test);
                continue;
            }

            unpaired.AddRange(statistics.Select(mark => text.Substring(offset + mark.Start, mark.Match.Length)));
        }
    }

    private static WordedTest? Test(string text, string sentence, int offset, WordedMark statistic, List<WordedMark> group, WordedMark[] values, DecimalMark? mark)
    {
        var near = values.Where(value => WordedGap.IsNear(sentence, group, statistic, value)).ToArray();
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

        var end = near.Concat(group.Where(other => other.Kind is WordedMarkKind.Freedom or WordedMarkKind.Cases)).Append(statistic).Max(other => other.End);
        var start = near.Append(statistic).Min(other => other.Start);
        return new WordedTest(kind, number, freedom, Pairs(kind, statistic, group, sentence), p, offset + start, end - start)
        {
            OneSided = TestMarks.OneSided().IsMatch(sentence),
            OtherP = TestMarks.OtherP().IsMatch(sentence),
            ByRanks = statistic.Match.Groups["rs"].Success || TestMarks.ByRanks().IsMatch(sentence),
        };
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
    private static IReadOnlyList<ReportedNumber>? Freedom(StatisticKind kind, WordedMark statistic, List<WordedMark> group)
    {
        var inside = statistic.Match.Groups["inside"];
        var words = inside.Success ? FreedomWords(inside.Value) : "";
        if (words.Length == 0)
        {
            words = string.Join("; ", group.Where(other => other.Kind == WordedMarkKind.Freedom)
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

    private static ReportedNumber? Pairs(StatisticKind kind, WordedMark statistic, List<WordedMark> group, string sentence)
    {
        if (kind != StatisticKind.R || TestMarks.Partial().IsMatch(sentence))
        {
            return null;
        }

        var inside = statistic.Match.Groups["inside"] is { Success: true } words ? TestMarks.Cases().Match(words.Value) : Match.Empty;
        string[] cases = [.. inside.Success ? [inside.Groups["value"].Value] : Array.Empty<string>(), .. group.Where(mark => mark.Kind == WordedMarkKind.Cases).Select(mark => mark.Match.Groups["value"].Value)];
        return cases.Distinct().Count() == 1 ? Number(cases[0], null) : null;
    }
}
