using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Weighted sums of a risk set: of 1, of x, of x x' and, when asked for, of the third powers.</summary>
internal sealed class RiskSums(int count, bool third)
{
    public double Total { get; private set; }

    private readonly double[] first = new double[count];
    private readonly double[,] second = new double[count, count];
    private readonly double[,,] cubes = new double[third ? count : 0, third ? count : 0, third ? count : 0];

    public void Add(double[][] columns, int row, double weight)
    {
        Total += weight;
        for (var j = 0; j < count; j++)
        {
            var wx = weight * columns[j][row];
            first[j] += wx;
            for (var k = 0; k <= j; k++)
            {
                var wxx = wx * columns[k][row];
                second[j, k] += wxx;
                for (var l = 0; third && l <= k; l++)
                {
                    cubes[j, k, l] += wxx * columns[l][row];
                }
            }
        }
    }

    /// <summary>Mean and covariance under the weights, those of <paramref name="others"/> taken off with a factor.</summary>
    public (double Total, double[] Mean, Matrix<double> Covariance) Less(RiskSums others, double factor)
    {
        var total = Total - factor * others.Total;
        var mean = new double[count];
        for (var j = 0; j < count; j++)
        {
            mean[j] = (first[j] - factor * others.first[j]) / total;
        }

        var covariance = Matrix<double>.Build.Dense(count, count);
        for (var j = 0; j < count; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                covariance[j, k] = covariance[k, j] = (second[j, k] - factor * others.second[j, k]) / total - mean[j] * mean[k];
            }
        }

        return (total, mean, covariance);
    }

    /// <summary>Σ over j, k of M[j, k] κ[j, k, l] with the third central moments κ.</summary>
    public double[] ThirdWith(RiskSums others, double factor, double total, double[] mean, Matrix<double> covariance, Matrix<double> m)
    {
        var traced = new double[count];
        for (var l = 0; l < count; l++)
        {
            for (var j = 0; j < count; j++)
            {
                for (var k = 0; k < count; k++)
                {
                    var raw = (Cube(j, k, l) - factor * others.Cube(j, k, l)) / total;
                    var central = raw - mean[j] * covariance[k, l] - mean[k] * covariance[j, l] - mean[l] * covariance[j, k] - mean[j] * mean[k] * mean[l];
                    traced[l] += m[j, k] * central;
                }
            }
        }

        return traced;
    }

    private double Cube(int a, int b, int c)
    {
        if (a < b)
        {
            (a, b) = (b, a);
        }

        if (b < c)
        {
            (b, c) = (c, b);
        }

        if (a < b)
        {
            (a, b) = (b, a);
        }

        return cubes[a, b, c];
    }
}
