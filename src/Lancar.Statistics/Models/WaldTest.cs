using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>b' V⁻¹ b.</summary>
internal static class WaldTest
{
    /// <summary>The statistic; null where V is singular as far as doubles can tell.</summary>
    public static double? Of(Matrix<double> covariance, ReadOnlySpan<double> estimates)
    {
        var size = estimates.Length;
        // To correlations first: the test of singularity must not see units.
        var roots = new double[size];
        for (var j = 0; j < size; j++)
        {
            roots[j] = Math.Sqrt(covariance[j, j]);
            if (!(roots[j] > 0))
            {
                return null;
            }
        }

        var lower = Matrix<double>.Build.Dense(size, size);
        var sum = 0.0;
        var solved = new double[size];
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var entry = covariance[j, k] / (roots[j] * roots[k]);
                for (var l = 0; l < k; l++)
                {
                    entry -= lower[j, l] * lower[k, l];
                }

                if (k == j && entry < 1e-12)
                {
                    return null;
                }

                lower[j, k] = k == j ? Math.Sqrt(entry) : entry / lower[k, k];
            }

            var value = estimates[j] / roots[j];
            for (var k = 0; k < j; k++)
            {
                value -= lower[j, k] * solved[k];
            }

            solved[j] = value / lower[j, j];
            sum += solved[j] * solved[j];
        }

        return sum;
    }
}
