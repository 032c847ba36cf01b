namespace Lancar.Statistics;

/// <summary>A side of the funnel plot, with estimates on the horizontal axis.</summary>
public enum FunnelSide
{
    /// <summary>Small (negative) estimates.</summary>
    Left,

    /// <summary>Large estimates.</summary>
    Right,
}
