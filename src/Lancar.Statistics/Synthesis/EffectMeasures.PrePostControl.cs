namespace Lancar.Statistics;

public static partial class EffectMeasures
{
    /// <summary>
    /// Standardised change of the treated beyond that of the controls, each by its own baseline standard deviation (d_ppc1; Becker 1988): g_T − g_C.
    /// </summary>
    /// <param name="treated">The treated before and after.</param>
    /// <param name="control">The controls before and after.</param>
    /// <returns>Treated minus control, in baseline standard deviations, with the exact factors J of n − 1 degrees of freedom.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> For each group the variance of J · change / S under normal laws, ν = n − 1, a = 2 (1 − r) / n: J² ν / (ν − 2) (a + d²) − d², d
    /// the estimate. Makes no assumption that the groups have one standard deviation.</para>
    /// <para><b>Source.</b> Morris (2008), Organ. Res. Methods 11, 364–386; Becker (1988), Br. J. Math. Stat. Psychol. 41, 257–278.</para>
    /// <para><b>Elsewhere.</b> metafor: the difference of two <c>escalc("SMCR")</c>, the same estimate with the large-sample variances 2 (1 − r)/n + g²/(2n).</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// See the remarks of the type; <see cref="Violation.UnequalLengths"/>: a group has another size afterwards; <see cref="Violation.OutOfRange"/>: a
    /// correlation is not from −1 to 1; <see cref="Violation.TooFew"/>: fewer than four people in a group, for which the variance does not exist.
    /// </exception>
    public static StudyEffect PrePostControlByEachBaseline(PrePostNumbers treated, PrePostNumbers control)
    {
        CheckPrePost(treated, control, fewest: 4);
        var (first, second) = (OwnBaseline(treated), OwnBaseline(control));
        return new(first.Estimate - second.Estimate, first.Variance + second.Variance);
    }

    /// <summary>
    /// Standardised change of the treated beyond that of the controls, by the pooled baseline standard deviation (d_ppc2). What Morris (2008) recommends.
    /// </summary>
    /// <param name="treated">The treated before and after.</param>
    /// <param name="control">The controls before and after.</param>
    /// <returns>Treated minus control, in baseline standard deviations, with the exact factor J of n_T + n_C − 2 degrees of freedom.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Variance J² ν / (ν − 2) (a + d²) − d² with ν = n_T + n_C − 2 and a = 2 (1 − r)(1/n_T + 1/n_C), exact under normal laws with one
    /// standard deviation when the population effect stands for d; here the estimate does. r is the mean of the two correlations weighted by n − 1.</para>
    /// <para><b>Source.</b> Morris (2008), Organ. Res. Methods 11, 364–386, where J is approximated by 1 − 3 / (4ν − 1).</para>
    /// <para><b>Elsewhere.</b> metafor has no measure for it; its page on Morris (2008) uses the large-sample variance a + d²/(2 (n_T + n_C)).</para>
    /// </remarks>
    /// <exception cref="AssumptionException">As <see cref="PrePostControlByEachBaseline"/>; <see cref="Violation.TooFew"/>: fewer than five people in both groups together.</exception>
    public static StudyEffect PrePostControlByPooledBaseline(PrePostNumbers treated, PrePostNumbers control)
    {
        CheckPrePost(treated, control, fewest: 2);
        double freedom = treated.Before.Count + control.Before.Count - 2;
        if (freedom <= 2)
        {
            throw new AssumptionException(Violation.TooFew, "With fewer than five people the variance of a standardised change does not exist; report the mean changes.");
        }

        var unit = Math.Sqrt(((treated.Before.Count - 1) * treated.Before.Variance + (control.Before.Count - 1) * control.Before.Variance) / freedom);
        var correction = HedgesCorrection.Of(freedom)!.Value;
        var effect = correction * (treated.Change - control.Change) / unit;
        return new(effect, ExactVariance(correction, freedom, ChangeSpread(treated, control), effect));
    }

