using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Judges linear combinations of the coefficients of a fitted linear model.</summary>
/// <param name="Coefficients">The fitted coefficients.</param>
/// <param name="Covariance">Their covariance.</param>
/// <param name="FreedomOf">Degrees of freedom of a combination with these weights.</param>
/// <param name="Confidence">Confidence of the intervals.</param>
internal sealed record LinearCombinations(
    IReadOnlyList<RegressionCoefficient> Coefficients, Matrix<double> Covariance, Func<double[], double> FreedomOf, double Confidence)
{
    /// <summary>Estimate, standard error, t, p and interval of one combination.</summary>
    public RegressionCoefficient Of(string name, ReadOnlySpan<double> weights)
    {
        var chosen = Weights.Checked(weights, Coefficients.Count);
        var error = Math.Sqrt(Math.Max(0, Weights.Quadratic(Covariance, chosen)));
        return RegressionCoefficient.Of(name, Estimate(chosen), error, FreedomOf(chosen), Confidence);
    }

    /// <summary>The combination of the estimates.</summary>
    public double Estimate(double[] weights)
    {
        var estimate = new CompensatedSum();
        for (var j = 0; j < weights.Length; j++)
        {
            estimate.Add(weights[j] * Coefficients[j].Estimate);
        }

        return estimate.Value;
    }
}
