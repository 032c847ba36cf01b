namespace Lancar.Statistics;

/// <summary>The τ² at which the generalised Q falls to a target: Paule and Mandel's estimate, and the limits of Q-profile.</summary>
internal static class MomentSearch
{
    private const int MostSteps = 1000;

    /// <summary>
    /// Newton on 1/Q, which rises and is concave (Q is a sum of c / (λ + τ²)), so that every step stays on the near side of the root:
    /// no bracket is needed, and the result is never negative. 0 when Q is not above the target at τ² = 0.
    /// </summary>
    public static (double TauSquared, TSums Sums) Solve<TSums>(IScatter<TSums> data, TSums atZero, double target)
        where TSums : IScatterSums
    {
        double at = 0;
        var sums = atZero;
        for (var round = 0; round < MostSteps && sums.Q > target; round++)
        {
            var step = sums.Q / target * ((sums.Q - target) / sums.QFall);
            var next = at + step;
            if (!(next > at) || double.IsInfinity(next))
            {
                break;
            }

            at = next;
            sums = data.Sums(at);
            if (step <= 1e-8 * at)
            {
                break;
            }
        }

        return (at, sums);
    }
}
