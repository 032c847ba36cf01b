using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Covariances of least-squares coefficients, from Q, R⁻¹ and the residuals: (X'X)⁻¹ X' diag(w e²) X (X'X)⁻¹ = R⁻¹ (Q' diag(w e²) Q) R⁻¹'.</summary>
internal static class Sandwich
{
    // A residual behind 1 − h below this is rounding alone.
    private const double FullLeverageBelow = 1e-10;

    public static Matrix<double> Robust(Design design, double[] residuals, double[] leverages, CoefficientVariance variance)
    {
        var (rows, count) = (design.Rows, design.Count);
        var weights = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var outside = 1 - leverages[i];
            if (outside < FullLeverageBelow && variance is (CoefficientVariance.HC2 or CoefficientVariance.HC3))
            {
                throw new AssumptionException(
                    Violation.NoInformation,
                    $"Observation {design.Order[i] + 1} alone determines a coefficient (leverage 1): HC2 and HC3 are 0/0 there. Use HC1 or leave that predictor out.");
            }

            weights[i] = residuals[i] * residuals[i] * variance switch
            {
                CoefficientVariance.HC1 => (double)rows / (rows - count),
                CoefficientVariance.HC2 => 1 / outside,
                CoefficientVariance.HC3 => 1 / (outside * outside),
                _ => 1,
            };
        }

        return Around(design.Qr, Meat(design.Qr.Q, weights));
    }

    /// <summary>R⁻¹ M R⁻¹'.</summary>
    public static Matrix<double> Around(ThinQr qr, Matrix<double> meat)
    {
        var inverse = qr.Inverse();
        return inverse * meat * inverse.Transpose();
    }

    private static Matrix<double> Meat(double[][] q, double[] weights)
    {
        var meat = Matrix<double>.Build.Dense(q.Length, q.Length);
        for (var j = 0; j < q.Length; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = new CompensatedSum();
                for (var i = 0; i < weights.Length; i++)
                {
                    sum.Add(q[j][i] * q[k][i] * weights[i]);
                }

                meat[j, k] = meat[k, j] = sum.Value;
            }
        }

        return meat;
    }
}
