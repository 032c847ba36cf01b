namespace Lancar.Statistics;

/// <summary>
/// The pooled observations drawn independently, one of score r with odds e^(λ − θ r), so that on average M are drawn and their sum is t:
/// given that M are drawn, their sum has the exponentially tilted two-sample law.
/// </summary>
internal sealed class TwoSampleTilt
{
    private const double Near = 0.01;

    private readonly long[] scores;
    private readonly int[] counts;
    private readonly double center;
    private readonly double centerError;

    private TwoSampleTilt(TwoSampleLaw law, long t)
    {
        scores = law.Scores;
        counts = law.Counts;
        center = (double)t / law.Chosen;
        centerError = Math.FusedMultiplyAdd(-center, law.Chosen, t);
        Odds = new double[scores.Length];
        LogOddsOfScores = new double[scores.Length];
        Chances = new double[scores.Length];
    }

    /// <summary>θ, at least 0.</summary>
    public double Theta { get; private set; }

    /// <summary>The logarithm of the odds at a score of t / M.</summary>
    public double LogOdds { get; private set; }

    /// <summary>For each distinct score the odds of being drawn.</summary>
    public double[] Odds { get; }

    /// <summary>For each distinct score the logarithm of the odds.</summary>
    public double[] LogOddsOfScores { get; }

    /// <summary>For each distinct score the chance of being drawn.</summary>
    public double[] Chances { get; }

    /// <summary>The variance of the number drawn.</summary>
    public double Spread { get; private set; }

    /// <summary>The tilt for a sum t not above the mean. It need not be exact: the reach pays for what is left.</summary>
    public static TwoSampleTilt Towards(TwoSampleLaw law, long t)
    {
        var tilt = new TwoSampleTilt(law, t);
        tilt.Solve(law.Chosen, law.Total);
        return tilt;
    }

    /// <summary>
    /// The factor from the tilted to the plain law: P(T = t) = factor · P_tilted(M drawn, their sum t).
    /// </summary>
    public ScaledNumber Norm(TwoSampleLaw law)
    {
        var product = ExtendedProduct.One;
        for (var i = 0; i < scores.Length; i++)
        {
            product.MultiplyOnePlus(Odds[i], counts[i]);
        }

        // The odds of every draw of M with the sum t multiply to e^(λ M − θ (t − M · center)).
        var exponent = LogOdds * law.Chosen;
        var rest = Math.FusedMultiplyAdd(LogOdds, law.Chosen, -exponent) - Theta * centerError;
        return product.Value
            .Over(ScaledNumber.Exp(exponent).Times(1 + rest))
            .Over(ExtendedProduct.Binomial(law.Total, law.Chosen).Value);
    }

    private void Solve(int chosen, int total)
    {
        var logOdds = Math.Log((double)chosen / (total - chosen));
        var theta = 0.0;
        var value = Evaluate(logOdds, theta, chosen, out var slope, out var curve);
        for (var step = 0; step < 100; step++)
        {
            var free = curve.Sum - curve.Cross * curve.Cross / curve.Number;
            if (!(curve.Number > 1e-12) || !(free > 1e-12 * curve.Sum))
            {
                break;
            }

            if (Math.Abs(slope.Number) <= Near * Math.Sqrt(curve.Number) && Math.Abs(slope.Sum) <= Near * Math.Sqrt(free))
            {
                break;
            }

            // Newton on the convex log norm, halved until it falls.
            var stepTheta = -(slope.Sum + slope.Number * curve.Cross / curve.Number) / free;
            var stepLog = (-slope.Number + curve.Cross * stepTheta) / curve.Number;
            var improved = false;
            for (var part = 1.0; part > 1e-6 && !improved; part /= 2)
            {
                var tried = Evaluate(logOdds + part * stepLog, theta + part * stepTheta, chosen, out var newSlope, out var newCurve);
                if (tried < value)
                {
                    (logOdds, theta, value, slope, curve) = (logOdds + part * stepLog, theta + part * stepTheta, tried, newSlope, newCurve);
                    improved = true;
                }
            }

            if (!improved)
            {
                break;
            }
        }

        Theta = Math.Max(0, theta);
        LogOdds = logOdds;
        Spread = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            LogOddsOfScores[i] = Math.FusedMultiplyAdd(-Theta, scores[i] - center, LogOdds);
            Odds[i] = Math.Exp(LogOddsOfScores[i]);
            Chances[i] = 1 / (1 + 1 / Odds[i]);
            Spread += counts[i] * Chances[i] / (1 + Odds[i]);
        }
    }

    // The logarithm of Σ over all draws of e^(λ (number − M) − θ (sum − number · center)), its slope and curvature in λ and θ.
    private double Evaluate(double logOdds, double theta, int chosen, out (double Number, double Sum) slope, out (double Number, double Cross, double Sum) curve)
    {
        double value = -logOdds * chosen, number = -chosen, sum = 0, v = 0, cross = 0, squares = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var x = scores[i] - center;
            var log = logOdds - theta * x;
            var u = Math.Exp(-Math.Abs(log));
            var chance = log < 0 ? u / (1 + u) : 1 / (1 + u);
            var spread = counts[i] * u / ((1 + u) * (1 + u));
            value += counts[i] * (Math.Max(log, 0) + Math.Log(1 + u));
            number += counts[i] * chance;
            sum -= counts[i] * chance * x;
            v += spread;
            cross += spread * x;
            squares += spread * x * x;
        }

        slope = (number, sum);
        curve = (v, cross, squares);
        return value;
    }
}
