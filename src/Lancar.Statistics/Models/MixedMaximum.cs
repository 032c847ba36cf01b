using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The lowest deviance of a mixed model: the best of a grid of starts, then Newton's steps with exact derivatives.</summary>
internal sealed record MixedMaximum(double[] Roots, MixedPoint Point, bool[] Held)
{
    /// <summary>The most steps taken; beyond, the error says that the iteration did not come to rest.</summary>
    public const int MostSteps = 300;

    /// <summary>A root below this share of the residual standard deviation is tried as 0 (lme4 calls a fit singular there).</summary>
    public const double SingularBelow = 1e-4;

    private const double GainAtRest = 1e-20;
    private const int IdleAtRest = 6;
    private const double Noise = 1e-12;
    private static readonly double[] ratios = [0.05, 0.3, 1, 3];

    public bool IsSingular => Array.Exists(Held, held => held);

    public static MixedMaximum Find(MixedLikelihood likelihood, int count, double residualDeviation)
    {
        var start = Starts(count, residualDeviation)
            .Select(roots => (Roots: roots, Point: likelihood.At(MixedRoots.Variances(roots))))
            .Where(at => at.Point is not null)
            .MinBy(at => at.Point!.Deviance);
        if (start.Point is null)
        {
            throw NoRest();
        }

        var found = Descend(likelihood, start.Roots, start.Point, new bool[count]);
        return OnTheEdge(likelihood, found);
    }

    private static IEnumerable<double[]> Starts(int count, double deviation)
    {
        var residual = Math.Log(deviation * 0.8);
        foreach (var first in ratios)
        {
            if (count == 2)
            {
                yield return [first * deviation, residual];
                continue;
            }

            foreach (var second in ratios)
            {
                yield return [first * deviation, 0, second * deviation, residual];
            }
        }
    }

    // A root that is nearly 0 is 0 when that costs nothing: the edge of the model, where it is an ordinary stationary point.
    private static MixedMaximum OnTheEdge(MixedLikelihood likelihood, MixedMaximum found)
    {
        var roots = (double[])found.Roots.Clone();
        var held = (bool[])found.Held.Clone();
        var small = SingularBelow * Math.Exp(roots[^1]);
        if (roots.Length == 4 && Math.Abs(roots[0]) < small)
        {
            (roots[2], roots[0], roots[1]) = (Math.Sqrt(roots[1] * roots[1] + roots[2] * roots[2]), 0, 0);
            (held[0], held[1]) = (true, true);
        }

        var diagonal = roots.Length == 4 ? 2 : 0;
        if (Math.Abs(roots[diagonal]) < small)
        {
            (roots[diagonal], held[diagonal]) = (0, true);
        }

        if (!Array.Exists(held, value => value) || likelihood.At(MixedRoots.Variances(roots)) is not { } point)
        {
            return found;
        }

        var edge = Descend(likelihood, roots, point, held);
        return edge.Point.Deviance <= found.Point.Deviance + 1e-9 * (1 + Math.Abs(found.Point.Deviance)) ? edge : found;
    }

    private static MixedMaximum Descend(MixedLikelihood likelihood, double[] roots, MixedPoint point, bool[] held)
    {
        var (smallest, idle) = (double.PositiveInfinity, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, curvature) = MixedRoots.Chain(roots, point);
            var direction = Direction(slope, curvature, held);
            var gain = -(direction * slope);
            idle += gain >= smallest ? 1 : 0;
            smallest = Math.Min(smallest, gain);
            if (gain < GainAtRest * (1 + Math.Abs(point.Deviance)) || idle >= IdleAtRest && gain < 1e-12)
            {
                return new MixedMaximum(roots, point, held);
            }

            if (Along(likelihood, roots, point, direction) is not { } next)
            {
                return gain < 1e-10 ? new MixedMaximum(roots, point, held) : throw NoRest();
            }

            (roots, point) = next;
        }

        throw NoRest();
    }

    // −H⁻¹ g with the eigenvalues of H made positive: downhill also where the deviance is not convex.
    private static Vector<double> Direction(Vector<double> slope, Matrix<double> curvature, bool[] held)
    {
        var free = Enumerable.Range(0, held.Length).Where(j => !held[j]).ToArray();
        var part = Matrix<double>.Build.Dense(free.Length, free.Length, (j, k) => curvature[free[j], free[k]]);
        var eigen = part.Evd(Symmetricity.Symmetric);
        var right = eigen.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.Dense(free.Length, j => slope[free[j]]));
        var largest = eigen.EigenValues.Max(value => Math.Abs(value.Real));
        for (var j = 0; j < free.Length; j++)
        {
            right[j] /= -Math.Max(Math.Abs(eigen.EigenValues[j].Real), 1e-10 * largest);
        }

        var moved = eigen.EigenVectors * right;
        var direction = Vector<double>.Build.Dense(held.Length);
        for (var j = 0; j < free.Length; j++)
        {
            direction[free[j]] = moved[j];
        }

        return direction;
    }

    private static (double[] Roots, MixedPoint Point)? Along(MixedLikelihood likelihood, double[] roots, MixedPoint point, Vector<double> direction)
    {
        // No step changes the residual standard deviation by more than e².
        var length = Math.Min(1, 2 / Math.Max(2, Math.Abs(direction[^1])));
        for (var halving = 0; halving < 60; halving++, length /= 2)
        {
            var next = roots.Select((root, j) => root + length * direction[j]).ToArray();
            if (likelihood.At(MixedRoots.Variances(next)) is { } there && there.Deviance <= point.Deviance + Noise * (1 + Math.Abs(point.Deviance)))
            {
                return (next, there);
            }
        }

        return null;
    }

    private static AssumptionException NoRest() =>
        new(Violation.NotConverged, $"The variances were not found in {MostSteps} steps. Leave the random slope out, or measure more often per subject.");
}
