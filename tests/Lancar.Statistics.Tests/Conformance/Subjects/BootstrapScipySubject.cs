using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class BootstrapScipySubject : IConformanceSubject
{
    private const double Confidence = 0.95;

    public string File => "bootstrap_scipy";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        double[] x = [.. input.Numbers("x").Order()];
        double[] y = [.. input.Numbers("y").Order()];
        var t = input.Numbers("t");
        IResampledStatistic statistic = input.Word("statistic") == "mean" ? new ResampledMean(x, y) : new ResampledMedian(x, y);
        var z0 = NormalScale.Quantile(BcaInterval.ShareOf(statistic.Estimate, t, BiasCorrection.Mid));
        var levels = BcaLevels.Of(z0, statistic.Acceleration(), Confidence);
        var usual = new BcaLevels(0.025, 0.975, BcaObstacle.None);
        var percentile = Limits(BootstrapMethod.Percentile, usual);
        var basic = Limits(BootstrapMethod.Basic, usual);
        var bca = Limits(BootstrapMethod.BiasCorrectedAccelerated, levels);
        return new Dictionary<string, double?>
        {
            ["percentile_low"] = percentile.Lower,
            ["percentile_high"] = percentile.Upper,
            ["basic_low"] = basic.Lower,
            ["basic_high"] = basic.Upper,
            ["bca_low"] = bca.Lower,
            ["bca_high"] = bca.Upper,
            ["se"] = Spread.Of(t).Deviation,
        };

        ConfidenceInterval Limits(BootstrapMethod method, BcaLevels at)
        {
            var replicates = new Replicates([.. t]);
            return BootstrapLimits.Of(
                method,
                statistic.Estimate,
                0,
                replicates.Quantile(at.Lower, QuantileRule.Type7),
                replicates.Quantile(at.Upper, QuantileRule.Type7),
                Confidence);
        }
    }
}
