namespace Lancar.Statistics;

/// <summary>Which printed "standard deviations" are standard errors?</summary>
/// <remarks>
/// Proof: values that reach a printed minimum and maximum, or quartiles, scatter at least so much; a smaller figure is no standard deviation.
/// Suspicion: the figure is far below the standard deviations of the other studies and times √n it is among them, or a printed test
/// follows from it as standard error and not as standard deviation. A test that follows from it as standard deviation clears the group.
/// </remarks>
public static class StandardErrorAlarm
{
    /// <summary>Judges every group of a set of studies that measured one outcome in one unit.</summary>
    /// <param name="groups">The groups, with their studies' names: groups of one study are never each other's yardstick.</param>
    /// <param name="comparisons">Tests printed for two of the groups, or null.</param>
    /// <param name="options">Thresholds, or null for the defaults.</param>
    /// <returns>One verdict for each group, in order, with its reasons also where there is no alarm.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Yardstick: x = ln s against the median of the other studies' ln s, in units of √v, v = τ² + 1/(2(n − 1)) + error of that median,
    /// τ the robust spread of the others, not below <see cref="StandardErrorAlarmOptions.LeastSpread"/>. Range bound:
    /// Σ(x − m)² ≥ R²/2 + 2n/(n − 2) (m − middle)², divisor n, so that neither divisor causes a false proof. Quartile bound:
    /// ⌊n/4⌋ (q₃ − q₁)²/2, true for every definition of quartiles.</para>
    /// <para><b>Source.</b> Range bound: Thomson (1955), Biometrika 42, 268, here with the mean off the middle; quartile bound and yardstick are Lancar's own.</para>
    /// <para><b>Accuracy and cost.</b> Closed forms, microseconds a group. Error rates in simulated sets: docs/statistics/conversions.md.</para>
    /// <para><b>Elsewhere.</b> metafor 5.1 warns of large standardised differences instead.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">No list.</exception>
    /// <exception cref="ArgumentException">A comparison names a group that is not there, or one group twice.</exception>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: a figure not above 0. <see cref="Violation.TooFew"/>: n below 2.</exception>
    public static IReadOnlyList<SpreadVerdict> Judge(
        IReadOnlyList<PrintedSpread> groups, IReadOnlyList<PrintedComparison>? comparisons = null, StandardErrorAlarmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new();
        options.Check();
        PrintedSpread[] printed = [.. groups.Select(group => group.Checked())];
        var reasons = printed.Select(_ => new List<SpreadReason>()).ToArray();
        foreach (var comparison in comparisons ?? [])
        {
            comparison.Check(printed.Length);
            SpreadTest.Judge(printed, comparison, reasons);
        }

        return [.. printed.Select((group, i) => Verdict(group, printed, reasons[i], options))];
    }

    private static SpreadVerdict Verdict(PrintedSpread group, PrintedSpread[] all, List<SpreadReason> reasons, StandardErrorAlarmOptions options)
    {
        var corrected = group.Deviation.Map(value => value * Math.Sqrt(group.Count));
        SpreadBound.Judge(group, corrected, reasons);
        var outlies = SpreadYardstick.Judge(group, all, reasons, options);
        bool Has(SpreadReasonKind kind) => reasons.Exists(reason => reason.Kind == kind);
        var severity = Has(SpreadReasonKind.BelowRangeBound) || Has(SpreadReasonKind.BelowQuartileBound) ? SpreadSeverity.Proven
            : Has(SpreadReasonKind.TestFitsDeviation) || Has(SpreadReasonKind.AboveScaleAsError) ? SpreadSeverity.None
            : outlies || Has(SpreadReasonKind.TestFitsError) ? SpreadSeverity.Suspicious
            : SpreadSeverity.None;
        return new(severity, corrected, reasons);
    }
}
