using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Degrees of freedom of a combination of fixed effects: 2 f² / (∇'A∇), f its variance, ∇ how f changes with the variances, A their covariance.</summary>
internal sealed class SatterthwaiteFreedom : IMixedFreedom
{
    private const double SingularBelow = 1e-13;

    private readonly MixedMaximum maximum;
    private readonly int[] free;
    private readonly Matrix<double> jacobian;
    private readonly SymmetricSolver curvature;

    private SatterthwaiteFreedom(MixedMaximum maximum, int[] free, SymmetricSolver curvature)
    {
        (this.maximum, this.free, this.curvature) = (maximum, free, curvature);
        jacobian = MixedRoots.Jacobian(maximum.Roots);
    }

    public Matrix<double> Covariance => maximum.Point.Covariance;

    public static SatterthwaiteFreedom Of(MixedMaximum maximum)
    {
        var free = Enumerable.Range(0, maximum.Held.Length).Where(j => !maximum.Held[j]).ToArray();
        var (_, whole) = MixedRoots.Chain(maximum.Roots, maximum.Point);
        var part = Matrix<double>.Build.Dense(free.Length, free.Length, (j, k) => whole[free[j], free[k]]);
        return SymmetricSolver.Of(part) is { } curvature
            ? new SatterthwaiteFreedom(maximum, free, curvature)
            : throw new AssumptionException(
                Violation.NotConverged, "The likelihood is flat in the variances: the data do not tell them apart. Leave the random slope out, or measure more often per subject.");
    }

    /// <summary>The degrees of freedom of a combination with these weights of the coefficients of the prepared columns.</summary>
    public double For(Vector<double> weights)
    {
        var cw = maximum.Point.Covariance * weights;
        var f = weights * cw;
        var byVariance = Vector<double>.Build.Dense(maximum.Point.Moved.Length, r => cw * (maximum.Point.Moved[r] * cw));
        var byRoot = jacobian.TransposeThisAndMultiply(byVariance);
        var spread = curvature.Quadratic(Array.ConvertAll(free, j => byRoot[j]));

        // The covariance of the roots is twice the inverse curvature of the deviance.
        return f * f / spread;
    }

    /// <summary>Fai and Cornelius (1996): the combinations are turned into independent ones, whose squared t laws are matched by one F.</summary>
    public (double Scale, double Freedom)? Joint(Matrix<double> rows)
    {
        var eigen = (rows * Covariance * rows.Transpose()).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(value => value.Real).ToArray();
        if (!(values[0] > SingularBelow * values[^1]))
        {
            return null;
        }

        double[] freedoms = [.. Enumerable.Range(0, values.Length).Select(j => For(eigen.EigenVectors.Column(j) * rows))];
        if (freedoms.Length == 1)
        {
            return (1, freedoms[0]);
        }

        // The mean of F with ν degrees of freedom is ν / (ν − 2); below 2 there is none.
        if (freedoms.Any(freedom => freedom <= 2))
        {
            return (1, 2);
        }

        var means = freedoms.Sum(freedom => freedom / (freedom - 2));
        return (1, 2 * means / (means - freedoms.Length));
    }
}
