using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// The maximum of a log-likelihood, some coefficients held: Newton steps with the information, halved until the value does not fall. At
/// rest when the expected gain and the change of every linear predictor are nil; or the step is a direction in which the likelihood
/// never falls, which proves that the estimate lies at infinity.
/// </summary>
internal sealed record LikelihoodMaximum(double[] Coefficients, LikelihoodShape Point)
{
    /// <summary>The most steps taken; beyond, the error says that the iteration did not come to rest.</summary>
    public const int MostSteps = 500;

    private const double GainAtRest = 1e-21;
    private const double ReachAtRest = 1e-6;

    // So often without a smaller gain, with nothing left but rounding.
    private const int IdleAtRest = 6;

    // A penalty bends the value otherwise than its curvature here says: after so many steps the gradient is differenced instead.
    private const int StepsBeforeDifferences = 8;
    private const double Difference = 1e-4;
    private const int MostHalvings = 60;

    // The value carries the rounding of a sum over all observations.
    private const double Noise = 1e-12;

    public static LikelihoodMaximum Find(ILikelihood likelihood, double[] start, bool[] held)
    {
        var free = Enumerable.Range(0, start.Length).Where(j => !held[j]).ToArray();
        var at = start;
        var point = likelihood.At(at) ?? throw NoRest();
        var (smallest, idle) = (double.PositiveInfinity, 0);
        for (var step = 0; step < MostSteps && free.Length > 0; step++)
        {
            if (SolverOf(likelihood, at, point, free, step) is not { } solver)
            {
                throw new AssumptionException(
                    Violation.NotConverged, $"The information became singular after {step} steps. Use fewer predictors, or Firth's penalty, whose maximum is finite.");
            }

            var gradient = Array.ConvertAll(free, j => point.Gradient[j]);
            var direction = new double[at.Length];
            var partial = solver.Solve(gradient);
            for (var j = 0; j < free.Length; j++)
            {
                direction[free[j]] = partial[j];
            }

            var gain = ThinQr.Dot(partial, gradient);
            idle += gain >= smallest ? 1 : 0;
            smallest = Math.Min(smallest, gain);
            var atRest = (gain < GainAtRest * (1 + Math.Abs(point.Value)) || idle >= IdleAtRest)
                && likelihood.Design.Times(direction).Max(Math.Abs) < ReachAtRest;
            if (!atRest && likelihood.Recedes(direction) is { } everywhere)
            {
                throw likelihood.AtInfinity(direction, everywhere);
            }

            (at, point) = Along(likelihood, at, point, direction);
            if (atRest)
            {
                return new LikelihoodMaximum(at, point);
            }
        }

        return free.Length == 0 ? new LikelihoodMaximum(at, point) : throw NoRest();
    }

    private static SymmetricSolver? SolverOf(ILikelihood likelihood, double[] at, LikelihoodShape point, int[] free, int step)
    {
        if (likelihood.IsPenalised && step >= StepsBeforeDifferences && Differenced(likelihood, at, free) is { } curvature && SymmetricSolver.Of(curvature) is { } solver)
        {
            return solver;
        }

        return SymmetricSolver.Of(Sub(point.Curvature, free));
    }

    private static Matrix<double>? Differenced(ILikelihood likelihood, double[] at, int[] free)
    {
        var curvature = Matrix<double>.Build.Dense(free.Length, free.Length);
        for (var k = 0; k < free.Length; k++)
        {
            var (above, below) = ((double[])at.Clone(), (double[])at.Clone());
            above[free[k]] += Difference;
            below[free[k]] -= Difference;
            if (likelihood.At(above) is not { } up || likelihood.At(below) is not { } down)
            {
                return null;
            }

            for (var j = 0; j < free.Length; j++)
            {
                var slope = (down.Gradient[free[j]] - up.Gradient[free[j]]) / (4 * Difference);
                curvature[j, k] += slope;
                curvature[k, j] += slope;
            }
        }

        return curvature;
    }

    private static (double[] At, LikelihoodShape Point) Along(ILikelihood likelihood, double[] at, LikelihoodShape point, double[] direction)
    {
        var length = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            var next = at.Zip(direction, (value, change) => value + length * change).ToArray();
            if (likelihood.At(next) is { } there && there.Value >= point.Value - Noise * (1 + Math.Abs(point.Value)))
            {
                return (next, there);
            }
        }

        return (at, point);
    }

    private static Matrix<double> Sub(Matrix<double> matrix, int[] free) =>
        Matrix<double>.Build.Dense(free.Length, free.Length, (j, k) => matrix[free[j], free[k]]);

    private static AssumptionException NoRest() =>
        new(Violation.NotConverged, $"The maximum of the likelihood was not found in {MostSteps} steps. Use fewer predictors, or Firth's penalty, whose maximum is finite.");
}
