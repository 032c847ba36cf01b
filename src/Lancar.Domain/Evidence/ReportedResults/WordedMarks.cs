namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Finds the marks of a sentence and says which belong together.</summary>
internal static class WordedMarks
{
    /// <summary>All marks in the order of the text; what stands inside another is part of it.</summary>
    public static List<WordedMark> In(string sentence)
    {
        var statistics = TestMarks.Statistic().Matches(sentence).Select(match => new WordedMark(WordedMarkKind.Statistic, match)).ToList();
        if (statistics.Count == 0)
        {
            return statistics;
        }

        var all = statistics
            .Concat(TestMarks.P().Matches(sentence).Select(match => new WordedMark(WordedMarkKind.P, match)))
            .Concat(TestMarks.Freedom().Matches(sentence).Select(match => new WordedMark(WordedMarkKind.Freedom, match)))
            .Concat(TestMarks.Cases().Matches(sentence).Select(match => new WordedMark(WordedMarkKind.Cases, match)))
            .OrderBy(mark => mark.Start);
        var kept = new List<WordedMark>();
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
    public static List<List<WordedMark>> Groups(List<WordedMark> marks)
    {
        var first = marks.FindIndex(mark => mark.Kind == WordedMarkKind.Statistic);
        if (first > 0 && marks.FindLastIndex(first, mark => mark.Kind == WordedMarkKind.P) is var p and >= 0 && marks[first].Start - marks[p].End <= WordedGap.FarthestBefore)
        {
            return [marks];
        }

        var groups = new List<List<WordedMark>>();
        var closed = true;
        foreach (var mark in marks.Skip(FirstOfGroup(marks, first)))
        {
            var statistic = mark.Kind == WordedMarkKind.Statistic;
            if (groups.Count == 0 || (statistic && closed))
            {
                groups.Add([]);
            }

            groups[^1].Add(mark);
            closed = mark.Kind == WordedMarkKind.P || (closed && !statistic);
        }

        return groups;
    }

    /// <summary>Degrees of freedom or a number of cases may stand before the only statistic.</summary>
    private static int FirstOfGroup(List<WordedMark> marks, int first) => marks.Count(mark => mark.Kind == WordedMarkKind.Statistic) == 1
        ? marks.FindIndex(mark => mark.Kind is not WordedMarkKind.P)
        : first;

    /// <summary>The sentence with blanks where degrees of freedom stand: "(2,27)" is no decimal comma.</summary>
    public static string WithoutBrackets(string sentence, List<WordedMark> marks)
    {
        var kept = sentence.ToCharArray();
        foreach (var mark in marks)
        {
            if (mark.Kind == WordedMarkKind.Freedom)
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
