using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Weights of a linear combination of coefficients.</summary>
internal static class Weights
{
    public static double[] Checked(ReadOnlySpan<double> weights, int count)
    {
        var chosen = weights.ToArray();
        return chosen.Length == count && Array.TrueForAll(chosen, double.IsFinite) && Array.Exists(chosen, weight => weight != 0)
            ? chosen
            : throw new ArgumentException($"A combination takes {count} finite weights, not all 0.", nameof(weights));
    }

    /// <summary>w' V w.</summary>
    public static double Quadratic(Matrix<double> matrix, double[] weights)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < weights.Length; j++)
            {
                sum.Add(weights[i] * weights[j] * matrix[i, j]);
            }
        }

        return sum.Value;
    }

    public static double[] Unit(int count, int at)
    {
        var unit = new double[count];
        unit[at] = 1;
        return unit;
    }

    public static IReadOnlyList<IReadOnlyList<double>> RowsOf(Matrix<double> matrix) => matrix.ToRowArrays();
}
