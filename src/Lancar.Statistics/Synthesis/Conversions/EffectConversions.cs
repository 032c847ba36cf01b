namespace Lancar.Statistics;

/// <summary>The latent law by which an odds ratio of a cut scale is turned into a standardised mean difference.</summary>
public enum LatentScale
{
    /// <summary>Logistic: ln OR √3 / π (Hasselblad and Hedges 1995; Chinn 2000, who prints 1.81 for π / √3). The usual choice.</summary>
    Logistic,

    /// <summary>Normal, approximately: ln OR / 1.65 (Cox and Snell 1989).</summary>
    Normal,
}

/// <summary>One effect size from another. Standard errors of logarithms and of d are converted by the same factor: give them to the same method.</summary>
/// <remarks>Closed forms; ranges are exact because each figure enters monotonically.</remarks>
public static class EffectConversions
{
    private static readonly double LogisticUnit = Math.PI / Math.Sqrt(3);

    /// <summary>Standardised mean difference from the logarithm of an odds ratio, or its standard error from that of the logarithm.</summary>
    /// <param name="logOddsRatio">ln OR, <see cref="ReportedValue.Log"/>; or the standard error of it.</param>
    /// <param name="scale">The latent law.</param>
    /// <returns>d, in standard deviations, with the sign of the logarithm.</returns>
    /// <remarks>
    /// Holds when the yes/no outcome is a cut of a scale with this law and equal spread in both groups. Source: Hasselblad and Hedges
    /// (1995), Psychol. Bull. 117, 167; Chinn (2000), Stat. Med. 19, 3127; Cox and Snell (1989). metafor's <c>escalc</c> calls it OR2DL and OR2DN.
    /// </remarks>
    public static ReportedValue DFromLogOddsRatio(ReportedValue logOddsRatio, LatentScale scale = LatentScale.Logistic) =>
        logOddsRatio.Map(value => value / Unit(scale));

    /// <summary>Logarithm of an odds ratio from a standardised mean difference; undoes <see cref="DFromLogOddsRatio"/>.</summary>
    /// <param name="d">Standardised mean difference, or its standard error.</param>
    /// <param name="scale">The latent law.</param>
    /// <returns>ln OR, with the sign of d; <see cref="ReportedValue.Exp"/> gives the odds ratio.</returns>
    /// <remarks>Sources as there. effectsize's <c>d_to_logoddsratio</c> does the same with the logistic law.</remarks>
    public static ReportedValue LogOddsRatioFromD(ReportedValue d, LatentScale scale = LatentScale.Logistic) =>
        d.Map(value => value * Unit(scale));

    /// <summary>Risk ratio from an odds ratio and the risk in the comparison group: OR / (1 − p₀ + p₀ OR).</summary>
    /// <param name="oddsRatio">Odds ratio; above 0. A bound (&gt; 5) has no greatest value.</param>
    /// <param name="baselineRisk">Risk p₀ in the comparison group, strictly between 0 and 1; its rounding may reach either end (0.99 cut off).</param>
    /// <returns>
    /// The risk ratio, between 1 and the odds ratio. Least value 0 where the odds ratio may be next to 0; greatest value 1/p₀ of the least risk where it has no
    /// upper end, infinite where that risk may be next to 0.
    /// </returns>
    /// <remarks>
    /// Exact for one table. Zhang and Yu (1998), JAMA 280, 1690, apply it to adjusted odds ratios and their limits: there it is biased
    /// away from 1 and the interval is too narrow, because p₀ varies with the covariates and is itself an estimate (McNutt et al.
    /// 2003, Am. J. Epidemiol. 157, 940). Not for odds ratios of case-control studies, whose p₀ is chosen by the design.
    /// effectsize's <c>oddsratio_to_riskratio</c> has the same formula, without the range.
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: an odds ratio not above 0; a risk not strictly between 0 and 1.</exception>
    public static ReportedValue RiskRatioFromOddsRatio(ReportedValue oddsRatio, ReportedValue baselineRisk)
    {
        var (ratio, risk) = (oddsRatio.Above0("odds ratio", "go back to the counts"), Risk(baselineRisk));
        return Corners(ratio, risk, (x, p) => x == 0 ? 0 : double.IsInfinity(x) ? 1 / p : x / (1 - p + p * x));
    }

    /// <summary>Odds ratio from a risk ratio and the risk in the comparison group: RR (1 − p₀) / (1 − p₀ RR).</summary>
    /// <param name="riskRatio">Risk ratio; above 0, and below 1/p₀.</param>
    /// <param name="baselineRisk">Risk p₀ in the comparison group, strictly between 0 and 1.</param>
    /// <returns>The odds ratio; infinite as greatest value where rounding lets the risk reach 1.</returns>
    /// <remarks>The same identity turned round, exact for one table. effectsize: <c>riskratio_to_oddsratio</c>.</remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: as above, or the risk ratio would make a risk of 1 or more.</exception>
    public static ReportedValue OddsRatioFromRiskRatio(ReportedValue riskRatio, ReportedValue baselineRisk)
    {
        var (ratio, risk) = (riskRatio.Above0("risk ratio", "go back to the counts"), Risk(baselineRisk));
        return ratio.Value * risk.Value >= 1 || ratio.Least * risk.Least >= 1
            ? throw new AssumptionException(Violation.OutOfRange, "This risk ratio and this baseline risk make a risk of 1 or more; check whether the ratio is an odds ratio, or the baseline risk is in percent.")
            : Corners(ratio, risk, (x, p) => double.IsInfinity(x) || x * p >= 1 ? double.PositiveInfinity : x * (1 - p) / (1 - p * x));
    }

