namespace Lancar.Statistics;

/// <summary>
/// The interval of a risk difference that inverts the score test: the two risks are estimated under each difference
/// (Miettinen and Nurminen 1985; Mee 1984 without the factor N / (N − 1)).
/// </summary>
internal static class RiskDifferenceScore
{
    public static ConfidenceInterval? Of(TwoByTwo t, double confidence, bool withFactor)
    {
        double first = t.A + t.B;
        double second = t.C + t.D;
        if (first == 0 || second == 0)
        {
            return null;
        }

        var total = first + second;
        var reach = NormalReach.Of(confidence) * (withFactor ? Math.Sqrt(total / (total - 1)) : 1);
        var difference = ((double)t.A * second - (double)t.C * first) / (first * second);
        double Excess(double delta) => Math.Abs(difference - delta) - reach * Math.Sqrt(Variance(t, delta));

        // At the estimate itself both terms may be 0 (no event at all): the limit is never there, only the sign counts.
        return new ConfidenceInterval(
            difference == -1 ? -1 : BracketedRoot.Of(Excess, -1, Excess(-1), difference, -1),
            difference == 1 ? 1 : BracketedRoot.Of(Excess, 1, Excess(1), difference, -1),
            confidence);
    }

    /// <summary>p₁q₁/n₁ + p₂q₂/n₂ at the most likely risks whose difference is delta.</summary>
    private static double Variance(TwoByTwo t, double delta)
    {
        // The smaller of the two risks is searched for; it belongs to the second row when the difference is positive.
        var (x, y, u, v) = delta >= 0 ? (t.A, t.B, t.C, t.D) : (t.C, t.D, t.A, t.B);
        var gap = Math.Abs(delta);
        var smaller = SmallerRisk(x, y, u, v, gap);
        var larger = smaller + gap;
        return larger * Math.Max(0, 1 - gap - smaller) / (x + y) + smaller * (1 - smaller) / (u + v);
    }

    // The root of the score x/(r + gap) − y/(1 − gap − r) + u/r − v/(1 − r), which falls in r from 0 to 1 − gap.
    private static double SmallerRisk(double x, double y, double u, double v, double gap)
    {
        var most = 1 - gap;
        if (most <= 0)
        {
            return 0;
        }

        if (u == 0 && (gap == 0 ? x == 0 : x / gap - y / most - v <= 0))
        {
            return 0;
        }

        if (y == 0 && (gap == 0 ? v == 0 : x + u / most - v / gap >= 0))
        {
            return most;
        }

        double low = 0;
        var high = most;
        // The risk without the constraint, moved into the range, is a good start.
        var at = Math.Clamp((x + u - gap * (x + y)) / (x + y + u + v), 0.01 * most, 0.99 * most);
        for (var step = 0; step < 200; step++)
        {
            var (upper, lower) = (at + gap, most - at);
            // Multiplied by r (1 − gap − r): no poles, and the slope stays tame.
            var value = x * at * lower / upper - y * at + u * lower - v * at * lower / (1 - at);
            if (value == 0)
            {
                break;
            }

            (low, high) = value > 0 ? (at, high) : (low, at);
            var slope = x * ((lower - at) / upper - at * lower / (upper * upper)) - y - u
                - v * ((lower - at) / (1 - at) + at * lower / ((1 - at) * (1 - at)));
            var newton = at - value / slope;
            var next = newton > low && newton < high ? newton : (low + high) / 2;
            if (next == at || Math.Abs(next - at) <= 1e-16 * at || high - low <= 1e-16 * high)
            {
                return next;
            }

            at = next;
        }

        return at;
    }
}
