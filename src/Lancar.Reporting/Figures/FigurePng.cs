using System.Globalization;

namespace Lancar.Reporting.Figures;

/// <summary>
/// Draws a figure into a PNG without any graphics library or installed font: the same figure gives the same picture everywhere.
/// Documents carry it beside the SVG for programs that cannot show SVG.
/// </summary>
public static class FigurePng
{
    /// <summary>Pixels per pixel of the figure at 300 dots per inch when the figure is printed 96 to the inch.</summary>
    public const double PrintScale = 300.0 / 96;

    private const int CornersOfDisc = 40;

    /// <summary>The PNG: RGB, white ground.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="scale">Pixels of the picture per pixel of the figure; <see cref="PrintScale"/> for print.</param>
    public static byte[] Write(Figure figure, double scale = PrintScale)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        var canvas = new Canvas((int)Math.Ceiling(figure.Width * scale), (int)Math.Ceiling(figure.Height * scale));
        foreach (var shape in figure.Shapes)
        {
            Build(canvas, shape, scale);
            var colour = shape.Ink.Printed();
            canvas.Paint(Hex(colour, 1), Hex(colour, 3), Hex(colour, 5), shape.Opacity);
        }

        return Png.Write(canvas.Width, canvas.Height, canvas.Rgb, 96 * scale);
    }

    private static void Build(Canvas canvas, FigureShape shape, double scale)
    {
        switch (shape)
        {
            case FigureLine line:
                AddLine(canvas, line, scale);
                break;
            case FigureDisc disc:
                canvas.Add(Disc(Scaled(disc.Centre, scale), disc.Radius * scale));
                break;
            case FigureArea area:
                canvas.Add([.. area.Points.Select(point => Scaled(point, scale))]);
                break;
            case FigureText text:
                AddText(canvas, text, scale);
                break;
            default:
                throw new ArgumentException($"No drawing for {shape.GetType().Name}.", nameof(shape));
        }
    }

    private static void AddText(Canvas canvas, FigureText text, double scale)
    {
        var letters = text.Bold ? LetterOutlines.Bold : LetterOutlines.Regular;
        var width = letters.Width(text.Text, text.Size * scale);
        var left = (text.At.X * scale) - (text.Anchor switch { FigureAnchor.Start => 0, FigureAnchor.Middle => width / 2, FigureAnchor.End => width });
        foreach (var contour in letters.Contours(text.Text, new(left, text.At.Y * scale), text.Size * scale))
        {
            canvas.Add(contour);
        }
    }

    private static void AddLine(Canvas canvas, FigureLine line, double scale)
    {
        var half = line.Width * scale / 2;
        foreach (var piece in Pieces(line))
        {
            for (var i = 1; i < piece.Count; i++)
            {
                canvas.Add(Bar(Scaled(piece[i - 1], scale), Scaled(piece[i], scale), half));
            }

            // Round corners, as the SVG has them; overlap with the bars is harmless because coverage stops at one.
            foreach (var corner in piece.Skip(1).SkipLast(1))
            {
                canvas.Add(Disc(Scaled(corner, scale), half));
            }
        }
    }

    private static IEnumerable<IReadOnlyList<FigurePoint>> Pieces(FigureLine line) => line.Stroke switch
    {
        FigureStroke.Solid => [line.Points],
        FigureStroke.Dashed => Dashes(line.Points, FigureDashes.Dash, FigureDashes.Gap),
        FigureStroke.Dotted => Dashes(line.Points, FigureDashes.Dot, FigureDashes.DotGap),
    };

    private static IEnumerable<IReadOnlyList<FigurePoint>> Dashes(IReadOnlyList<FigurePoint> points, double dash, double gap)
    {
        var travelled = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            for (var number = Math.Floor(travelled / (dash + gap)); number * (dash + gap) < travelled + length; number++)
            {
                var start = Math.Max(0, (number * (dash + gap)) - travelled);
                var end = Math.Min(length, (number * (dash + gap)) + dash - travelled);
                if (end > start)
                {
                    yield return [Between(from, to, start / length), Between(from, to, end / length)];
                }
            }

            travelled += length;
        }
    }

    private static FigurePoint Between(FigurePoint from, FigurePoint to, double share) =>
        new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));

    /// <summary>The rectangle of a thick line piece, always turning the same way so that overlaps add up.</summary>
    private static FigurePoint[] Bar(FigurePoint from, FigurePoint to, double half)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length == 0)
        {
            return [];
        }

        var (nx, ny) = (-dy / length * half, dx / length * half);
        return [new(from.X + nx, from.Y + ny), new(from.X - nx, from.Y - ny), new(to.X - nx, to.Y - ny), new(to.X + nx, to.Y + ny)];
    }

    private static FigurePoint[] Disc(FigurePoint centre, double radius) =>
        [.. Enumerable.Range(0, CornersOfDisc).Select(i => Math.PI * 2 * i / CornersOfDisc)
            .Select(angle => new FigurePoint(centre.X + (radius * Math.Cos(angle)), centre.Y + (radius * Math.Sin(angle))))];

    private static FigurePoint Scaled(FigurePoint point, double scale) => new(point.X * scale, point.Y * scale);

    private static byte Hex(string colour, int at) => byte.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
