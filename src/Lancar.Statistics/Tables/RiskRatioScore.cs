namespace Lancar.Statistics;

/// <summary>
/// The interval of a risk ratio that inverts the score test (Koopman 1984; Miettinen and Nurminen 1985 with the factor N / (N − 1)).
/// The most likely risks under a ratio solve a quadratic equation, written without cancellation.
/// </summary>
internal static class RiskRatioScore
{
    public static ConfidenceInterval? Of(TwoByTwo t, double confidence, bool withFactor)
    {
        double first = t.A + t.B;
        double second = t.C + t.D;
        if (first == 0 || second == 0 || (t.A == 0 && t.C == 0))
        {
            return null;
        }

        var total = first + second;
        var reach = NormalReach.Of(confidence) * (withFactor ? Math.Sqrt(total / (total - 1)) : 1);
        var (p, q) = (t.A / first, t.C / second);
        // Positive below the lower limit, and above the upper one, on the log scale.
        double Excess(double log)
        {
            var ratio = Math.Exp(log);
            return Math.Abs(p - ratio * q) - reach * Math.Sqrt(Variance(t, first, second, ratio));
        }

        var center = t.A == 0 || t.C == 0 ? double.NaN : Math.Log(t.A * second / (t.C * first));
        return new ConfidenceInterval(
            t.A == 0 ? 0 : Math.Exp(Limit(Excess, center, -1)),
            t.C == 0 ? double.PositiveInfinity : Math.Exp(Limit(Excess, center, 1)),
            confidence);
    }

    private static double Limit(Func<double, double> excess, double center, int direction)
    {
        // Without a finite estimate the inner end is sought too: towards the estimate the excess becomes negative.
        var inner = double.IsNaN(center) ? Search(excess, -direction, wantPositive: false) : center;
        var outer = inner + direction;
        for (var step = 1.0; excess(outer) <= 0; step *= 2)
        {
            inner = outer;
            outer += direction * step;
        }

        return BracketedRoot.Of(excess, outer, excess(outer), inner, -1);
    }

    private static double Search(Func<double, double> excess, int direction, bool wantPositive)
    {
        var at = 0.0;
        for (var step = 1.0; excess(at) > 0 != wantPositive; step *= 2)
        {
            at += direction * step;
        }

        return at;
    }

    // p₁q₁/n₁ + φ² p₂q₂/n₂ at the most likely risks with p₁ = φ p₂.
    private static double Variance(TwoByTwo t, double first, double second, double ratio)
    {
        var u = ratio * (first + t.C);
        var v = second + t.A;
        // The discriminant (u + v)² − 4 φ N (a + c) is a sum of two squares.
        var root = Math.Sqrt((u - v) * (u - v) + 4 * ratio * ((double)t.B * t.D));
        var lower = Math.Min(1, 2 * (t.A + t.C) / (u + v + root));
        var upper = Math.Min(1, ratio * lower);
        return upper * (1 - upper) / first + ratio * ratio * lower * (1 - lower) / second;
    }
}
