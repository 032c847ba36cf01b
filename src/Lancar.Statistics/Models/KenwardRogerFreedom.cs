using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// Kenward and Roger (1997): with Φ the covariance of the fixed effects, P_r = X'W D_r W X, Q_rs = X'W D_r W D_s W X and A twice the inverse of the expected
/// information tr(W D_r W D_s) − 2 tr(Φ Q_rs) + tr(Φ P_r Φ P_s) of the variances, the covariance is Φ + 2 Φ Σ A_rs (Q_rs − P_r Φ P_s) Φ. The covariance of the
/// measurements is linear in the variances, so that the term of its second derivatives is nil.
/// </summary>
internal sealed class KenwardRogerFreedom : IMixedFreedom
{
    private const double TellingMean = 1e-6;

    private readonly Matrix<double> phi;
    private readonly Matrix<double>[] moved;
    private readonly Matrix<double> spread;

    private KenwardRogerFreedom(Matrix<double> phi, Matrix<double>[] moved, Matrix<double> spread, Matrix<double> covariance)
    {
        (this.phi, this.moved, this.spread, Covariance) = (phi, moved, spread, covariance);
    }

    public Matrix<double> Covariance { get; }

    public static KenwardRogerFreedom Of(MixedMaximum maximum, MixedLikelihood likelihood)
    {
        var (phi, moved) = (maximum.Point.Covariance, maximum.Point.Moved);
        var r = moved.Length;
        if (likelihood.ExpectationAt(MixedRoots.Variances(maximum.Roots)) is not { } expectation)
        {
            throw Flat();
        }

        var turned = Array.ConvertAll(moved, one => phi * one);
        var information = Matrix<double>.Build.Dense(r, r, (a, b) =>
            expectation.Traces[a, b] - 2 * MixedLikelihood.TraceOfProduct(phi, expectation.Products[a][b]) + MixedLikelihood.TraceOfProduct(turned[a], turned[b]));
        var spread = 2 * (SymmetricSolver.Of((information + information.Transpose()) * 0.5) ?? throw Flat()).Inverse();
        var sum = Matrix<double>.Build.Dense(phi.RowCount, phi.RowCount);
        for (var a = 0; a < r; a++)
        {
            for (var b = 0; b < r; b++)
            {
                sum += spread[a, b] * (expectation.Products[a][b] - moved[a] * turned[b]);
            }
        }

        var extra = phi * sum * phi;
        return new KenwardRogerFreedom(phi, moved, spread, phi + extra + extra.Transpose());
    }

    /// <summary>For one combination the F of Kenward and Roger is t² with 2 / A degrees of freedom, unscaled.</summary>
    public double For(Vector<double> weights)
    {
        var pw = phi * weights;
        var f = weights * pw;
        var slopes = Vector<double>.Build.Dense(moved.Length, r => pw * (moved[r] * pw) / f);
        return 2 / (slopes * (spread * slopes));
    }

    public (double Scale, double Freedom)? Joint(Matrix<double> rows)
    {
        if (rows.RowCount == 1)
        {
            return (1, For(rows.Row(0)));
        }

        double q = rows.RowCount;
        var wide = rows * phi;
        if (SymmetricSolver.Of(wide * rows.Transpose()) is not { } solver)
        {
            return null;
        }

        var inverse = solver.Inverse();
        var shares = Array.ConvertAll(moved, one => inverse * (wide * one * wide.Transpose()));
        var (first, second) = (0.0, 0.0);
        for (var a = 0; a < shares.Length; a++)
        {
            for (var b = 0; b < shares.Length; b++)
            {
                first += spread[a, b] * shares[a].Trace() * shares[b].Trace();
                second += spread[a, b] * MixedLikelihood.TraceOfProduct(shares[a], shares[b]);
            }
        }

        // Kenward, Roger 1997, section 3.
        var big = (first + 6 * second) / (2 * q);
        var g = ((q + 1) * first - (q + 4) * second) / ((q + 2) * second);
        var below = 3 * q + 2 * (1 - g);
        var (c1, c2, c3) = (g / below, (q - g) / below, (q + 2 - g) / below);
        var mean = 1 / (1 - second / q);
        var variance = 2 / q * (1 + c1 * big) / ((1 - c2 * big) * (1 - c2 * big) * (1 - c3 * big));
        var ratio = variance / (2 * mean * mean);
        var freedom = 4 + (q + 2) / (q * ratio - 1);
        var scale = freedom / (mean * (freedom - 2));

        // At two degrees of freedom all of it is 0 / 0, and near them what rounding left; elsewhere too few data may match no F law at all.
        return Math.Abs(1 - second / q) > TellingMean && freedom > 0 && double.IsFinite(freedom) && scale > 0 && double.IsFinite(scale)
            ? (scale, freedom)
            : null;
    }

    private static AssumptionException Flat() => new(
        Violation.NotConverged, "The data do not tell the variances apart. Leave the random slope out, or measure more often per subject.");
}
