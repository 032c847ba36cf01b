using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Reporting.Figures;

namespace Lancar.Reporting.Care;

/// <summary>One measured volume of one mother.</summary>
/// <param name="HoursSinceBirth">Hours since birth, not negative.</param>
/// <param name="VolumeMl">Volume in millilitres, not negative.</param>
public readonly record struct MilkPoint(double HoursSinceBirth, double VolumeMl);

/// <summary>
/// Draws one mother's milk volumes by hours since birth over the expected natural range, so that a rise is seen against what
/// happens anyway. One expression is drawn over the range of one feed, a day's yield over that of a day; never mixed.
/// </summary>
public static class MilkByHoursFigure
{
    private const double Letters = 12;
    private const double Top = 44;
    private const double Below = 58;
    private const double HoursPerDay = 24;
    private const double LeastHours = 96;
    private const double LargestHours = 28 * HoursPerDay;

    /// <summary>The figure; with no points it shows the range and says that nothing is recorded yet.</summary>
    /// <param name="points">Volumes of one basis, in any order.</param>
    /// <param name="basis">One expression or a whole day.</param>
    /// <param name="expected">The expected range.</param>
    /// <param name="language">Which language.</param>
    /// <param name="size">Where it must fit.</param>
    /// <exception cref="ArgumentException">A point is negative or not finite.</exception>
    public static Figure Draw(IReadOnlyList<MilkPoint> points, VolumeBasis basis, ExpectedMilkVolume expected, Language language, FigureSize size)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(expected);
        if (points.Any(point => !(point.HoursSinceBirth >= 0 && point.VolumeMl >= 0 && double.IsFinite(point.HoursSinceBirth) && double.IsFinite(point.VolumeMl))))
        {
            throw new ArgumentException("Hours and volumes are finite and not negative.", nameof(points));
        }

