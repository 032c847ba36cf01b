namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The p-values that belong to a test statistic and its degrees of freedom: what a table of critical values would say, without the table.</summary>
/// <remarks>
/// <para>Degrees of freedom are real numbers above 0 (Welch, Greenhouse–Geisser) up to <see cref="LargestFreedom"/>; infinity means the normal law for t and r.
/// Tails are right to 1e-12 relative, also far below the smallest double (<see cref="Probability.Log10"/>). Microseconds; chi-square sums up to 200 terms for
/// whole degrees of freedom up to 400, and a series or continued fraction of some hundreds of thousands of terms at a thousand million: milliseconds.</para>
/// <para>R: <c>2*pt(-abs(t), df)</c>, <c>pf(f, df1, df2, lower.tail = FALSE)</c>, <c>pchisq(x, df, lower.tail = FALSE)</c>, <c>2*pnorm(-abs(z))</c>.
/// SPSS prints the same as "Sig. (2-tailed)" and "Asymp. Sig.", with three decimals.</para>
/// </remarks>
public static class StatisticP
{
    /// <summary>Finite degrees of freedom beyond which nothing is computed: no study has so many people.</summary>
    public const double LargestFreedom = 1e9;

    /// <summary>Two-sided p of Student's t: P(|T| ≥ |t|).</summary>
    /// <param name="t">The statistic; infinite gives 0.</param>
    /// <param name="df">Degrees of freedom, above 0, at most <see cref="LargestFreedom"/> or infinite (the normal law).</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is NaN, or the degrees of freedom are not above 0 or too many.</exception>
    public static Probability StudentTwoSided(double t, double df)
    {
        Require(!double.IsNaN(t), nameof(t), t);
        Require(double.IsPositiveInfinity(df) || IsFreedom(df), nameof(df), df);
        return Probability.Of(StudentLaw.TwoSided(t, df));
    }

    /// <summary>Upper p of F: P(F ≥ f).</summary>
    /// <param name="f">The statistic, at least 0.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0, at most <see cref="LargestFreedom"/>.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, likewise.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is negative or NaN, or degrees of freedom are not above 0 or too many.</exception>
    public static Probability FUpper(double f, double numerator, double denominator)
    {
        Require(f >= 0, nameof(f), f);
        Require(IsFreedom(numerator), nameof(numerator), numerator);
        Require(IsFreedom(denominator), nameof(denominator), denominator);
        return Probability.Of(FLaw.Upper(f, numerator, denominator));
    }

    /// <summary>Upper p of chi-square: P(χ² ≥ x).</summary>
    /// <param name="x">The statistic, at least 0.</param>
    /// <param name="df">Degrees of freedom, above 0, at most <see cref="LargestFreedom"/>.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is negative or NaN, or the degrees of freedom are not above 0 or too many.</exception>
    public static Probability ChiSquareUpper(double x, double df)
    {
        Require(x >= 0, nameof(x), x);
        Require(IsFreedom(df), nameof(df), df);
        return Probability.Of(ChiSquareLaw.UpperTail(x, df));
    }

    /// <summary>Two-sided p of a standard normal statistic: P(|Z| ≥ |z|).</summary>
    /// <param name="z">The statistic; infinite gives 0.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The statistic is NaN.</exception>
    public static Probability NormalTwoSided(double z)
    {
        Require(!double.IsNaN(z), nameof(z), z);
        return Probability.Of(double.IsInfinity(z) ? new ScaledNumber(0, 0) : NormalLaw.TwoSided(z));
    }

    /// <summary>Two-sided p of a correlation by t = r √(df / (1 − r²)).</summary>
    /// <param name="r">The correlation, from −1 to 1; at the ends p is 0.</param>
    /// <param name="df">
    /// Degrees of freedom, above 0, at most <see cref="LargestFreedom"/> or infinite: pairs minus 2, minus one for each variable held constant. With infinitely
    /// many p is 1 for a correlation of 0, and 0 for any other.
    /// </param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is outside −1 to 1 or NaN, or the degrees of freedom are not above 0 or too many.</exception>
    public static Probability CorrelationTwoSided(double r, double df)
    {
        Require(r is >= -1 and <= 1, nameof(r), r);
        Require(double.IsPositiveInfinity(df) || IsFreedom(df), nameof(df), df);
        return StudentTwoSided(r == 0 ? 0 : Math.Abs(r) == 1 ? double.PositiveInfinity : r * Math.Sqrt(df / ((1 - r) * (1 + r))), df);
    }

    private static bool IsFreedom(double df) => df is > 0 and <= LargestFreedom;

    private static void Require(bool holds, string name, double value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, "Outside the range of this law.");
        }
    }
}
