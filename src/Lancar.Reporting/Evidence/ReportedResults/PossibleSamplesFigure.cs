using System.Globalization;
using System.Numerics;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>
/// Draws the samples that print a mean, standard deviation and range: for each value a bar from the fewest to the most times it can occur,
/// and a dot for one sample as an example.
/// </summary>
internal sealed class PossibleSamplesFigure
{
    private const double Letters = 12;
    private const double Top = 34;
    private const double Below = 74;
    private const double Width = 520;
    private const double Height = 320;
    private const double WidestBar = 22;

    private readonly PossibleSamples samples;
    private readonly Language language;
    private readonly List<FigureShape> shapes = [];
    private readonly double[] ticks;
    private readonly double left;

    private PossibleSamplesFigure(PossibleSamples samples, Language language)
    {
        (this.samples, this.language) = (samples, language);
        ticks = AxisTicks.Spanning(0, Math.Max(1, samples.Counts.Max(count => count.Most)), 5);
        left = 16 + ticks.Max(tick => LetterOutlines.Regular.Width(Label(tick), Letters));
    }

    /// <summary>The figure.</summary>
    /// <param name="samples">The samples; at least one.</param>
    /// <param name="language">Which language.</param>
    internal static Figure Draw(PossibleSamples samples, Language language) => new PossibleSamplesFigure(samples, language).Draw();

    /// <summary>What the figure shows, with how many samples there are.</summary>
    internal static LocalizedText Caption(PossibleSamples samples, LocalizedText place) => Texts.Both(
        samples.IsComplete ? "reports.check.possible.caption" : "reports.check.possible.caption.drawn",
        ("place", place),
        ("count", samples.Total is { } total ? Count(total) : Texts.Both("reports.check.possible.many")),
        ("n", samples.N),
        ("drawn", PossibleSamples.Drawn),
        ("mean", samples.Printed.Mean!.Text),
        ("sd", samples.Printed.Sd!.Text));

    private Figure Draw()
    {
        DrawScales();
        foreach (var count in samples.Counts)
        {
            DrawValue(count);
        }

        DrawKey();
        return new(Width, Height, T("possible.title"), Description(), shapes);
    }

    private void DrawScales()
    {
        foreach (var tick in ticks)
        {
            shapes.Add(new FigureLine([new(left, Y(tick)), new(Width - 8, Y(tick))], 1, FigureStroke.Solid, FigureInk.Grid));
            Write(left - 4, Y(tick) + 4, Label(tick), FigureAnchor.End, FigureInk.Soft);
        }

        var every = (int)Math.Ceiling(26 * samples.Counts.Count / (Width - left - 16));
        for (var at = 0; at < samples.Counts.Count; at += every)
        {
            Write(X(at), Height - Below + 18, Label(samples.Counts[at].Value), FigureAnchor.Middle, FigureInk.Soft);
        }

        shapes.Add(new FigureLine([new(left, Y(0)), new(Width - 8, Y(0))], 1.2, FigureStroke.Solid, FigureInk.Axis));
        Write((left + Width) / 2, Height - Below + 36, T("possible.value"), FigureAnchor.Middle, FigureInk.Soft);
        Write(4, 15, T("possible.people"), FigureAnchor.Start, bold: true);
    }

    private void DrawValue(PossibleCount count)
    {
        var at = (int)(count.Value - samples.Counts[0].Value);
        var half = Math.Min(WidestBar, 0.7 * (X(1) - X(0))) / 2;
        var (x, top, bottom) = (X(at), Y(count.Most), Y(count.Least));
        if (count.Most > count.Least)
        {
            shapes.Add(new FigureArea([new(x - half, top), new(x + half, top), new(x + half, bottom), new(x - half, bottom)], FigureInk.Band));
        }

        // The ends keep the bar visible in a grey copy, and a value that occurs equally often in all samples visible at all.
        shapes.Add(new FigureLine([new(x - half, top), new(x + half, top)], 1.6, FigureStroke.Solid, FigureInk.Primary));
        shapes.Add(new FigureLine([new(x - half, bottom), new(x + half, bottom)], 1.6, FigureStroke.Solid, FigureInk.Primary));
        shapes.Add(new FigureDisc(new(x, Y(count.InExample)), 4.6, FigureInk.Surface));
        shapes.Add(new FigureDisc(new(x, Y(count.InExample)), 3.2, FigureInk.Ink));
    }

    private void DrawKey()
    {
        var y = Height - 8;
        shapes.Add(new FigureArea([new(6, y - 10), new(28, y - 10), new(28, y + 1), new(6, y + 1)], FigureInk.Band));
        shapes.Add(new FigureLine([new(6, y - 10), new(28, y - 10)], 1.6, FigureStroke.Solid, FigureInk.Primary));
        shapes.Add(new FigureLine([new(6, y + 1), new(28, y + 1)], 1.6, FigureStroke.Solid, FigureInk.Primary));
        Write(34, y, T("possible.key.range"), FigureAnchor.Start);
        shapes.Add(new FigureDisc(new(Width - 170, y - 4), 3.2, FigureInk.Ink));
        Write(Width - 162, y, T("possible.key.example"), FigureAnchor.Start);
    }

    private string Description() => string.Join("; ", samples.Counts.Select(count => T(
        "possible.description", ("value", count.Value), ("least", count.Least), ("most", count.Most), ("example", count.InExample)))) + ".";

    private double X(double at) => left + 8 + ((at + 0.5) / samples.Counts.Count * (Width - left - 24));

    private double Y(double count) => Height - Below - (count / ticks[^1] * (Height - Below - Top));

    private string Label(double value) => Numerals.Significant(value, 6, language);

    private void Write(double x, double y, string text, FigureAnchor anchor, FigureInk ink = FigureInk.Ink, bool bold = false) =>
        shapes.Add(new FigureText(new(x, y), text, Letters, anchor, ink, bold));

    private string T(string key, params (string Name, object Value)[] values) => Texts.Get(language, "reports.check." + key, values);

    private static LocalizedText Count(BigInteger count)
    {
        var grouped = count.ToString("N0", CultureInfo.InvariantCulture);
        return new(grouped.Replace(',', '.'), grouped);
    }
}
