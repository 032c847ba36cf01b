using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>A log-likelihood (penalised or not) of the coefficients of a prepared design.</summary>
internal interface ILikelihood
{
    Design Design { get; }

    /// <summary>Whether the value carries a penalty.</summary>
    bool IsPenalised { get; }

    /// <summary>Value, gradient and information; null where they leave the range of doubles.</summary>
    LikelihoodShape? At(double[] coefficients);

    /// <summary>
    /// Whether the likelihood never falls in this direction, from anywhere: the estimate then lies at infinity. Null when it falls; true when
    /// every observation gains, false when only some do.
    /// </summary>
    bool? Recedes(double[] direction);

    /// <summary>The error for an estimate at infinity in this direction.</summary>
    AssumptionException AtInfinity(double[] direction, bool everywhere);
}

/// <summary>
/// A log-likelihood at one point: its value, its gradient, the information, and the curvature that steps are taken with: the information, and what
/// a penalty adds to it, without which steps would overshoot in small samples.
/// </summary>
internal sealed record LikelihoodShape(double Value, double[] Gradient, Matrix<double> Information, Matrix<double> Curvature);
