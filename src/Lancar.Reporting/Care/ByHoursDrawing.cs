using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;

namespace Lancar.Reporting.Care;

/// <summary>A value at an age.</summary>
/// <param name="Hours">Hours since birth.</param>
/// <param name="Value">The value.</param>
internal readonly record struct ByHoursPoint(double Hours, double Value);

/// <summary>What is usual within a span of ages.</summary>
/// <param name="FromHours">Where the span begins.</param>
/// <param name="ToHours">Where it ends.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end; null when there is none.</param>
/// <param name="Unit">Unit, for the description.</param>
internal readonly record struct ByHoursBand(double FromHours, double ToHours, double Lower, double? Upper, string Unit);

/// <summary>What a figure by hours since birth shows.</summary>
internal sealed record ByHours
{
    /// <summary>Readings, by age.</summary>
    public required ByHoursPoint[] Points { get; init; }

    /// <summary>What is usual.</summary>
    public required ByHoursBand[] Bands { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>What the vertical scale counts.</summary>
    public required string Unit { get; init; }

    /// <summary>Behind the last value, with its blank: <c> ml</c>.</summary>
    public required string Suffix { get; init; }

    /// <summary>What stands there before anything is recorded.</summary>
    public required string Empty { get; init; }

    /// <summary>True while nobody has approved the range.</summary>
    public required bool Draft { get; init; }

    /// <summary>Where the vertical scale begins; null begins below the least value.</summary>
    public required double? Floor { get; init; }
}

/// <summary>Draws readings of one mother or baby by hours since birth over the usual range.</summary>
internal sealed class ByHoursDrawing
{
    private const double Letters = 12;
    private const double Top = 44;
    private const double Below = 58;
    private const double HoursPerDay = 24;
    private const double LeastHours = 96;
    private const double LargestHours = 28 * HoursPerDay;

    /// <summary>Room drawn above a range that has no upper end.</summary>
    private const double OpenRoom = 3;

    private readonly ByHours shown;
    private readonly ByHoursBand[] bands;
    private readonly Language language;
    private readonly List<FigureShape> shapes = [];
    private readonly double width;
    private readonly double height;
    private readonly double hours;
    private readonly double[] ticks;
    private readonly double left;

    internal ByHoursDrawing(ByHours shown, Language language, FigureSize size)
    {
        (this.shown, this.language) = (shown, language);
        (width, height) = size switch { FigureSize.Phone => (340.0, 300.0), FigureSize.Document => (520.0, 340.0) };
        var last = shown.Points.Length == 0 ? 0 : shown.Points[^1].Hours;
        hours = Math.Clamp((Math.Floor(last / HoursPerDay) + 1) * HoursPerDay, LeastHours, Math.Max(LargestHours, (Math.Floor(last / HoursPerDay) + 1) * HoursPerDay));
        bands = [.. shown.Bands.Where(band => band.FromHours < hours)];
        var values = bands.SelectMany(band => new[] { band.Lower, band.Upper ?? band.Lower + OpenRoom }).Concat(shown.Points.Select(point => point.Value)).ToArray();
        ticks = shown.Floor is { } floor
            ? AxisTicks.Spanning(floor, values.Append(floor + 1).Max(), 5)
            : AxisTicks.Spanning(values.Min(), Math.Max(values.Max(), values.Min() + 1), 5);
        left = 12 + ticks.Max(tick => LetterOutlines.Regular.Width(Label(tick), Letters));
    }

    internal Figure Draw()
    {
        DrawBands();
        DrawScales();
        DrawPoints();
        DrawKey();
        return new(width, height, shown.Title, Description(), shapes);
    }

    private void DrawBands()
    {
        foreach (var band in bands)
        {
            var (from, to) = (X(band.FromHours), X(Math.Min(band.ToHours, hours)));
            var upper = band.Upper ?? ticks[^1];
            shapes.Add(new FigureArea([new(from, Y(band.Lower)), new(from, Y(upper)), new(to, Y(upper)), new(to, Y(band.Lower))], FigureInk.Band));
            // Edges keep the range visible in a grey copy; an open end has none.
            if (band.Upper is not null)
            {
                shapes.Add(new FigureLine([new(from, Y(upper)), new(to, Y(upper))], 1, FigureStroke.Dashed, FigureInk.Primary));
            }

            shapes.Add(new FigureLine([new(from, Y(band.Lower)), new(to, Y(band.Lower))], 1, FigureStroke.Dashed, FigureInk.Primary));
        }
    }

