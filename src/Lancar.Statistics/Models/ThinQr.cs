using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Lancar.Statistics;

/// <summary>X = Q R by Householder reflections: least squares without forming X'X.</summary>
internal sealed class ThinQr
{
    private readonly Matrix<double> r;
    private readonly double[] norms;

    public ThinQr(double[][] columns)
    {
        norms = [.. columns.Select(Norm)];
        if (columns.Length == 0)
        {
            (r, Q) = (Matrix<double>.Build.Dense(1, 1), []);
            return;
        }

        var qr = Matrix<double>.Build.DenseOfColumnArrays(columns).QR(QRMethod.Thin);
        r = qr.R;
        Q = qr.Q.ToColumnArrays();
    }

    /// <summary>Orthonormal columns.</summary>
    public double[][] Q { get; }

    public int Count => norms.Length;

    /// <summary>The share of column j that lies outside the space of the columns before it, from 0 to 1.</summary>
    public double ShareOutside(int j) => norms[j] == 0 ? 0 : Math.Abs(r[j, j]) / norms[j];

    /// <summary>Coefficients of the least-squares fit.</summary>
    public double[] Solve(ReadOnlySpan<double> y)
    {
        var right = Project(y);
        for (var j = Count - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < Count; k++)
            {
                right[j] -= r[j, k] * right[k];
            }

            right[j] /= r[j, j];
        }

        return right;
    }

    /// <summary>Q'y.</summary>
    public double[] Project(ReadOnlySpan<double> y)
    {
        var onto = new double[Count];
        for (var j = 0; j < Count; j++)
        {
            onto[j] = Dot(Q[j], y);
        }

        return onto;
    }

    /// <summary>R⁻¹: (X'X)⁻¹ = R⁻¹ R⁻¹'.</summary>
    public Matrix<double> Inverse()
    {
        var inverse = Matrix<double>.Build.Dense(Count, Count);
        for (var column = 0; column < Count; column++)
        {
            for (var j = column; j >= 0; j--)
            {
                var sum = j == column ? 1.0 : 0;
                for (var k = j + 1; k <= column; k++)
                {
                    sum -= r[j, k] * inverse[k, column];
                }

                inverse[j, column] = sum / r[j, j];
            }
        }

        return inverse;
    }

    /// <summary>Diagonal of the hat matrix.</summary>
    public double[] Leverages(int rows)
    {
        var leverages = new double[rows];
        foreach (var column in Q)
        {
            for (var i = 0; i < rows; i++)
            {
                leverages[i] += column[i] * column[i];
            }
        }

        return leverages;
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < a.Length; i++)
        {
            sum.Add(a[i] * b[i]);
        }

        return sum.Value;
    }

    private static double Norm(double[] column) => Math.Sqrt(Dot(column, column));
}
