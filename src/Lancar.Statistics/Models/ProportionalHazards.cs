using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The score test that log hazard ratios change with g(t) = 1 − S(t), S the Kaplan–Meier curve just before t (Grambsch, Therneau 1994).</summary>
internal static class ProportionalHazards
{
    public static (ChiSquareStatistic?[] Each, ChiSquareStatistic? Overall) Of(CoxLikelihood likelihood, double[] coefficients, KaplanMeierResult curve)
    {
        var p = likelihood.Design.Count;
        var score = new double[2 * p];
        var information = Matrix<double>.Build.Dense(2 * p, 2 * p);
        var steps = likelihood.EventTimes(coefficients).ToArray();
        double Share(double time) => 1 - (curve.Steps.LastOrDefault(step => step.Time < time)?.Survival ?? 1);
        var events = curve.Steps.Where(step => step.Events > 0).ToArray();
        // Centred, so that the two halves of the information are as unlike as they can be.
        var centre = events.Sum(step => step.Events * Share(step.Time)) / events.Sum(step => step.Events);
        foreach (var (time, surplus, covariance) in steps)
        {
            var g = Share(time) - centre;
            for (var j = 0; j < p; j++)
            {
                score[j] += surplus[j];
                score[p + j] += g * surplus[j];
                for (var k = 0; k < p; k++)
                {
                    information[j, k] += covariance[j, k];
                    information[j, p + k] += g * covariance[j, k];
                    information[p + j, k] += g * covariance[j, k];
                    information[p + j, p + k] += g * g * covariance[j, k];
                }
            }
        }

        var each = Enumerable.Range(0, p).Select(j => Statistic(score, information, [.. Enumerable.Range(0, p), p + j], p)).ToArray();
        return (each, Statistic(score, information, [.. Enumerable.Range(0, 2 * p)], p));
    }

    private static ChiSquareStatistic? Statistic(double[] score, Matrix<double> information, int[] chosen, int held)
    {
        var part = Matrix<double>.Build.Dense(chosen.Length, chosen.Length, (j, k) => information[chosen[j], chosen[k]]);
        return SymmetricSolver.Of(part) is { } solver
            ? ChiSquareStatistic.Of(solver.Quadratic(Array.ConvertAll(chosen, j => score[j])), chosen.Length - held)
            : null;
    }
}
