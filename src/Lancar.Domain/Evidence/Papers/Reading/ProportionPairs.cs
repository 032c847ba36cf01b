using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Two groups compared in running text: "15 dari 16 … kelompok intervensi …, sedangkan 9 dari 16 … kelompok kontrol", "13/15 (86,7 %) vs 5/15 (33,3 %), p = 0,003".</summary>
internal static partial class ProportionPairs
{
    private const int WidestGap = 320;
    private const string Assumed = "same-counts";

    /// <summary>Adds one item for each pair that certainly compares two groups by the same outcome.</summary>
    /// <returns>The proportions that belong to a pair.</returns>
    public static IReadOnlyCollection<Proportion> Read(Prose prose, IReadOnlyList<Proportion> found, string? test, ResultList results)
    {
        var used = new HashSet<Proportion>();
        var sentences = found.Count < 2 ? [] : Sentences.In(prose.Words).ToArray();
        for (var i = 0; i + 1 < found.Count; i++)
        {
            if (used.Contains(found[i]) || Pair(prose.Words, sentences, found, i) is not { } pair)
            {
                continue;
            }

            used.UnionWith([found[i], found[i + 1]]);
            Add(prose, pair, test, results);
        }

        return used;
    }

    private static ComparedGroups? Pair(string text, (int Start, int Length)[] sentences, IReadOnlyList<Proportion> found, int i)
    {
        var (first, second) = (found[i], found[i + 1]);
        var gap = text[first.End..second.Start];
        if (gap.Length > WidestGap || Sentences.In(gap).Count() > 2 || Between().Match(gap) is not { Success: true } divider)
        {
            return null;
        }

        var begin = Math.Max(i == 0 ? 0 : found[i - 1].End, sentences[SentenceAt(sentences, first.Start)].Start);
        var end = Math.Min(i + 2 < found.Count ? found[i + 2].Start : text.Length, EndOf(sentences[SentenceAt(sentences, second.End - 1)]));
        return ComparedGroups.Of(text, first, second, begin, first.End + divider.Index, end, i + 2 < found.Count ? found[i + 2].Start : text.Length, Versus().IsMatch(divider.Value));
    }

    private static void Add(Prose prose, ComparedGroups pair, string? test, ResultList results)
    {
        var figures = ComparedFigures.Of(prose.Words, pair, prose.Mark);
        var item = new ReportedTwoProportions
        {
            Id = results.IdFor("proportions"),
            Place = prose.Owner.Place.Heading,
            Variable = pair.Outcome,
            Groups = [pair.First, pair.Second],
            Test = figures.Test ?? test,
            P = figures.P,
            OddsRatio = figures.OddsRatio,
            OddsRatioInterval = figures.Interval,
        };
        if (!figures.IsCertain)
        {
            item = item with { Assumption = new ReportedAssumption(Assumed, item with { P = null, OddsRatio = null, OddsRatioInterval = null }) };
        }

        results.Add(prose.Owner, item, prose.Span(pair.Start, pair.End - pair.Start), figures.Spans.Select(span => prose.Span(span.Start, span.Length)));
    }

    /// <summary>Index of the sentence that holds a character.</summary>
    private static int SentenceAt((int Start, int Length)[] sentences, int at)
    {
        var (low, high) = (0, sentences.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = at < EndOf(sentences[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static int EndOf((int Start, int Length) sentence) => sentence.Start + sentence.Length;

    // A new sentence, or a word that sets one group against the other.
    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})|[,;]?\s*\b(?:sedangkan|sementara|berbeda|dibanding(?:kan)?|lalu|while|whereas|compared|versus|vs|against|but|tetapi|namun|dan|and)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:dibanding(?:kan)?|compared|versus|vs|against)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Versus();
}
