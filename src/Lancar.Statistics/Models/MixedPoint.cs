using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// The deviance of a mixed model at one point, with its exact first and second derivatives by the variances, the generalised least-squares estimates
/// there, their covariance, and how that changes with each variance.
/// </summary>
internal sealed record MixedPoint(
    double Deviance, double[] Slope, Matrix<double> Curvature, Vector<double> Estimates, Matrix<double> Covariance, Matrix<double>[] Moved);
