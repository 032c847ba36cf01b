using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Figures;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>
/// Draws before and after: one line per mother between two axes, rising lines solid, falling ones dashed, level ones dotted;
/// median and quartiles as heavy marks outside the lines, labelled directly. No jitter: every value stands where it is.
/// </summary>
internal sealed class PrePostFigure
{
    private const double Letters = 12;
    private const double Top = 40;
    private const double Below = 66;

    private readonly PrePostResult result;
    private readonly Language language;
    private readonly PrePostPrecision precision;
    private readonly List<FigureShape> shapes = [];
    private readonly double[] ticks;
    private readonly double width;
    private readonly double height;
    private readonly double left;
    private readonly double xBefore;
    private readonly double xAfter;

    private PrePostFigure(PrePostResult result, Language language, FigureSize size)
    {
        this.result = result;
        this.language = language;
        precision = new(result);
        (width, height) = size switch { FigureSize.Phone => (340.0, 340.0), FigureSize.Document => (520.0, 380.0) };
        ticks = Ticks();
        left = 10 + ticks.Max(tick => LetterOutlines.Regular.Width(Label(tick), Letters));
        // Page letters can run wider than the ones measured with.
        var labels = 22 + (1.12 * Math.Max(LabelWidth(result.Before), LabelWidth(result.After)));
        xBefore = left + labels + 6;
        xAfter = width - labels - 4;
    }

    internal static Figure Draw(PrePostResult result, Language language, FigureSize size) => new PrePostFigure(result, language, size).Draw();

    private Figure Draw()
    {
        DrawScale();
        DrawPairs();
        DrawSummary(result.Before, xBefore, outward: -1);
        DrawSummary(result.After, xAfter, outward: 1);
        Write(xBefore, height - Below + 18, T("before"), FigureAnchor.Middle, bold: true);
        Write(xAfter, height - Below + 18, T("after"), FigureAnchor.Middle, bold: true);
        DrawKey();
        return new(width, height, T("figure.title", ("outcome", result.Outcome.Name)), Description(), shapes);
    }

    private double[] Ticks()
    {
        var values = result.Data.Pairs.SelectMany(pair => new[] { pair.Before, pair.After }).ToArray();
        var (lowest, highest) = (values.Min(), values.Max());
        // Amounts start at nothing, unless all of them lie far from it.
        if (result.Outcome.Minimum == 0 && lowest <= highest / 2)
        {
            lowest = 0;
        }

        return AxisTicks.Spanning(lowest, highest, 5);
    }

    private void DrawScale()
    {
        foreach (var tick in ticks)
        {
            shapes.Add(new FigureLine([new(left + 4, Y(tick)), new(width - 4, Y(tick))], 1, FigureStroke.Solid, FigureInk.Grid));
            Write(left, Y(tick) + 4, Label(tick), FigureAnchor.End, FigureInk.Soft);
        }

        var unit = result.Outcome.UnitIn(language);
        Write(4, 15, result.Outcome.Name.In(language) + (unit is null ? "" : $" ({unit})"), FigureAnchor.Start, bold: true);
        foreach (var x in new[] { xBefore, xAfter })
        {
            shapes.Add(new FigureLine([new(x, Y(ticks[^1])), new(x, Y(ticks[0]))], 1, FigureStroke.Solid, FigureInk.Axis));
        }
    }

    /// <summary>Lines fade with their number. Few falls stay plain to see; many must not cover the rises and look like the majority.</summary>
    private static double Faded(int lines, double most) => Math.Clamp(0.85 * Math.Sqrt(15.0 / Math.Max(lines, 1)), 0.18, most);

    private void DrawPairs()
    {
        var opacity = Faded(result.PairCount, 0.7);
        var radius = result.PairCount > 80 ? 1.4 : 2.2;
        // The same two values of several mothers are one line, thicker with their number.
        foreach (var group in result.Data.Pairs.GroupBy(pair => (pair.Before, pair.After)).OrderBy(group => group.Key.After < group.Key.Before))
        {
            var (before, after) = group.Key;
            var (stroke, ink, strength) = Math.Sign(after - before) switch
            {
                > 0 => (FigureStroke.Solid, FigureInk.Ink, opacity),
                < 0 => (FigureStroke.Dashed, FigureInk.Accent, Faded(result.FellCount, 0.75)),
                _ => (FigureStroke.Dotted, FigureInk.Ink, Faded(result.SameCount, 0.75)),
            };
            var thickness = 1.1 * Math.Min(Math.Sqrt(group.Count()), 3);
            FigurePoint[] ends = [new(xBefore, Y(before)), new(xAfter, Y(after))];
            shapes.Add(new FigureLine(ends, thickness, stroke, ink, strength));
            shapes.AddRange(ends.Select(end => new FigureDisc(end, radius, ink, Math.Min(1, strength + 0.2))));
        }
    }

