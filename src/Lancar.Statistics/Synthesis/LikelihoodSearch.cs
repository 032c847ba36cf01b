namespace Lancar.Statistics;

/// <summary>The global maximum of the (restricted) likelihood of τ² on τ² ≥ 0.</summary>
/// <remarks>
/// <para>With x = ln(τ² + smallest variance) and h = ln(rise / fall) of <see cref="LikelihoodPoint{TSums}"/>, the eigenvalues of the
/// (projected) weights give, for any data, −2 ≤ h′ ≤ 1 and −3/4 ≤ h″ ≤ 5/4. So one evaluation decides the sign of h over a whole
/// stretch of x, and the likelihood is searched without a grid: usually the maximum itself, with its slope, already rules out every
/// other. What remains undecided is halved until it is shorter than <see cref="Resolution"/>; two maxima nearer than that differ in
/// likelihood by less than 1e-6 per study.</para>
/// <para>Beyond a bound of τ² from the largest variance and the scatter of the effects the likelihood only falls.</para>
/// </remarks>
internal sealed class LikelihoodSearch<TSums>
    where TSums : IScatterSums
{
    private const double Resolution = 1.0 / 128;
    private const int MostSteps = 200;
    private const int MostWarmSteps = 8;

    private readonly IScatter<TSums> data;
    private readonly bool restricted;
    private readonly double end;
    private LikelihoodPoint<TSums> best;
    private double? bestLikelihood;
    private bool found;

    private LikelihoodSearch(IScatter<TSums> data, bool restricted)
    {
        this.data = data;
        this.restricted = restricted;
        end = LastPlace(data, restricted);
    }

    /// <summary>τ² at the maximum, on the scale of the data's sums, and the sums there.</summary>
    public static (double TauSquared, TSums Sums) Maximise(IScatter<TSums> data, TSums atZero, bool restricted)
    {
        var search = new LikelihoodSearch<TSums>(data, restricted);
        var start = new LikelihoodPoint<TSums>(atZero, data.LeadVariance, 0, restricted);
        search.Cover(start);
        return (search.best.TauSquared, search.best.Sums);
    }

    /// <summary>Newton alone, from a place near the maximum, mostly that of one study more; null when it leads astray.</summary>
    public static LikelihoodPoint<TSums>? Warm(IScatter<TSums> data, LikelihoodPoint<TSums> near, bool restricted)
    {
        for (var round = 0; round < MostWarmSteps; round++)
        {
            var step = near.Step;
            var next = near.TauSquared + step;
            if (!(next > 0 && next < double.MaxValue))
            {
                return null;
            }

            near = new LikelihoodPoint<TSums>(data, next, restricted);
            if (Math.Abs(step) <= 1e-7 * next)
            {
                return near;
            }
        }

        return null;
    }

    // Beyond u with s²(u + D) < u², D the range of the variances, rise < fall: rise ≤ w₁²SS, fall ≥ (k − p) w_k.
    public static double LastPlace(IScatter<TSums> data, bool restricted)
    {
        var scatter = data.ResidualSquares / (restricted ? data.Freedom : data.Count);
        return (scatter + Math.Sqrt(scatter * (scatter + 4 * (data.LargestVariance - data.LeadVariance)))) / 2 * (1 + 1e-9);
    }

    private void Cover(LikelihoodPoint<TSums> start)
    {
        if (!(start.Height > 0))
        {
            Keep(start);
        }

        if (end <= start.Place)
        {
            return;
        }

        if (start.Height > 0)
        {
            var top = Polish(start, end - data.LeadVariance);
            Keep(top);
            Decide(start, 1, top, 1);
            start = top;
        }

        if (Onward(start, -1) < Math.Log(end / start.Place))
        {
            Decide(start, -1, At(end - data.LeadVariance), -1);
        }
    }

    // Finds every maximum between two places whose signs of h are known; at a root the sign is that of the side looked at.
    private void Decide(LikelihoodPoint<TSums> left, int leftSign, LikelihoodPoint<TSums> right, int rightSign)
    {
        var width = Math.Log(right.Place / left.Place);
        if (leftSign == rightSign && Onward(left, leftSign) + Backward(right, rightSign) >= width)
        {
            return;
        }

        if (leftSign > 0 && rightSign < 0)
        {
            var top = Polish(left, right.TauSquared);
            Keep(top);
            Decide(left, 1, top, 1);
            Decide(top, -1, right, -1);
            return;
        }

        if (width < Resolution)
        {
            return;
        }

        var middle = At(Math.Sqrt(left.Place * right.Place) - data.LeadVariance);
        var sign = middle.Height > 0 ? 1 : -1;
        Decide(left, leftSign, middle, sign);
        Decide(middle, sign, right, rightSign);
    }

    // How far to the right of a point h surely keeps its sign, from the bounds of its first and second derivative.
    public static double Onward(LikelihoodPoint<TSums> point, int sign) =>
        sign > 0
            ? Math.Max(point.Height / 2, Bounded(point.Height, point.Slope, 0.375))
            : Math.Max(-point.Height, Bounded(-point.Height, -point.Slope, 0.625));

    public static double Backward(LikelihoodPoint<TSums> point, int sign) =>
        sign > 0
            ? Math.Max(point.Height, Bounded(point.Height, -point.Slope, 0.375))
            : Math.Max(-point.Height / 2, Bounded(-point.Height, point.Slope, 0.625));

    // The first zero of height + slope s − curve s².
    private static double Bounded(double height, double slope, double curve) =>
        height > 0 || slope > 0 ? (slope + Math.Sqrt(slope * slope + 4 * curve * Math.Max(0, height))) / (2 * curve) : 0;

    // Newton between a place where h > 0 and one beyond which a root lies; halving by ln u where Newton would leave.
    private LikelihoodPoint<TSums> Polish(LikelihoodPoint<TSums> start, double high)
    {
        var low = start.TauSquared;
        var point = start;
        for (var round = 0; round < MostSteps; round++)
        {
            if (point.Height > 0)
            {
                low = point.TauSquared;
            }
            else
            {
                high = point.TauSquared;
            }

            var step = point.Step;
            var next = point.TauSquared + step;
            var inside = next > low && next < high;
            if (!inside)
            {
                next = Math.Sqrt((low + data.LeadVariance) * (high + data.LeadVariance)) - data.LeadVariance;
            }

            if (!(next > low && next < high))
            {
                return point;
            }

            point = At(next);
            if (inside && Math.Abs(step) <= 1e-8 * next)
            {
                return point;
            }
        }

        return point;
    }

    private LikelihoodPoint<TSums> At(double tauSquared) => new(data, tauSquared, restricted);

    private void Keep(LikelihoodPoint<TSums> top)
    {
        if (!found)
        {
            (best, found) = (top, true);
            return;
        }

        bestLikelihood ??= Likelihood(best);
        var likelihood = Likelihood(top);
        if (likelihood > bestLikelihood)
        {
            (best, bestLikelihood) = (top, likelihood);
        }
    }

    // −2 × the log-likelihood is Σ ln(v + τ²) + Q, restricted besides + ln |X'WX|.
    private double Likelihood(LikelihoodPoint<TSums> point) =>
        -0.5 * (data.LogVariances(point.TauSquared) + point.Sums.Q + (restricted ? point.Sums.LogWeight : 0));
}