    private void DrawScales()
    {
        foreach (var tick in ticks)
        {
            shapes.Add(new FigureLine([new(left + 2, Y(tick)), new(width - 8, Y(tick))], 1, FigureStroke.Solid, FigureInk.Grid));
            Write(left - 2, Y(tick) + 4, Label(tick), FigureAnchor.End, FigureInk.Soft);
        }

        var (days, bottom) = ((int)(hours / HoursPerDay), Y(ticks[0]));
        var every = Math.Max(1, (int)Math.Ceiling(days / ((width - left) / 44)));
        for (var day = 0; day <= days; day++)
        {
            var x = X(day * HoursPerDay);
            shapes.Add(new FigureLine([new(x, bottom), new(x, bottom + (day % every == 0 ? 6 : 3))], 1, FigureStroke.Solid, FigureInk.Axis));
            if (day % every == 0)
            {
                Write(x, bottom + 18, Label(day * HoursPerDay), day == days ? FigureAnchor.End : FigureAnchor.Middle, FigureInk.Soft);
            }
        }

        shapes.Add(new FigureLine([new(X(0), bottom), new(X(hours), bottom)], 1.2, FigureStroke.Solid, FigureInk.Axis));
        Write((X(0) + X(hours)) / 2, bottom + 33, T("milk.figure.axis"), FigureAnchor.Middle, FigureInk.Soft);
        Write(4, 15, shown.Unit, FigureAnchor.Start, bold: true);
    }

    private void DrawPoints()
    {
        var points = shown.Points;
        if (points.Length == 0)
        {
            Write((X(0) + X(hours)) / 2, (Y(ticks[0]) + Y(ticks[^1])) / 2, shown.Empty, FigureAnchor.Middle);
            return;
        }

        if (points.Length > 1)
        {
            shapes.Add(new FigureLine([.. points.Select(point => new FigurePoint(X(point.Hours), Y(point.Value)))], 1.6, FigureStroke.Solid, FigureInk.Ink));
        }

        foreach (var point in points)
        {
            shapes.Add(new FigureDisc(new(X(point.Hours), Y(point.Value)), 5, FigureInk.Surface));
            shapes.Add(new FigureDisc(new(X(point.Hours), Y(point.Value)), 3.6, FigureInk.Ink));
        }

        var last = points[^1];
        var label = Label(last.Value) + shown.Suffix;
        var half = LetterOutlines.Bold.Width(label, Letters) / 2;
        Write(Math.Clamp(X(last.Hours), left + half + 4, width - half - 4), Math.Max(Y(last.Value) - 10, Top - 6), label, FigureAnchor.Middle, bold: true);
    }

    private void DrawKey()
    {
        var y = height - 8;
        shapes.Add(new FigureArea([new(6, y - 10), new(28, y - 10), new(28, y + 1), new(6, y + 1)], FigureInk.Band));
        shapes.Add(new FigureLine([new(6, y - 10), new(28, y - 10)], 1, FigureStroke.Dashed, FigureInk.Primary));
        shapes.Add(new FigureLine([new(6, y + 1), new(28, y + 1)], 1, FigureStroke.Dashed, FigureInk.Primary));
        Write(34, y, T(shown.Draft ? "milk.figure.band.draft" : "milk.figure.band"), FigureAnchor.Start);
    }

    private string Description()
    {
        var ranges = string.Join("; ", bands.Select(band => band.Upper is { } upper
            ? T("milk.figure.desc.band", ("from", Label(band.FromHours)), ("to", Label(band.ToHours)), ("lower", Label(band.Lower)), ("upper", Label(upper)), ("unit", band.Unit))
            : T("milk.figure.desc.open-band", ("from", Label(band.FromHours)), ("to", Label(band.ToHours)), ("lower", Label(band.Lower)), ("unit", band.Unit))));
        if (shown.Points.Length == 0)
        {
            return T("milk.figure.desc.empty", ("bands", ranges));
        }

        var listed = string.Join("; ", shown.Points.Select(point => T("milk.figure.desc.point",
            ("hours", Numerals.Fixed(point.Hours, 0, language)), ("value", Label(point.Value) + shown.Suffix)))) + ".";
        return T("milk.figure.desc", ("count", shown.Points.Length.ToString(CultureInfo.InvariantCulture)), ("points", listed), ("bands", ranges));
    }

    private double X(double at) => left + 6 + (at / hours * (width - left - 20));

    private double Y(double value) => height - Below - ((value - ticks[0]) / (ticks[^1] - ticks[0]) * (height - Below - Top));

    private string Label(double value) => Numerals.Significant(value, 6, language);

    private void Write(double x, double y, string text, FigureAnchor anchor, FigureInk ink = FigureInk.Ink, bool bold = false) =>
        shapes.Add(new FigureText(new(x, y), text, Letters, anchor, ink, bold));

    private string T(string key, params (string Name, object Value)[] values) => Texts.Get(language, "reports." + key, values);
}
