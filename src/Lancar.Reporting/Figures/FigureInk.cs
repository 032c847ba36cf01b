namespace Lancar.Reporting.Figures;

/// <summary>Colours by role: the tokens of the pages, so that a figure follows light and dark; on paper the light ones.</summary>
public enum FigureInk
{
    /// <summary>Text and data.</summary>
    Ink,

    /// <summary>Lesser text.</summary>
    Soft,

    /// <summary>Axes.</summary>
    Axis,

    /// <summary>Grid lines.</summary>
    Grid,

    /// <summary>Summary marks.</summary>
    Primary,

    /// <summary>What goes the other way.</summary>
    Accent,

    /// <summary>An expected range.</summary>
    Band,

    /// <summary>The ground.</summary>
    Surface,
}

/// <summary>What each role is called in the style sheet and how it prints.</summary>
internal static class FigureInks
{
    /// <summary>The colour on paper, <c>#rrggbb</c>.</summary>
    internal static string Printed(this FigureInk ink) => ink switch
    {
        FigureInk.Ink => "#1d2b2a",
        FigureInk.Soft => "#4a5a57",
        FigureInk.Axis => "#7d8b87",
        FigureInk.Grid => "#dfe5e2",
        FigureInk.Primary => "#0f6b62",
        FigureInk.Accent => "#a8412b",
        FigureInk.Band => "#cfe5e0",
        FigureInk.Surface => "#ffffff",
    };

    /// <summary>The colour on a page: the style sheet's token with the printed colour as fallback.</summary>
    internal static string OnPage(this FigureInk ink) => $"var({Token(ink)},{ink.Printed()})";

    private static string Token(FigureInk ink) => ink switch
    {
        FigureInk.Ink => "--ink",
        FigureInk.Soft => "--ink-soft",
        FigureInk.Axis => "--line-strong",
        FigureInk.Grid => "--line",
        FigureInk.Primary => "--primary",
        FigureInk.Accent => "--accent-ink",
        FigureInk.Band => "--figure-band",
        FigureInk.Surface => "--surface",
    };
}
