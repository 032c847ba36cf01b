namespace Lancar.Reporting.Figures;

/// <summary>
/// A picture as a list of shapes, drawn once and written twice: as SVG (<see cref="FigureSvg"/>) and as PNG (<see cref="FigurePng"/>).
/// Coordinates are pixels of a screen at normal size, y downward; texts are at least 11 pixels so that they stay readable.
/// </summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Title">What the figure shows, in a few words; read out by screen readers and used as alternative text.</param>
/// <param name="Description">What can be seen in it, in sentences, with the numbers.</param>
/// <param name="Shapes">Shapes from back to front.</param>
public sealed record Figure(double Width, double Height, string Title, string Description, IReadOnlyList<FigureShape> Shapes);

/// <summary>One shape of a figure.</summary>
/// <param name="Ink">Its colour, by role.</param>
/// <param name="Opacity">0 to 1.</param>
public abstract record FigureShape(FigureInk Ink, double Opacity);

/// <summary>A line through points.</summary>
/// <param name="Points">At least two points.</param>
/// <param name="Width">Thickness in pixels.</param>
/// <param name="Stroke">Solid, dashed or dotted: what tells lines apart without colour.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record FigureLine(IReadOnlyList<FigurePoint> Points, double Width, FigureStroke Stroke, FigureInk Ink, double Opacity = 1) : FigureShape(Ink, Opacity);

/// <summary>A filled disc.</summary>
/// <param name="Centre">Centre.</param>
/// <param name="Radius">Radius in pixels.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record FigureDisc(FigurePoint Centre, double Radius, FigureInk Ink, double Opacity = 1) : FigureShape(Ink, Opacity);

/// <summary>A filled area.</summary>
/// <param name="Points">Corners, at least three.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record FigureArea(IReadOnlyList<FigurePoint> Points, FigureInk Ink, double Opacity = 1) : FigureShape(Ink, Opacity);

/// <summary>A line of text.</summary>
/// <param name="At">Where its baseline starts, is centred or ends.</param>
/// <param name="Text">The text.</param>
/// <param name="Size">Letter size in pixels.</param>
/// <param name="Anchor">How <paramref name="At"/> is meant.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Bold">Bold letters.</param>
public sealed record FigureText(FigurePoint At, string Text, double Size, FigureAnchor Anchor, FigureInk Ink = FigureInk.Ink, bool Bold = false) : FigureShape(Ink, 1);

/// <summary>A point.</summary>
/// <param name="X">From the left, in pixels.</param>
/// <param name="Y">From the top, in pixels.</param>
public readonly record struct FigurePoint(double X, double Y);

/// <summary>Which end of a text stands at its point.</summary>
public enum FigureAnchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a line is drawn.</summary>
public enum FigureStroke
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,
}
