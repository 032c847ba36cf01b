using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>b' V⁻¹ b.</summary>
internal static class WaldTest
{
    /// <summary>The statistic; null where V is singular as far as doubles can tell.</summary>
    public static double? Of(Matrix<double> covariance, ReadOnlySpan<double> estimates) => SymmetricSolver.Of(covariance)?.Quadratic(estimates);
}
