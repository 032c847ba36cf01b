using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Cholesky's factor of a positive definite matrix, brought to a unit diagonal first so that the test of singularity does not see units.</summary>
internal sealed class SymmetricSolver
{
    private const double SingularBelow = 1e-13;

    private readonly double[] roots;
    private readonly double[,] lower;

    private SymmetricSolver(double[] roots, double[,] lower)
    {
        this.roots = roots;
        this.lower = lower;
    }

    public double LogDeterminant { get; private set; }

    /// <summary>The factor; null when the matrix is not positive definite as far as doubles can tell.</summary>
    public static SymmetricSolver? Of(Matrix<double> matrix)
    {
        var size = matrix.RowCount;
        var roots = new double[size];
        for (var j = 0; j < size; j++)
        {
            roots[j] = Math.Sqrt(matrix[j, j]);
            if (!(roots[j] > 0) || double.IsInfinity(roots[j]))
            {
                return null;
            }
        }

        var solver = new SymmetricSolver(roots, new double[size, size]);
        return solver.Factor(matrix) ? solver : null;
    }

    public double[] Solve(ReadOnlySpan<double> right) => Spread(Forward(right));

    /// <summary>With independent standard normal numbers, a normal vector whose covariance is M⁻¹.</summary>
    public double[] Spread(ReadOnlySpan<double> normal)
    {
        var size = roots.Length;
        var x = normal.ToArray();
        for (var j = size - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < size; k++)
            {
                x[j] -= lower[k, j] * x[k];
            }

            x[j] /= lower[j, j];
        }

        for (var j = 0; j < size; j++)
        {
            x[j] /= roots[j];
        }

        return x;
    }

    /// <summary>v' M⁻¹ v.</summary>
    public double Quadratic(ReadOnlySpan<double> v)
    {
        var half = Forward(v);
        return half.Sum(value => value * value);
    }

    public Matrix<double> Inverse()
    {
        var size = roots.Length;
        var inverse = Matrix<double>.Build.Dense(size, size);
        for (var j = 0; j < size; j++)
        {
            inverse.SetColumn(j, Solve(Weights.Unit(size, j)));
        }

        return (inverse + inverse.Transpose()) * 0.5;
    }

    private double[] Forward(ReadOnlySpan<double> right)
    {
        var half = new double[roots.Length];
        for (var j = 0; j < half.Length; j++)
        {
            half[j] = right[j] / roots[j];
            for (var k = 0; k < j; k++)
            {
                half[j] -= lower[j, k] * half[k];
            }

            half[j] /= lower[j, j];
        }

        return half;
    }

    private bool Factor(Matrix<double> matrix)
    {
        for (var j = 0; j < roots.Length; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var entry = matrix[j, k] / (roots[j] * roots[k]);
                for (var l = 0; l < k; l++)
                {
                    entry -= lower[j, l] * lower[k, l];
                }

                if (k == j && !(entry > SingularBelow))
                {
                    return false;
                }

                lower[j, k] = k == j ? Math.Sqrt(entry) : entry / lower[k, k];
            }

            LogDeterminant += 2 * (Math.Log(lower[j, j]) + Math.Log(roots[j]));
        }

        return true;
    }
}
