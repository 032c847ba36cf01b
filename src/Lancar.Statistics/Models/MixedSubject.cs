using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The measurements of one subject: outcome, columns of the fixed effects, columns of the random effects.</summary>
internal sealed record MixedSubject(Vector<double> Y, Matrix<double> X, Matrix<double> Z)
{
    /// <summary>How the covariance of the measurements changes with each variance: g11, or g11, g21, g22; and the residual variance last.</summary>
    public Matrix<double>[] Directions { get; } = DirectionsOf(Z);

    /// <summary>The covariance of the measurements.</summary>
    public Matrix<double> Covariance(double[] variances)
    {
        var sum = Directions[0] * variances[0];
        for (var r = 1; r < variances.Length; r++)
        {
            sum += Directions[r] * variances[r];
        }

        return sum;
    }

    private static Matrix<double>[] DirectionsOf(Matrix<double> z)
    {
        var identity = Matrix<double>.Build.DenseIdentity(z.RowCount);
        var first = z.Column(0);
        if (z.ColumnCount == 1)
        {
            return [first.OuterProduct(first), identity];
        }

        var second = z.Column(1);
        return [first.OuterProduct(first), first.OuterProduct(second) + second.OuterProduct(first), second.OuterProduct(second), identity];
    }
}
