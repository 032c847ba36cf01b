using System.Globalization;
using System.Net;
using System.Text;

namespace Lancar.Reporting.Figures;

/// <summary>Where an SVG is going to be seen.</summary>
public enum SvgPlace
{
    /// <summary>Inside a page: colours are the page's tokens, letters the page's, the ground is the page's.</summary>
    Page,

    /// <summary>A file of its own or inside a document: fixed colours on white.</summary>
    Standalone,
}

/// <summary>
/// Writes a figure as SVG. Only presentation attributes are used, no style elements or attributes,
/// so that it passes a strict content security policy and old SVG readers.
/// </summary>
public static class FigureSvg
{
    /// <summary>The SVG.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="place">Where it will be seen.</param>
    /// <param name="id">A prefix for the ids of title and description, unique within the page.</param>
    /// <returns>An <c>svg</c> element that scales with its width; the same figure always gives the same text.</returns>
    public static string Write(Figure figure, SvgPlace place, string id = "figure")
    {
        ArgumentNullException.ThrowIfNull(figure);
        var svg = new StringBuilder();
        Open(svg, figure, place, id);
        foreach (var shape in figure.Shapes)
        {
            svg.Append('\n');
            Append(svg, shape, place);
        }

        return svg.Append("\n</svg>\n").ToString();
    }

    private static void Open(StringBuilder svg, Figure figure, SvgPlace place, string id)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(figure.Width)} {N(figure.Height)}\"");
        // On a page the figure takes the width it is given; a file of its own needs a size to open with.
        svg.Append(place == SvgPlace.Page ? " width=\"100%\" class=\"figure-svg\"" : $" width=\"{N(figure.Width)}\" height=\"{N(figure.Height)}\" font-family=\"Arial, Helvetica, 'DejaVu Sans Condensed', sans-serif\"");
        svg.Append(CultureInfo.InvariantCulture, $" role=\"img\" aria-labelledby=\"{Text(id)}-title {Text(id)}-desc\">");
        svg.Append(CultureInfo.InvariantCulture, $"\n<title id=\"{Text(id)}-title\">{Text(figure.Title)}</title>\n<desc id=\"{Text(id)}-desc\">{Text(figure.Description)}</desc>");
        if (place == SvgPlace.Standalone)
        {
            svg.Append(CultureInfo.InvariantCulture, $"\n<rect width=\"{N(figure.Width)}\" height=\"{N(figure.Height)}\" fill=\"#ffffff\"/>");
        }
    }

    private static void Append(StringBuilder svg, FigureShape shape, SvgPlace place)
    {
        var colour = place switch { SvgPlace.Page => shape.Ink.OnPage(), SvgPlace.Standalone => shape.Ink.Printed() };
        switch (shape)
        {
            case FigureLine line:
                svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{Points(line.Points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{N(line.Width)}\"{Dashes(line)}{Faint("stroke-opacity", line)} stroke-linejoin=\"round\"/>");
                break;
            case FigureDisc disc:
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(disc.Centre.X)}\" cy=\"{N(disc.Centre.Y)}\" r=\"{N(disc.Radius)}\" fill=\"{colour}\"{Faint("fill-opacity", disc)}/>");
                break;
            case FigureArea area:
                svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(area.Points)}\" fill=\"{colour}\"{Faint("fill-opacity", area)}/>");
                break;
            case FigureText text:
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(text.At.X)}\" y=\"{N(text.At.Y)}\" font-size=\"{N(text.Size)}\"{(text.Bold ? " font-weight=\"700\"" : "")} text-anchor=\"{Anchor(text.Anchor)}\" fill=\"{colour}\">{Text(text.Text)}</text>");
                break;
            default:
                throw new ArgumentException($"No SVG for {shape.GetType().Name}.", nameof(shape));
        }
    }

    private static string Dashes(FigureLine line) => line.Stroke switch
    {
        FigureStroke.Solid => "",
        FigureStroke.Dashed => $" stroke-dasharray=\"{N(FigureDashes.Dash)} {N(FigureDashes.Gap)}\"",
        FigureStroke.Dotted => $" stroke-dasharray=\"{N(FigureDashes.Dot)} {N(FigureDashes.DotGap)}\"",
    };

    private static string Faint(string attribute, FigureShape shape) => shape.Opacity >= 1 ? "" : $" {attribute}=\"{N(shape.Opacity)}\"";

    private static string Anchor(FigureAnchor anchor) => anchor switch
    {
        FigureAnchor.Start => "start",
        FigureAnchor.Middle => "middle",
        FigureAnchor.End => "end",
    };

    private static string Points(IReadOnlyList<FigurePoint> points) => string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"));

    private static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Names come from foreign files; a control character would make the whole drawing unreadable XML.</summary>
    private static string Text(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)));
}

/// <summary>Lengths of dashes in pixels, the same in SVG and PNG.</summary>
internal static class FigureDashes
{
    internal const double Dash = 6;
    internal const double Gap = 3.5;
    internal const double Dot = 1.6;
    internal const double DotGap = 3;
}
