namespace Lancar.Statistics.Tests.Synthesis;

public sealed class EffectMeasuresTests
{
    // Colditz et al. (1994), JAMA 271, 698-702, table as dat.bcg of metafor 3.8: vaccinated with and without tuberculosis, then not vaccinated.
    internal static readonly long[][] Bcg =
    [
        [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761], [180, 1361, 372, 1079],
        [8, 2537, 10, 619], [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338],
        [27, 16886, 29, 17825],
    ];

    // As printed by metafor's documentation and in Viechtbauer (2010), J. Stat. Softw. 36(3), section 3: rma(yi, vi, data = dat).
    [Fact]
    public void The_BCG_trials_pool_as_printed()
    {
        var effects = Bcg.Select(table => EffectMeasures.LogRiskRatio(table[0], table[1], table[2], table[3])).ToArray();
        var result = MetaAnalysis.Fit([.. effects.Select(one => one.Estimate)], [.. effects.Select(one => one.Variance)], new MetaAnalysisOptions { Inference = MetaInference.Wald });
        Assert.Equal(-0.7145, result.Pooled.Estimate, 4);
        Assert.Equal(0.1798, result.Pooled.StandardError, 4);
        Assert.Equal(-1.0669, result.Pooled.Interval.Lower, 4);
        Assert.Equal(-0.3622, result.Pooled.Interval.Upper, 4);
        Assert.Equal(0.3132, result.Heterogeneity.TauSquared, 4);
        Assert.Equal(92.22, result.Heterogeneity.ISquaredTau, 2);
        Assert.Equal(12.86, result.Heterogeneity.HSquaredTau, 2);
        Assert.Equal(152.2330, result.Heterogeneity.Q, 4);
    }

    [Fact]
    public void A_zero_cell_is_corrected_only_as_named()
    {
        Assert.True(EffectMeasures.LogOddsRatio(0, 20, 3, 17).Corrected);
        Assert.False(EffectMeasures.LogOddsRatio(1, 20, 3, 17).Corrected);
        Assert.True(EffectMeasures.LogOddsRatio(1, 20, 3, 17, ContinuityCorrection.Always).Corrected);
        Refused(Violation.NoInformation, () => EffectMeasures.LogOddsRatio(0, 20, 3, 17, ContinuityCorrection.None));
        Refused(Violation.NoInformation, () => EffectMeasures.PairedLogOddsRatio(0, 0));
        Refused(Violation.NoInformation, () => EffectMeasures.LogRiskRatio(0, 0, 3, 17));
        Refused(Violation.NegativeCount, () => EffectMeasures.RiskDifference(1, 2, -1, 4));
    }

    [Fact]
    public void No_event_in_one_group_of_all_tables_is_said()
    {
        long[][] none = [[0, 20, 3, 17], [0, 30, 2, 28]];
        Refused(Violation.NoInformation, () => MantelHaenszel.OddsRatio(none));
        Assert.True(MantelHaenszel.Peto(none).Ratio is > 0 and < 1);
        Assert.True(MantelHaenszel.RiskDifference(none).Estimate < 0);
        Refused(Violation.NoInformation, () => MantelHaenszel.Peto([[0, 20, 0, 20]]));
        Refused(Violation.Empty, () => MantelHaenszel.RiskRatio([]));
        Refused(Violation.UnequalLengths, () => MantelHaenszel.RiskRatio([[1, 2, 3]]));
        Assert.Equal((1, 1), (MantelHaenszel.OddsRatio([[1, 20, 3, 17], [0, 5, 0, 6]]).TableCount, MantelHaenszel.OddsRatio([[1, 20, 3, 17], [0, 5, 0, 6]]).SilentTables));
    }

    [Fact]
    public void Impossible_summaries_are_refused()
    {
        GroupNumbers good = new(10, 2, 12);
        Refused(Violation.OutOfRange, () => EffectMeasures.MeanDifference(new(10, 0, 12), good));
        Refused(Violation.NotFinite, () => EffectMeasures.MeanDifference(new(double.NaN, 1, 12), good));
        Refused(Violation.TooFew, () => EffectMeasures.MeanDifference(new(10, 1, 1), good));
        Refused(Violation.OutOfRange, () => EffectMeasures.LogRatioOfMeans(new(-10, 1, 12), good));
        Refused(Violation.UnequalLengths, () => EffectMeasures.MeanChange(new(10, 1, 11), good, 0.5));
        Refused(Violation.OutOfRange, () => EffectMeasures.MeanChange(good, good, 1.1));
        Refused(Violation.NoInformation, () => EffectMeasures.StandardizedMeanChange(good, good, 1));
    }

    [Fact]
    public void A_double_arcsine_turns_back_to_its_proportion()
    {
        for (long events = 0; events <= 40; events++)
        {
            Assert.Equal(events / 40.0, EffectMeasures.ProportionOfDoubleArcsine(EffectMeasures.DoubleArcsine(events, 40 - events).Estimate, 40), 1e-12);
        }
    }

    [Fact]
    public void More_correlation_makes_a_change_more_certain()
    {
        var over = EffectMeasures.MeanChangeOver(new(13.37, 1.671, 30), new(9.17, 0.874, 30), [0.3, 0.5, 0.7, 0.9]);
        Assert.All(over, one => Assert.Equal(4.2, one.Estimate, 1e-12));
        Assert.Equal(over.OrderByDescending(one => one.Variance), over);
    }

    private static void Refused(Violation violation, Func<object> call) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(call).Violation);
}
