namespace Lancar.Statistics;

/// <summary>
/// The noncentral t law: T = (Z + δ) / S with S² = χ²(df) / df. Both tails as an integral over ln S of positive terms, by the
/// trapezoid rule, which for such an integrand doubles its correct digits with each halving of the step.
/// </summary>
internal static class NoncentralStudent
{
    private const double LogSqrt2Pi = 0.91893853320467274178;
    private const double Agreement = 1e-8;

    // Beyond this |t| / √df the normal law is all but a step on the scale of S, and Z is the better variable to integrate over.
    private const double FarFrom = 500;
    private const double ProportionalFrom = 1e12;
    private const double FarReach = 9;
    private const double FarStep = 0.25;

    /// <summary>P(T ≤ t).</summary>
    public static ScaledNumber Lower(double t, double degreesOfFreedom, double noncentrality) =>
        new Integrand(t, degreesOfFreedom, noncentrality).Integral();

    /// <summary>P(T ≥ t).</summary>
    public static ScaledNumber Upper(double t, double degreesOfFreedom, double noncentrality) =>
        new Integrand(-t, degreesOfFreedom, -noncentrality).Integral();

    /// <summary>The δ with P(T ≥ t) = tail: the lower limit of an interval of the noncentrality.</summary>
    public static double NoncentralityOfUpperTail(double t, double degreesOfFreedom, double tail)
    {
        // So far out Z is nothing beside δ, and δ is proportional to t.
        var near = ProportionalFrom * Math.Sqrt(degreesOfFreedom);
        if (Math.Abs(t) > near)
        {
            return NoncentralityOfUpperTail(Math.CopySign(near, t), degreesOfFreedom, tail) * (Math.Abs(t) / near);
        }

        // The tail rises with δ; a normal approximation brackets it, and the bracket is widened until it does.
        var target = Math.Log(tail);
        double Gap(double delta) => Upper(t, degreesOfFreedom, delta).Log - target;
        var reach = NormalLaw.TwoSidedQuantile(Math.Abs(1 - 2 * tail)) * Math.Sqrt(1 + t * t / (2 * degreesOfFreedom)) + 1;
        var low = t - reach;
        var high = t + (tail > 0.5 ? reach : 0);
        for (var step = reach; Gap(low) > 0; step *= 2)
        {
            low -= step;
        }

        for (var step = reach; Gap(high) < 0; step *= 2)
        {
            high += step;
        }

        return BracketedRoot.Of(Gap, low, high);
    }

    /// <summary>The δ with P(T ≤ t) = tail: the upper limit of an interval of the noncentrality.</summary>
    public static double NoncentralityOfLowerTail(double t, double degreesOfFreedom, double tail) =>
        -NoncentralityOfUpperTail(-t, degreesOfFreedom, tail);

    private readonly struct Integrand(double t, double df, double delta)
    {
        public ScaledNumber Integral()
        {
            if (Math.Abs(t) > FarFrom * Math.Sqrt(df))
            {
                return FarIntegral();
            }

            var peak = Peak();
            var height = Log(peak);
            var s = Math.Exp(peak);
            var step = 1 / Math.Sqrt(2 * df * s * s + t * t * s * s + 0.5);
            var sum = Sum(peak, height, step, 0);
            for (var halvings = 0; halvings < 20; halvings++)
            {
                // The nodes of the halved step are the old ones and those in the middle between them.
                var finer = 0.5 * (sum + Sum(peak, height, step, 0.5));
                var done = Math.Abs(finer - sum) <= Agreement * finer;
                sum = finer;
                step /= 2;
                if (done)
                {
                    break;
                }
            }

            var factor = Math.Sqrt(df / Math.PI) * Math.Exp(-StirlingRemainder.Of(df / 2));
            var mass = ScaledNumber.Exp(height).Times(sum * factor);
            return mass.Log > 0 ? new ScaledNumber(1, 0) : mass;
        }

        // P(T ≤ t) = E P(S ≥ (Z + δ) / t) for t > 0, and with ≤ for t < 0. S varies smoothly with Z there, unless δ lies within some
        // units of 0; then t lies so far from δ that the tail is next to nothing or next to one, and this good to some digits.
        private ScaledNumber FarIntegral()
        {
            var total = 0.0;
            for (var z = -FarReach; z <= FarReach; z += FarStep)
            {
                var s = (z + delta) / t;
                var statistic = s > 0 ? df * s * s : 0;
                var tail = t > 0 ? ChiSquareLaw.UpperTail(statistic, df).Value : ChiSquareLaw.LowerTail(statistic, df);
                total += Math.Exp(-z * z / 2 - LogSqrt2Pi) * tail;
            }

            return new ScaledNumber(Math.Min(1, total * FarStep), 0);
        }

        // Sums outwards from the peak: the integrand is unimodal, so a term below 1e-19 of the sum ends its side.
        private double Sum(double peak, double height, double step, double offset)
        {
            var total = 0.0;
            for (var side = -1; side <= 1; side += 2)
            {
                for (var j = side < 0 && offset == 0 ? 1 : 0; ; j++)
                {
                    var term = Math.Exp(Log(peak + side * (j + offset) * step) - height);
                    total += term;
                    if (!(term > 1e-19 * total) || j > 2_000_000)
                    {
                        break;
                    }
                }
            }

            return total * step;
        }

        // ln of s^df e^(−df (s² − 1) / 2) Φ(t s − δ) at s = e^u.
        private double Log(double u)
        {
            var s = Math.Exp(u);
            return df * (u - Log1P.HalfSquareLessOne(u)) + NormalLaw.LogLower(t * s - delta);
        }

        // The logarithm is concave in s, so its slope has one zero.
        private double Peak()
        {
            double low = -1, high = 1;
            while (Slope(low) < 0)
            {
                low *= 2;
            }

            while (Slope(high) > 0)
            {
                high *= 2;
            }

            for (var round = 0; round < 40 && high - low > 1e-5; round++)
            {
                var middle = (low + high) / 2;
                (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }

        private double Slope(double u)
        {
            var s = Math.Exp(u);
            var z = t * s - delta;
            return df * (1 - s) * (1 + s) + t * s * Math.Exp(-z * z / 2 - LogSqrt2Pi - NormalLaw.LogLower(z));
        }
    }
}
