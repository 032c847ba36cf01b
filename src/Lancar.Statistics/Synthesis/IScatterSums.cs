namespace Lancar.Statistics;

/// <summary>What the searches for τ² need at one τ², with W the weights and P = W − WX(X'WX)⁻¹X'W the projected weights.</summary>
internal interface IScatterSums
{
    /// <summary>y'Py, the generalised Q.</summary>
    double Q { get; }

    /// <summary>−dQ/dτ² = y'PPy.</summary>
    double QFall { get; }

    /// <summary>y'PPPy = −½ d/dτ² of <see cref="QFall"/>.</summary>
    double QFallFall { get; }

    /// <summary>tr W.</summary>
    double Weight { get; }

    /// <summary>tr WW.</summary>
    double WeightFall { get; }

    /// <summary>tr P.</summary>
    double Trace { get; }

    /// <summary>tr PP.</summary>
    double TraceFall { get; }

    /// <summary>ln |X'WX|.</summary>
    double LogWeight { get; }
}