    private void DrawSummary(Descriptives values, double x, int outward)
    {
        var mark = x + (outward * 9);
        shapes.Add(new FigureLine([new(mark, Y(values.LowerQuartile)), new(mark, Y(values.UpperQuartile))], 3, FigureStroke.Solid, FigureInk.Primary));
        shapes.Add(new FigureLine([new(mark - 6, Y(values.Median)), new(mark + 6, Y(values.Median))], 4, FigureStroke.Solid, FigureInk.Primary));
        var text = mark + (outward * 10);
        var anchor = outward < 0 ? FigureAnchor.End : FigureAnchor.Start;
        // The two lines of the label stay inside the scale also when the median lies at its end.
        var y = Math.Clamp(Y(values.Median), Y(ticks[^1]) + 4, Y(ticks[0]) - 14);
        Write(text, y + 1, Median(values), anchor, bold: true);
        Write(text, y + 15, Quartiles(values), anchor, FigureInk.Soft, size: 11);
    }

    private void DrawKey()
    {
        var entries = new[]
        {
            (FigureStroke.Solid, FigureInk.Ink, T("figure.key.rose", ("count", result.RoseCount))),
            (FigureStroke.Dashed, FigureInk.Accent, T("figure.key.fell", ("count", result.FellCount))),
            (FigureStroke.Dotted, FigureInk.Ink, T("figure.key.same", ("count", result.SameCount))),
        };
        var x = 6.0;
        var y = height - 26;
        foreach (var (stroke, ink, text) in entries)
        {
            shapes.Add(new FigureLine([new(x, y - 4), new(x + 24, y - 4)], 1.6, stroke, ink));
            Write(x + 29, y, text, FigureAnchor.Start);
            x += 29 + LetterOutlines.Regular.Width(text, Letters) + 22;
        }

        y = height - 8;
        shapes.Add(new FigureLine([new(18, y - 11), new(18, y + 2)], 3, FigureStroke.Solid, FigureInk.Primary));
        shapes.Add(new FigureLine([new(12, y - 4.5), new(24, y - 4.5)], 4, FigureStroke.Solid, FigureInk.Primary));
        Write(35, y, T("figure.key.summary") + " · " + T("figure.no-control"), FigureAnchor.Start);
    }

    private string Description() => T("figure.desc",
        ("n", result.PairCount),
        ("before", Number(result.Before.Median)), ("beforeQ1", Number(result.Before.LowerQuartile)), ("beforeQ3", Number(result.Before.UpperQuartile)),
        ("after", Number(result.After.Median)), ("afterQ1", Number(result.After.LowerQuartile)), ("afterQ3", Number(result.After.UpperQuartile)),
        ("rose", result.RoseCount), ("fell", result.FellCount), ("same", result.SameCount));

    private double LabelWidth(Descriptives values) =>
        Math.Max(LetterOutlines.Bold.Width(Median(values), Letters), LetterOutlines.Regular.Width(Quartiles(values), 11));

    private string Median(Descriptives values) => Number(values.Median);

    private string Quartiles(Descriptives values) => $"{Number(values.LowerQuartile)}–{Number(values.UpperQuartile)}";

    private string Number(double value) => Numerals.Fixed(value, precision.Change, language);

    private string Label(double tick) => Numerals.Significant(tick, 6, language);

    private double Y(double value) => height - Below - ((value - ticks[0]) / (ticks[^1] - ticks[0]) * (height - Below - Top));

    private void Write(double x, double y, string text, FigureAnchor anchor, FigureInk ink = FigureInk.Ink, bool bold = false, double size = Letters) =>
        shapes.Add(new FigureText(new(x, y), text, size, anchor, ink, bold));

    private string T(string key, params (string Name, object Value)[] values) => Texts.Get(language, "reports.pre-post." + key, values);
}
