using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>The test, p-value and odds ratio printed in a table, told apart by its headings and by the sentences below it.</summary>
/// <param name="Test">The test as named, or null.</param>
/// <param name="P">The p-value, or null.</param>
/// <param name="OddsRatio">The odds ratio, or null.</param>
/// <param name="Interval">Its limits, or null.</param>
/// <param name="Spans">Where the sentences name them.</param>
/// <param name="Unsure">True when figures are left that nothing names.</param>
internal sealed record PrintedTest(string? Test, ReportedNumber? P, ReportedNumber? OddsRatio, ReportedInterval? Interval, IReadOnlyList<PaperSpan> Spans, bool Unsure)
{
    /// <summary>Looks at the figures that are no counts.</summary>
    /// <param name="frame">The table.</param>
    /// <param name="around">The sentences below it.</param>
    /// <param name="extras">The figures.</param>
    /// <param name="rowOfP">True when a row of its own says that they are p-values.</param>
    public static PrintedTest Of(TableFrame frame, Surroundings around, IReadOnlyList<Figure> extras, bool rowOfP = false)
    {
        var spans = new List<PaperSpan>();
        var test = around.TestOf(frame.Block);
        if (test?.Span is { } named)
        {
            spans.Add(named);
        }

        var said = around.Below(frame.Block).SelectMany(below => NamedFigures.In(below.Text, around.MarkOf(below.Block)).Select(figure => (below.Block, Figure: figure))).ToArray();
        var singles = extras.Where(extra => extra.IsSingle).ToList();
        var limits = extras.Where(extra => !extra.IsSingle).ToArray();
        var (hasP, hasRatio) = (rowOfP || frame.Extras.Contains(ColumnRole.P), frame.Extras.Contains(ColumnRole.OddsRatio));
        var p = hasP ? Take(singles, ColumnRole.P, only: !hasRatio) : null;
        var ratio = hasRatio ? Take(singles, ColumnRole.OddsRatio, only: !hasP || p is not null) : null;
        p ??= hasP && hasRatio && ratio is not null ? Take(singles, ColumnRole.P, only: true) : null;
        var interval = hasRatio && limits is [{ Upper: { } upper } one] ? new ReportedInterval(one.Number, upper) : null;
        return new PrintedTest(test?.Name, p?.Number, ratio?.Number, interval, spans, singles.Count > 0 || (limits.Length > 0 && interval is null));

        // A figure that the sentences call so; or the only one left, when nothing else is looked for.
        Figure? Take(List<Figure> left, ColumnRole role, bool only)
        {
            var match = left.FirstOrDefault(figure => said.Any(other => other.Figure.Role == role && other.Figure.Number.Value == figure.Number.Value && other.Figure.Number.Decimals == figure.Number.Decimals));
            match ??= only && left.Count == 1 ? left[0] : null;
            match ??= left.Count == 2 && role == ColumnRole.OddsRatio && left.Count(figure => figure.Number.Value > Rational.Of(1)) == 1 ? left.First(figure => figure.Number.Value > Rational.Of(1)) : null;
            if (match is null)
            {
                return null;
            }

            left.Remove(match);
            spans.AddRange(said.Where(other => other.Figure.Role == role && other.Figure.Number.Value == match.Number.Value).Select(other => new PaperSpan(other.Block, other.Figure.Start, other.Figure.Length)));
            return match;
        }
    }
}
