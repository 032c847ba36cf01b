namespace Lancar.Statistics;

/// <summary>How the mean outcome may bend with the dose.</summary>
public enum DoseShape
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>A parabola.</summary>
    Quadratic,

    /// <summary>A natural (restricted) cubic spline: bends between its knots, straight beyond the outer ones.</summary>
    NaturalSpline,
}
