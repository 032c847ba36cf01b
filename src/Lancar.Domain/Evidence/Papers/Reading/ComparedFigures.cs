using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Test, p-value and odds ratio printed behind two compared groups.</summary>
/// <param name="Test">The test named, or null.</param>
/// <param name="P">The p-value, or null.</param>
/// <param name="OddsRatio">The odds ratio, or null.</param>
/// <param name="Interval">Its limits, or null.</param>
/// <param name="Spans">Where they stand in the text.</param>
/// <param name="IsCertain">False when something stands between that they may belong to instead, such as the beginning of another sentence.</param>
internal sealed partial record ComparedFigures(string? Test, ReportedNumber? P, ReportedNumber? OddsRatio, ReportedInterval? Interval, IReadOnlyList<(int Start, int Length)> Spans, bool IsCertain)
{
    private const int NextSentence = 260;

    /// <summary>The figures from the second count on: those of its sentence, and an odds ratio of the sentence after it.</summary>
    public static ComparedFigures Of(string text, ComparedGroups pair, DecimalMark? mark)
    {
        var limit = Math.Min(pair.Limit, Math.Min(text.Length, pair.SentenceEnd + NextSentence));
        var window = text[pair.End..limit];
        if (Adjusted().IsMatch(window))
        {
            return new ComparedFigures(null, null, null, null, [], true);
        }

        var own = text[pair.End..Math.Min(pair.SentenceEnd, limit)];
        var figures = NamedFigures.In(window, mark).Where(figure => figure.Role is ColumnRole.P or ColumnRole.OddsRatio).ToArray();
        var p = Only(figures.Where(figure => figure.Role == ColumnRole.P && figure.Start < own.Length));
        var ratios = figures.Where(figure => figure.Role == ColumnRole.OddsRatio).ToArray();
        var ratio = Only(ratios.Where(figure => figure.Start < own.Length)) ?? (ratios.All(figure => figure.Start >= own.Length) ? Only(ratios) : null);
        var taken = new[] { p, ratio }.OfType<NamedFigure>().OrderBy(figure => figure.Start).ToArray();
        return new ComparedFigures(
            Surroundings.TestNamed(own), p?.Number, ratio?.Number, ratio?.Interval, [.. taken.Select(figure => (pair.End + figure.Start, figure.Length))], NothingElse(window, taken, own.Length));
    }

    private static NamedFigure? Only(IEnumerable<NamedFigure> figures) => figures.ToArray() is [var one] ? one : null;

    /// <summary>True when no words stand before the figures that could name something else.</summary>
    private static bool NothingElse(string window, NamedFigure[] taken, int sentence)
    {
        var at = 0;
        foreach (var figure in taken)
        {
            // What a bracket opens with belongs to the words before it.
            var gap = window[at..figure.Start];
            if (figure.Start >= sentence || (!gap.EndsWith('(') && !WordedGap.NamesNothing(ComparedGroups.WithoutOwnWords(Surroundings.WithoutTests(gap)))))
            {
                return false;
            }

            at = figure.Start + figure.Length;
        }

        return true;
    }

    [GeneratedRegex(@"\b(?:aOR|adjusted|disesuaikan|regres\w{0,4}|regression|logisti[ck]\w{0,2}|multivaria\w{0,4}|matched|mcnemar|wilcoxon)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Adjusted();
}