        return new Drawing([.. points.OrderBy(point => point.HoursSinceBirth)], basis, expected, language, size).Draw();
    }

    /// <summary>The line that must stand under the figure: sources of the range and its state of approval.</summary>
    public static LocalizedText SourceLine(VolumeBasis basis, ExpectedMilkVolume expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var sources = string.Join(", ", expected.Of(basis).Select(band => band.Source).Distinct());
        var draft = expected.SignOff.IsDraft ? Texts.Both("reports.milk.figure.source.draft") : new LocalizedText("", "");
        return Texts.Both("reports.milk.figure.source", ("sources", sources), ("draft", draft));
    }

    private sealed class Drawing
    {
        private readonly MilkPoint[] points;
        private readonly VolumeBasis basis;
        private readonly ExpectedMilkVolume expected;
        private readonly ExpectedBand[] bands;
        private readonly Language language;
        private readonly List<FigureShape> shapes = [];
        private readonly double width;
        private readonly double height;
        private readonly double hours;
        private readonly double[] ticks;
        private readonly double left;

        internal Drawing(MilkPoint[] points, VolumeBasis basis, ExpectedMilkVolume expected, Language language, FigureSize size)
        {
            (this.points, this.basis, this.expected, this.language) = (points, basis, expected, language);
            (width, height) = size switch { FigureSize.Phone => (340.0, 300.0), FigureSize.Document => (520.0, 340.0) };
            var last = points.Length == 0 ? 0 : points[^1].HoursSinceBirth;
            hours = Math.Clamp((Math.Floor(last / HoursPerDay) + 1) * HoursPerDay, LeastHours, Math.Max(LargestHours, (Math.Floor(last / HoursPerDay) + 1) * HoursPerDay));
            bands = [.. expected.Of(basis).Where(band => band.FromHours < hours)];
            ticks = AxisTicks.Spanning(0, bands.Select(band => band.Upper).Concat(points.Select(point => point.VolumeMl)).Append(1).Max(), 5);
            left = 12 + ticks.Max(tick => LetterOutlines.Regular.Width(Label(tick), Letters));
        }

        internal Figure Draw()
        {
            DrawBands();
            DrawScales();
            DrawPoints();
            DrawKey();
            return new(width, height, T("milk.figure.title"), Description(), shapes);
        }

        private void DrawBands()
        {
            foreach (var band in bands)
            {
                var (from, to) = (X(band.FromHours), X(Math.Min(band.ToHours, hours)));
                shapes.Add(new FigureArea([new(from, Y(band.Lower)), new(from, Y(band.Upper)), new(to, Y(band.Upper)), new(to, Y(band.Lower))], FigureInk.Band));
                // Edges keep the range visible in a grey copy.
                shapes.Add(new FigureLine([new(from, Y(band.Upper)), new(to, Y(band.Upper))], 1, FigureStroke.Dashed, FigureInk.Primary));
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

            var days = (int)(hours / HoursPerDay);
            var every = Math.Max(1, (int)Math.Ceiling(days / ((width - left) / 44)));
            for (var day = 0; day <= days; day++)
            {
                var x = X(day * HoursPerDay);
                shapes.Add(new FigureLine([new(x, Y(0)), new(x, Y(0) + (day % every == 0 ? 6 : 3))], 1, FigureStroke.Solid, FigureInk.Axis));
                if (day % every == 0)
                {
                    Write(x, Y(0) + 18, Label(day * HoursPerDay), day == days ? FigureAnchor.End : FigureAnchor.Middle, FigureInk.Soft);
                }
            }

            shapes.Add(new FigureLine([new(X(0), Y(0)), new(X(hours), Y(0))], 1.2, FigureStroke.Solid, FigureInk.Axis));
            Write((X(0) + X(hours)) / 2, Y(0) + 33, T("milk.figure.axis"), FigureAnchor.Middle, FigureInk.Soft);
            Write(4, 15, T(basis switch { VolumeBasis.PerFeed => "milk.figure.unit.feed", VolumeBasis.PerDay => "milk.figure.unit.day" }), FigureAnchor.Start, bold: true);
        }

        private void DrawPoints()
        {
            if (points.Length == 0)
            {
                Write((X(0) + X(hours)) / 2, (Y(ticks[0]) + Y(ticks[^1])) / 2, T("milk.figure.empty"), FigureAnchor.Middle);
                return;
            }

            if (points.Length > 1)
            {
                shapes.Add(new FigureLine([.. points.Select(point => new FigurePoint(X(point.HoursSinceBirth), Y(point.VolumeMl)))], 1.6, FigureStroke.Solid, FigureInk.Ink));
            }

            foreach (var point in points)
            {
                shapes.Add(new FigureDisc(new(X(point.HoursSinceBirth), Y(point.VolumeMl)), 5, FigureInk.Surface));
                shapes.Add(new FigureDisc(new(X(point.HoursSinceBirth), Y(point.VolumeMl)), 3.6, FigureInk.Ink));
            }

            var last = points[^1];
            var label = $"{Label(last.VolumeMl)} ml";
            var half = LetterOutlines.Bold.Width(label, Letters) / 2;
            Write(Math.Clamp(X(last.HoursSinceBirth), left + half + 4, width - half - 4), Math.Max(Y(last.VolumeMl) - 10, Top - 6), label, FigureAnchor.Middle, bold: true);
        }

        private void DrawKey()
        {
            var y = height - 8;
            shapes.Add(new FigureArea([new(6, y - 10), new(28, y - 10), new(28, y + 1), new(6, y + 1)], FigureInk.Band));
            shapes.Add(new FigureLine([new(6, y - 10), new(28, y - 10)], 1, FigureStroke.Dashed, FigureInk.Primary));
            shapes.Add(new FigureLine([new(6, y + 1), new(28, y + 1)], 1, FigureStroke.Dashed, FigureInk.Primary));
            Write(34, y, T(expected.SignOff.IsDraft ? "milk.figure.band.draft" : "milk.figure.band"), FigureAnchor.Start);
        }

        private string Description()
        {
            var ranges = string.Join("; ", bands.Select(band => T("milk.figure.desc.band",
                ("from", Label(band.FromHours)), ("to", Label(band.ToHours)), ("lower", Label(band.Lower)), ("upper", Label(band.Upper)), ("unit", band.Unit))));
            if (points.Length == 0)
            {
                return T("milk.figure.desc.empty", ("bands", ranges));
            }

            var listed = string.Join("; ", points.Select(point => T("milk.figure.desc.point",
                ("hours", Numerals.Fixed(point.HoursSinceBirth, 0, language)), ("value", Label(point.VolumeMl))))) + ".";
            return T("milk.figure.desc", ("count", points.Length.ToString(CultureInfo.InvariantCulture)), ("points", listed), ("bands", ranges));
        }

        private double X(double at) => left + 6 + (at / hours * (width - left - 20));

        private double Y(double volume) => height - Below - (volume / ticks[^1] * (height - Below - Top));

        private string Label(double value) => Numerals.Significant(value, 6, language);

        private void Write(double x, double y, string text, FigureAnchor anchor, FigureInk ink = FigureInk.Ink, bool bold = false) =>
            shapes.Add(new FigureText(new(x, y), text, Letters, anchor, ink, bold));

        private string T(string key, params (string Name, object Value)[] values) => Texts.Get(language, "reports." + key, values);
    }
}
