namespace Lancar.Statistics;

/// <summary>An unconditional odds ratio ad / bc with its interval and test on the log scale (Woolf 1955).</summary>
public readonly record struct OddsRatio
{
    private readonly double z;

    private OddsRatio(double? estimate, ConfidenceInterval? interval, double z)
    {
        Estimate = estimate;
        Interval = interval;
        this.z = z;
    }

    /// <summary>ad / bc; positive infinity when only bc is 0; null when ad and bc are both 0.</summary>
    public double? Estimate { get; }

    /// <summary>The Wald interval exp(log OR ± z · se), se² = 1/a + 1/b + 1/c + 1/d; null when a cell is 0.</summary>
    public ConfidenceInterval? Interval { get; }

    /// <summary>Two-sided p of log OR / se from the normal law; null when a cell is 0.</summary>
    public Probability? P => Interval is null ? null : Probability.Of(NormalLaw.TwoSided(z));

    // Cells as doubles, so that the half added by Haldane and Anscombe fits too; difference = ad − bc.
    internal static OddsRatio Of(double a, double b, double c, double d, double confidence)
    {
        var (up, down) = (a * d, b * c);
        if (up == 0 || down == 0)
        {
            return new OddsRatio(WithZero(up, down), null, 0);
        }

        // Near 1 the logarithm is taken of the exact difference, not of a rounded quotient.
        var log = Math.Abs(up - down) < 0.5 * down ? Log1P.Of((up - down) / down) : Math.Log(up / down);
        var error = Math.Sqrt(1 / a + 1 / d + (1 / b + 1 / c));
        var reach = NormalReach.Of(confidence) * error;
        return new OddsRatio(
            up / down,
            new ConfidenceInterval(Math.Exp(log - reach), Math.Exp(log + reach), confidence),
            log / error);
    }

    private static double? WithZero(double up, double down) =>
        (up, down) switch
        {
            (0, 0) => null,
            (_, 0) => double.PositiveInfinity,
            _ => 0,
        };
}