    /// <summary>Cohen's d from Student's t of two independent groups: t √(1/n₁ + 1/n₂).</summary>
    /// <param name="t">t, first minus second.</param>
    /// <param name="first">People of the first group, at least 2.</param>
    /// <param name="second">People of the second group, at least 2.</param>
    /// <returns>d with the pooled standard deviation, first minus second, without Hedges' factor.</returns>
    /// <remarks>
    /// Exact for Student's t with pooled variance. A t of pairs gives another d: divide by √n. Source: Rosenthal (1994), in Cooper and Hedges, Handbook of
    /// Research Synthesis. effectsize's <c>t_to_d</c> takes 2t / √df, which is near it for equal groups.
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: a group below 2.</exception>
    public static ReportedValue DFromT(ReportedValue t, int first, int second)
    {
        var unit = Math.Sqrt(1.0 / DeviationFrom.CheckedCount(first) + 1.0 / DeviationFrom.CheckedCount(second));
        return t.Map(value => value * unit);
    }

    /// <summary>Point-biserial correlation from Student's t: t / √(t² + df).</summary>
    /// <param name="t">t of two groups, or of a correlation.</param>
    /// <param name="freedom">Its degrees of freedom, n₁ + n₂ − 2; above 0.</param>
    /// <returns>r from −1 to 1, with the sign of t.</returns>
    /// <remarks>An identity (Rosenthal 1994). effectsize: <c>t_to_r</c>.</remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: degrees of freedom not above 0.</exception>
    public static ReportedValue CorrelationFromT(ReportedValue t, double freedom) =>
        freedom > 0 && double.IsFinite(freedom)
            ? t.Map(value => double.IsInfinity(value) ? Math.Sign(value) : value / double.Hypot(value, Math.Sqrt(freedom)))
            : throw new AssumptionException(Violation.TooFew, "A correlation from t needs degrees of freedom above 0: n - 2, or n1 + n2 - 2.");

    /// <summary>Point-biserial correlation from Cohen's d: d / √(d² + a), a = (n₁ + n₂)(n₁ + n₂ − 2) / (n₁ n₂).</summary>
    /// <param name="d">Cohen's d with the pooled standard deviation (divisor n₁ + n₂ − 2), without Hedges' factor.</param>
    /// <param name="first">People of the first group, at least 2.</param>
    /// <param name="second">People of the second group, at least 2.</param>
    /// <returns>r from −1 to 1, with the sign of d.</returns>
    /// <remarks>
    /// Exact: equal to the correlation from the same data's t. Borenstein et al. (2009, equation 7.6) and psych's <c>d2r</c> have
    /// a = (n₁ + n₂)² / (n₁ n₂), which is near it in large groups.
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooFew"/>: a group below 2.</exception>
    public static ReportedValue CorrelationFromD(ReportedValue d, int first, int second)
    {
        var a = Spread(first, second);
        return d.Map(value => double.IsInfinity(value) ? Math.Sign(value) : value / double.Hypot(value, Math.Sqrt(a)));
    }

    /// <summary>Cohen's d from a point-biserial correlation; undoes <see cref="CorrelationFromD"/>.</summary>
    /// <param name="correlation">r, strictly between −1 and 1.</param>
    /// <param name="first">People of the first group, at least 2.</param>
    /// <param name="second">People of the second group, at least 2.</param>
    /// <returns>d with the sign of r; infinite ends where rounding lets r reach −1 or 1.</returns>
    /// <remarks>effectsize's <c>r_to_d</c> has 2r / √(1 − r²), this for equal and large groups. For a correlation of two measured scales it is a convention (as if one of them had been cut), not an identity.</remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: r not strictly between −1 and 1. <see cref="Violation.TooFew"/>: a group below 2.</exception>
    public static ReportedValue DFromCorrelation(ReportedValue correlation, int first, int second)
    {
        const string Message = "A correlation lies strictly between -1 and 1; check whether a slope was taken for it.";
        var a = Spread(first, second);
        return correlation.Value is <= -1 or >= 1
            ? throw new AssumptionException(Violation.OutOfRange, Message)
            : correlation.Within(-1, 1, Message).Map(r => Math.Abs(r) >= 1 ? r * double.PositiveInfinity : r * Math.Sqrt(a / ((1 - r) * (1 + r))));
    }

    private static double Unit(LatentScale scale) => scale switch
    {
        LatentScale.Logistic => LogisticUnit,
        LatentScale.Normal => 1.65,
    };

    private static double Spread(int first, int second)
    {
        double n = DeviationFrom.CheckedCount(first), m = DeviationFrom.CheckedCount(second);
        return (n + m) * (n + m - 2) / (n * m);
    }

    private static ReportedValue Risk(ReportedValue risk)
    {
        const string Message = "A baseline risk lies strictly between 0 and 1: with a risk of 0 no ratio exists, and percent are to be divided by 100. Use the odds ratio itself, or another study's risk.";
        return risk.Value is <= 0 or >= 1 || risk.Greatest <= 0 || risk.Least >= 1
            ? throw new AssumptionException(Violation.OutOfRange, Message)
            : risk.Within(0, 1, Message);
    }

    // Monotone in each figure, so that the extremes lie at the corners; in which direction p₀ acts depends on the side of 1.
    private static ReportedValue Corners(ReportedValue ratio, ReportedValue risk, Func<double, double, double> function)
    {
        double[] ratios = [ratio.Least, ratio.Greatest], risks = [risk.Least, risk.Greatest];
        return ReportedValue.Extremes(
            ratio.Value is { } x && risk.Value is { } p ? function(x, p) : null,
            ratios.SelectMany(one => risks.Select(two => function(one, two))));
    }
}
