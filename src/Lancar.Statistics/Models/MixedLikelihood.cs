using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// The restricted (or plain) deviance of a mixed model as a function of the variances, subject by subject: with W = V⁻¹, C = (X'WX)⁻¹ and
/// P = W − W X C X' W its derivatives are tr(P D_r) − y'P D_r P y and 2 y'P D_r P D_s P y − tr(P D_r P D_s), where V changes by D_r.
/// </summary>
internal sealed class MixedLikelihood(IReadOnlyList<MixedSubject> subjects, bool restricted)
{
    private static readonly double logOf2Pi = Math.Log(2 * Math.PI);

    /// <summary>The point; null where the covariance of a subject is not positive definite as far as doubles can tell.</summary>
    public MixedPoint? At(double[] variances)
    {
        var p = subjects[0].X.ColumnCount;
        var inverses = new Matrix<double>[subjects.Count];
        var (information, right) = (Matrix<double>.Build.Dense(p, p), Vector<double>.Build.Dense(p));
        var deviance = new CompensatedSum();
        for (var i = 0; i < subjects.Count; i++)
        {
            if (SymmetricSolver.Of(subjects[i].Covariance(variances)) is not { } solver)
            {
                return null;
            }

            inverses[i] = solver.Inverse();
            deviance.Add(solver.LogDeterminant);
            var weighted = subjects[i].X.TransposeThisAndMultiply(inverses[i]);
            information += weighted * subjects[i].X;
            right += weighted * subjects[i].Y;
        }

        if (SymmetricSolver.Of(information) is not { } fixedEffects)
        {
            return null;
        }

        var covariance = fixedEffects.Inverse();
        var estimates = Vector<double>.Build.Dense(fixedEffects.Solve(right.ToArray()));
        double free = subjects.Sum(subject => subject.Y.Count) - (restricted ? p : 0);
        deviance.Add(free * logOf2Pi + (restricted ? fixedEffects.LogDeterminant : 0));
        return Derive(inverses, covariance, estimates, deviance);
    }

    /// <summary>X'W D_r W D_s W X and tr(W D_r W D_s), summed over the subjects; null as for <see cref="At"/>.</summary>
    public MixedExpectation? ExpectationAt(double[] variances)
    {
        var r = subjects[0].Directions.Length;
        var p = subjects[0].X.ColumnCount;
        var traces = Matrix<double>.Build.Dense(r, r);
        var products = Enumerable.Range(0, r).Select(_ => Enumerable.Range(0, r).Select(_ => Matrix<double>.Build.Dense(p, p)).ToArray()).ToArray();
        foreach (var subject in subjects)
        {
            if (SymmetricSolver.Of(subject.Covariance(variances)) is not { } solver)
            {
                return null;
            }

            var w = solver.Inverse();
            var wx = w * subject.X;
            var pushed = subject.Directions.Select(direction => direction * wx).ToArray();
            var turned = subject.Directions.Select(direction => w * direction).ToArray();
            for (var a = 0; a < r; a++)
            {
                var wide = w * pushed[a];
                for (var b = 0; b < r; b++)
                {
                    products[a][b] += wide.TransposeThisAndMultiply(pushed[b]);
                    traces[a, b] += TraceOfProduct(turned[a], turned[b]);
                }
            }
        }

        return new MixedExpectation(products, traces);
    }

    private MixedPoint Derive(Matrix<double>[] inverses, Matrix<double> c, Vector<double> estimates, CompensatedSum deviance)
    {
        var r = subjects[0].Directions.Length;
        var p = c.RowCount;
        var (slope, curvature) = (new double[r], Matrix<double>.Build.Dense(r, r));
        var moved = Enumerable.Range(0, r).Select(_ => Matrix<double>.Build.Dense(p, p)).ToArray();
        var scores = Enumerable.Range(0, r).Select(_ => Vector<double>.Build.Dense(p)).ToArray();
        for (var i = 0; i < subjects.Count; i++)
        {
            var (subject, w) = (subjects[i], inverses[i]);
            var residual = subject.Y - subject.X * estimates;
            var u = w * residual;
            deviance.Add(residual * u);
            var wx = w * subject.X;
            var pushed = subject.Directions.Select(direction => direction * u).ToArray();
            var turned = subject.Directions.Select(direction => w * direction).ToArray();
            var wide = turned.Select(turn => turn * wx).ToArray();
            for (var a = 0; a < r; a++)
            {
                slope[a] += turned[a].Trace() - u * pushed[a];
                moved[a] += subject.X.TransposeThisAndMultiply(wide[a]);
                scores[a] += wx.TransposeThisAndMultiply(pushed[a]);
                for (var b = 0; b <= a; b++)
                {
                    var bend = 2 * (pushed[a] * (w * pushed[b])) - TraceOfProduct(turned[a], turned[b]);
                    if (restricted)
                    {
                        // 2 tr(C X'W D_a W D_b W X): D_a (W X) against W D_b (W X).
                        bend += 2 * TraceOfProduct(c, (subject.Directions[a] * wx).TransposeThisAndMultiply(wide[b]));
                    }

                    curvature[a, b] += bend;
                }
            }
        }

        for (var a = 0; a < r; a++)
        {
            var ca = c * moved[a];
            slope[a] -= restricted ? ca.Trace() : 0;
            for (var b = 0; b <= a; b++)
            {
                curvature[a, b] -= 2 * (scores[a] * (c * scores[b])) + (restricted ? TraceOfProduct(ca, c * moved[b]) : 0);
                curvature[b, a] = curvature[a, b];
            }
        }

        return new MixedPoint(deviance.Value, slope, curvature, estimates, c, moved);
    }

    internal static double TraceOfProduct(Matrix<double> a, Matrix<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var j = 0; j < a.ColumnCount; j++)
            {
                sum += a[i, j] * b[j, i];
            }
        }

        return sum;
    }
}
