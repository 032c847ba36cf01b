using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Limits and tests of one coefficient from the likelihood maximised over the others.</summary>
internal sealed class ProfileLimits(ILikelihood likelihood, LikelihoodMaximum maximum, int column, double standardError)
{
    private const int MostRounds = 200;

    /// <summary>2 (ℓ max − ℓ with the coefficient 0).</summary>
    public double LikelihoodRatio() => Math.Max(0, 2 * (maximum.Point.Value - Walk(0).Point.Value));

    /// <summary>The values left and right of the estimate where twice the loss of log-likelihood is the chi-square quantile.</summary>
    public (double Lower, double Upper) Interval(double confidence)
    {
        var z = NormalLaw.TwoSidedQuantile(confidence);
        return (Limit(z, -1), Limit(z, 1));
    }

    // Newton on the loss, kept between a point that is not far enough and one that is too far. Steps are short, so that the others follow.
    private double Limit(double z, int side)
    {
        var target = maximum.Point.Value - z * z / 2;
        var centre = maximum.Coefficients[column];
        var (near, far) = (centre, side * double.PositiveInfinity);
        var at = centre + side * z * standardError / 2;
        var held = maximum;
        for (var round = 0; round < MostRounds; round++)
        {
            held = Held(at, held);
            var above = held.Point.Value - target;
            (near, far) = above > 0 ? (at, far) : (near, at);
            var next = at - above / held.Point.Gradient[column];
            var inside = side > 0 ? next > near && next < far : next < near && next > far;
            if (double.IsInfinity(far))
            {
                var longest = at + side * Math.Max(Math.Abs(at - centre) / 2, standardError / 4);
                next = !inside ? longest : side > 0 ? Math.Min(next, longest) : Math.Max(next, longest);
            }
            else if (!inside)
            {
                next = (near + far) / 2;
            }

            if (Math.Abs(next - at) <= 1e-12 * Math.Abs(next - centre))
            {
                return next;
            }

            at = next;
        }

        throw new AssumptionException(
            Violation.NotConverged, $"The profile likelihood of {likelihood.Design.Names[column]} gave no limit in {MostRounds} steps.", likelihood.Design.Names[column]);
    }

    // From the estimate to a value in steps of at most one standard error.
    private LikelihoodMaximum Walk(double value)
    {
        var way = value - maximum.Coefficients[column];
        var steps = (int)Math.Clamp(Math.Ceiling(Math.Abs(way) / standardError), 1, MostRounds);
        var held = maximum;
        for (var step = 1; step <= steps; step++)
        {
            held = Held(step == steps ? value : maximum.Coefficients[column] + way * step / steps, held);
        }

        return held;
    }

    // The others start where the tangent of the path of maxima leads.
    private LikelihoodMaximum Held(double value, LikelihoodMaximum from)
    {
        var start = (double[])from.Coefficients.Clone();
        var others = Enumerable.Range(0, start.Length).Where(j => j != column).ToArray();
        var information = from.Point.Curvature;
        var rest = Matrix<double>.Build.Dense(Math.Max(1, others.Length), Math.Max(1, others.Length), (j, k) => others.Length == 0 ? 1 : information[others[j], others[k]]);
        if (others.Length > 0 && SymmetricSolver.Of(rest) is { } solver)
        {
            var slope = solver.Solve(Array.ConvertAll(others, j => information[j, column]));
            for (var j = 0; j < others.Length; j++)
            {
                start[others[j]] -= slope[j] * (value - start[column]);
            }
        }

        start[column] = value;
        var held = new bool[start.Length];
        held[column] = true;
        return LikelihoodMaximum.Find(likelihood, start, held);
    }
}