    /// <summary>
    /// Standardised change of the treated beyond that of the controls, by the standard deviation pooled over groups and times (d_ppc3).
    /// </summary>
    /// <param name="treated">The treated before and after.</param>
    /// <param name="control">The controls before and after.</param>
    /// <returns>Treated minus control, in standard deviations, with the factor J of 2 (n_T + n_C − 2) degrees of freedom, as Morris has it.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The treatment must not change the spread; where it does, <see cref="PrePostControlByPooledBaseline"/> is the remedy. Morris gives no
    /// variance, for the pooled deviation of correlated times has no simple law: J is exact for r = 0 alone and otherwise a little too near 1, as if the two times
    /// told twice as much. Here the delta method gives a + d² (1 + r²) / (4 (n_T + n_C − 2)),
    /// a as there, because ln S has the variance (1 + r²) / (4 (n_T + n_C − 2)).</para>
    /// <para><b>Source.</b> Morris (2008), Organ. Res. Methods 11, 364–386, for the estimate; the variance is derived here.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">As <see cref="PrePostControlByEachBaseline"/>; <see cref="Violation.TooFew"/>: fewer than two people in a group.</exception>
    public static StudyEffect PrePostControlByAllTimes(PrePostNumbers treated, PrePostNumbers control)
    {
        CheckPrePost(treated, control, fewest: 2);
        double freedom = treated.Before.Count + control.Before.Count - 2;
        var unit = Math.Sqrt((
            (treated.Before.Count - 1) * (treated.Before.Variance + treated.After.Variance)
            + (control.Before.Count - 1) * (control.Before.Variance + control.After.Variance)) / (2 * freedom));
        var effect = HedgesCorrection.Of(2 * freedom)!.Value * (treated.Change - control.Change) / unit;
        var correlation = CommonCorrelation(treated, control);
        return new(effect, ChangeSpread(treated, control) + effect * effect * (1 + correlation * correlation) / (4 * freedom));
    }

    private static StudyEffect OwnBaseline(PrePostNumbers group)
    {
        double freedom = group.Before.Count - 1;
        var correction = HedgesCorrection.Of(freedom)!.Value;
        var effect = correction * group.Change / group.Before.StandardDeviation;
        return new(effect, ExactVariance(correction, freedom, 2 * (1 - group.Correlation) / group.Before.Count, effect));
    }

    // Var(J X / S) with X normal about d / J with variance a and S² / σ² a chi-square over ν: E = J² ν / (ν − 2) (a + d²), less d².
    private static double ExactVariance(double correction, double freedom, double spread, double effect)
    {
        var growth = correction * correction * (freedom / (freedom - 2));
        return growth * spread + effect * effect * (growth - 1);
    }

    private static double ChangeSpread(PrePostNumbers treated, PrePostNumbers control) =>
        2 * (1 - CommonCorrelation(treated, control)) * (1.0 / treated.Before.Count + 1.0 / control.Before.Count);

    private static double CommonCorrelation(PrePostNumbers treated, PrePostNumbers control) =>
        treated.Correlation.Equals(control.Correlation)
            ? treated.Correlation
            : ((treated.Before.Count - 1) * treated.Correlation + (control.Before.Count - 1) * control.Correlation)
                / (treated.Before.Count + control.Before.Count - 2);

    private static void CheckPrePost(PrePostNumbers treated, PrePostNumbers control, int fewest)
    {
        foreach (var (group, name) in new[] { (treated, "treated"), (control, "control") })
        {
            if (group.Before.Count != group.After.Count)
            {
                throw new AssumptionException(
                    Violation.UnequalLengths,
                    $"The same people are measured twice; the {name} group has {group.Before.Count} before and {group.After.Count} after. Use the figures of those who were measured at both times.");
            }

            group.Before.Check(name);
            group.After.Check(name);
            if (!(group.Correlation is >= -1 and <= 1))
            {
                throw new AssumptionException(Violation.OutOfRange, $"The correlation of the {name} group does not lie between -1 and 1.");
            }

            if (group.Before.Count < fewest)
            {
                throw new AssumptionException(
                    Violation.TooFew, $"With fewer than {fewest} people in the {name} group the variance of a standardised change does not exist; report the mean changes.");
            }
        }
    }
}
