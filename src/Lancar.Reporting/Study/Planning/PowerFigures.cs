using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.Planning;

/// <summary>Draws what simulation says of the default paired tests: type I error, and power by effect. Signed-rank beside paired t.</summary>
public static class PowerFigures
{
    private const double Letters = 12;
    private const double Width = 520;

    /// <summary>Type I error by kind of data and number of pairs, each with its interval, beside the level.</summary>
    /// <param name="rates">Simulations under the null hypothesis, of both tests.</param>
    /// <param name="language">Which language.</param>
    /// <exception cref="ArgumentException">There is nothing to draw.</exception>
    public static Figure TypeOneError(IReadOnlyList<SimulatedPower> rates, Language language)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw.", nameof(rates));
        }

        const double Left = 96, Right = 16, Row = 17, Head = 26;
        var shapes = new List<FigureShape>();
        var most = Math.Max(0.08, Math.Ceiling(rates.Max(rate => rate.Interval.Upper) * 100) / 100);
        double X(double share) => Left + share / most * (Width - Left - Right);
        var groups = rates.GroupBy(DataOf).ToArray();
        var y = 14.0;
        foreach (var group in groups)
        {
            shapes.Add(Write(8, y + 4, Word("data." + group.Key, language), FigureAnchor.Start, bold: true));
            y += Head - 6;
            foreach (var size in group.GroupBy(rate => rate.Design.FirstCount))
            {
                shapes.Add(new FigureLine([new(Left, y), new(Width - Right, y)], 1, FigureStroke.Solid, FigureInk.Grid));
                shapes.Add(Write(Left - 8, y + 4, "n = " + Numerals.Fixed(size.Key, 0, language), FigureAnchor.End, FigureInk.Soft));
                foreach (var rate in size)
                {
                    var at = y + (rate.Design.Test == PowerTest.SignedRank ? -3 : 3);
                    shapes.Add(new FigureLine([new(X(rate.Interval.Lower), at), new(X(rate.Interval.Upper), at)], 1.2, FigureStroke.Solid, FigureInk.Ink));
                    Mark(shapes, new(X(rate.Power), at), rate.Design.Test);
                }

                y += Row;
            }

            y += 12;
        }

        var bottom = y - 10;
        shapes.Insert(0, new FigureLine([new(X(rates[0].Design.Alpha), 26), new(X(rates[0].Design.Alpha), bottom)], 1.2, FigureStroke.Dashed, FigureInk.Primary));
        shapes.Add(new FigureLine([new(Left, bottom), new(Width - Right, bottom)], 1.2, FigureStroke.Solid, FigureInk.Axis));
        for (var percent = 0; percent <= most * 100 + 1e-9; percent++)
        {
            shapes.Add(new FigureLine([new(X(percent / 100.0), bottom), new(X(percent / 100.0), bottom + 5)], 1, FigureStroke.Solid, FigureInk.Axis));
            shapes.Add(Write(X(percent / 100.0), bottom + 18, Numerals.Fixed(percent, 0, language), FigureAnchor.Middle, FigureInk.Soft));
        }

        shapes.Add(Write((Left + Width - Right) / 2, bottom + 34, Word("type-one.axis", language), FigureAnchor.Middle, FigureInk.Soft));
        Key(shapes, 8, bottom + 56, language);
        return new Figure(Width, bottom + 68, Word("type-one.title", language), Word("type-one.title", language) + ". " + Listed(rates, language), shapes);
    }

    /// <summary>Power by effect, one panel for each kind of data, one pair of lines for each number of pairs.</summary>
    /// <param name="rates">Simulations of both tests over several effects.</param>
    /// <param name="language">Which language.</param>
    /// <exception cref="ArgumentException">There is nothing to draw.</exception>
    public static Figure Power(IReadOnlyList<SimulatedPower> rates, Language language)
    {
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw.", nameof(rates));
        }

        const double Panel = 250, Gap = 20, High = 168, Top = 26, Down = 66;
        var shapes = new List<FigureShape>();
        var groups = rates.GroupBy(DataOf).ToArray();
        for (var i = 0; i < groups.Length; i++)
        {
            var origin = new FigurePoint(i % 2 * (Panel + Gap), i / 2 * (High + Top + Down));
            DrawPanel(shapes, groups[i], new(origin.X + 34, origin.Y + Top), Panel - 50, High, language, Word("data." + groups[i].Key, language));
        }

        var rows = (groups.Length + 1) / 2;
        var height = rows * (High + Top + Down) - 12;
        if (groups.Length % 2 == 1)
        {
            var corner = new FigurePoint(Panel + Gap + 34, (rows - 1) * (High + Top + Down) + Top + 30);
            LineKey(shapes, corner, FigureStroke.Solid, FigureInk.Ink, Word("test.signed-rank", language));
            LineKey(shapes, new(corner.X, corner.Y + 24), FigureStroke.Dashed, FigureInk.Accent, Word("test.paired-t", language));
            shapes.Add(Write(corner.X, corner.Y + 56, Word("power.numbers", language), FigureAnchor.Start, FigureInk.Soft));
            shapes.Add(Write(corner.X, corner.Y + 74, Word("power.upright", language), FigureAnchor.Start, FigureInk.Soft));
        }

        return new Figure(Width, height, Word("power.title", language), Word("power.title", language) + ". " + Listed([.. rates.Where(rate => Math.Abs(EffectOf(rate) - 0.5) < 1e-9)], language), shapes);
    }

    private static void DrawPanel(List<FigureShape> shapes, IEnumerable<SimulatedPower> rates, FigurePoint at, double wide, double high, Language language, string title)
    {
        var all = rates.ToArray();
        var most = all.Max(EffectOf);
        double X(double effect) => at.X + effect / most * wide;
        double Y(double share) => at.Y + (1 - share) * high;
        shapes.Add(Write(at.X - 26, at.Y - 11, title, FigureAnchor.Start, bold: true));
        foreach (var percent in new[] { 0, 20, 40, 60, 80, 100 })
        {
            shapes.Add(new FigureLine([new(at.X, Y(percent / 100.0)), new(at.X + wide, Y(percent / 100.0))], 1, FigureStroke.Solid, FigureInk.Grid));
            shapes.Add(Write(at.X - 5, Y(percent / 100.0) + 4, Numerals.Fixed(percent, 0, language), FigureAnchor.End, FigureInk.Soft));
        }

        for (var tick = 0; tick <= most * 5 + 1e-9; tick++)
        {
            shapes.Add(new FigureLine([new(X(tick / 5.0), Y(0)), new(X(tick / 5.0), Y(0) + 5)], 1, FigureStroke.Solid, FigureInk.Axis));
            shapes.Add(Write(X(tick / 5.0), Y(0) + 18, Numerals.Fixed(tick / 5.0, 1, language), FigureAnchor.Middle, FigureInk.Soft));
        }

        shapes.Add(new FigureLine([new(at.X, Y(0)), new(at.X + wide, Y(0))], 1.2, FigureStroke.Solid, FigureInk.Axis));
        shapes.Add(Write(at.X + wide / 2, Y(0) + 34, Word("power.axis", language), FigureAnchor.Middle, FigureInk.Soft));
        foreach (var curve in all.GroupBy(rate => (rate.Design.Test, rate.Design.FirstCount)).OrderByDescending(curve => curve.Key.Test))
        {
            var points = curve.OrderBy(EffectOf).Select(rate => new FigurePoint(X(EffectOf(rate)), Y(rate.Power))).ToArray();
            var ranks = curve.Key.Test == PowerTest.SignedRank;
            shapes.Add(new FigureLine(points, ranks ? 1.6 : 1.3, ranks ? FigureStroke.Solid : FigureStroke.Dashed, ranks ? FigureInk.Ink : FigureInk.Accent));
        }

        foreach (var curve in all.Where(rate => rate.Design.Test == PowerTest.SignedRank).GroupBy(rate => rate.Design.FirstCount))
        {
            Label(shapes, [.. curve.OrderBy(EffectOf)], X, Y, language);
        }
    }

    // The number of pairs stands on its curve where that crosses a height of its own, so that neighbours keep clear of each other.
    private static void Label(List<FigureShape> shapes, SimulatedPower[] curve, Func<double, double> x, Func<double, double> y, Language language)
    {
        var n = curve[0].Design.FirstCount;
        var height = n switch { 94 => 0.9, 30 => 0.8, 28 => 0.68, 17 => 0.56, _ => 0.44 };
        for (var i = 1; i < curve.Length; i++)
        {
            if (curve[i - 1].Power < height && curve[i].Power >= height)
            {
                var share = (height - curve[i - 1].Power) / (curve[i].Power - curve[i - 1].Power);
                var at = new FigurePoint(x(EffectOf(curve[i - 1]) + share * (EffectOf(curve[i]) - EffectOf(curve[i - 1]))), y(height));
                var label = Numerals.Fixed(n, 0, language);
                var half = LetterOutlines.Bold.Width(label, Letters) / 2 + 2;
                shapes.Add(new FigureArea([new(at.X - half, at.Y - 7), new(at.X + half, at.Y - 7), new(at.X + half, at.Y + 7), new(at.X - half, at.Y + 7)], FigureInk.Surface, 0.85));
                shapes.Add(Write(at.X, at.Y + 4, label, FigureAnchor.Middle, bold: true));
                return;
            }
        }
    }

    private static void Mark(List<FigureShape> shapes, FigurePoint at, PowerTest test)
    {
        shapes.Add(new FigureDisc(at, 3.6, FigureInk.Ink));
        if (test != PowerTest.SignedRank)
        {
            shapes.Add(new FigureDisc(at, 2.2, FigureInk.Surface));
        }
    }

    private static void Key(List<FigureShape> shapes, double x, double y, Language language)
    {
        var first = Word("test.signed-rank", language);
        Mark(shapes, new(x + 4, y - 4), PowerTest.SignedRank);
        shapes.Add(Write(x + 14, y, first, FigureAnchor.Start));
        var next = x + 34 + LetterOutlines.Regular.Width(first, Letters);
        Mark(shapes, new(next, y - 4), PowerTest.PairedT);
        var second = Word("test.paired-t", language);
        shapes.Add(Write(next + 10, y, second, FigureAnchor.Start));
        var last = next + 32 + LetterOutlines.Regular.Width(second, Letters);
        shapes.Add(new FigureLine([new(last, y - 11), new(last, y + 2)], 1.2, FigureStroke.Dashed, FigureInk.Primary));
        shapes.Add(Write(last + 8, y, Word("type-one.level", language), FigureAnchor.Start));
    }

    private static void LineKey(List<FigureShape> shapes, FigurePoint at, FigureStroke stroke, FigureInk ink, string text)
    {
        shapes.Add(new FigureLine([new(at.X, at.Y - 4), new(at.X + 30, at.Y - 4)], 1.6, stroke, ink));
        shapes.Add(Write(at.X + 38, at.Y, text, FigureAnchor.Start));
    }

    private static string Listed(IReadOnlyList<SimulatedPower> rates, Language language) => string.Join("; ", rates.Select(rate => Texts.Get(
        language,
        "power.figure.listed",
        ("test", Word(rate.Design.Test == PowerTest.SignedRank ? "test.signed-rank" : "test.paired-t", language)),
        ("data", Word("data." + DataOf(rate), language)),
        ("n", Numerals.Fixed(rate.Design.FirstCount, 0, language)),
        ("percent", Numerals.Fixed(100 * rate.Power, 1, language)))));

    private static double EffectOf(SimulatedPower rate) => rate.Design.First.Mean / rate.Design.First.StandardDeviation;

    private static string DataOf(SimulatedPower rate) => rate.Design.First switch
    {
        { RoundedTo: not null } => "rounded",
        { Shape: ValueShape.Normal } => "normal",
        _ => "log-normal",
    };

    private static string Word(string key, Language language) => Texts.Get(language, "power.figure." + key);

    private static FigureText Write(double x, double y, string text, FigureAnchor anchor, FigureInk ink = FigureInk.Ink, bool bold = false) =>
        new(new(x, y), text, Letters, anchor, ink, bold);
}
