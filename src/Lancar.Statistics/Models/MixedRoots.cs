using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// The variances as smooth functions of unbounded roots: G = L L' with L = [l11 0; l21 l22], residual variance e^(2λ). A variance of 0 or a correlation
/// of ±1 is then an ordinary point.
/// </summary>
internal static class MixedRoots
{
    public static double[] Variances(double[] roots) =>
        roots.Length == 2
            ? [roots[0] * roots[0], Math.Exp(2 * roots[1])]
            : [roots[0] * roots[0], roots[0] * roots[1], roots[1] * roots[1] + roots[2] * roots[2], Math.Exp(2 * roots[3])];

    /// <summary>∂ variance / ∂ root, variances in rows.</summary>
    public static Matrix<double> Jacobian(double[] roots)
    {
        var last = roots.Length - 1;
        var jacobian = Matrix<double>.Build.Dense(roots.Length, roots.Length);
        jacobian[0, 0] = 2 * roots[0];
        if (roots.Length == 4)
        {
            (jacobian[1, 0], jacobian[1, 1]) = (roots[1], roots[0]);
            (jacobian[2, 1], jacobian[2, 2]) = (2 * roots[1], 2 * roots[2]);
        }

        jacobian[last, last] = 2 * Math.Exp(2 * roots[last]);
        return jacobian;
    }

    /// <summary>Slope and curvature by the roots from those by the variances.</summary>
    public static (Vector<double> Slope, Matrix<double> Curvature) Chain(double[] roots, MixedPoint point)
    {
        var jacobian = Jacobian(roots);
        var last = roots.Length - 1;
        var slope = jacobian.TransposeThisAndMultiply(Vector<double>.Build.Dense(point.Slope));
        var curvature = jacobian.TransposeThisAndMultiply(point.Curvature * jacobian);
        curvature[0, 0] += 2 * point.Slope[0];
        if (roots.Length == 4)
        {
            curvature[0, 1] += point.Slope[1];
            curvature[1, 0] += point.Slope[1];
            curvature[1, 1] += 2 * point.Slope[2];
            curvature[2, 2] += 2 * point.Slope[2];
        }

        curvature[last, last] += 4 * Math.Exp(2 * roots[last]) * point.Slope[last];
        return (slope, curvature);
    }
}
