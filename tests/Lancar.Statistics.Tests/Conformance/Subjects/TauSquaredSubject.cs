using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TauSquaredSubject : IConformanceSubject
{
    public string File => "tau_squared";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (y, v) = (input.Numbers("y"), input.Numbers("v"));
        var reml = MetaAnalysis.Fit(y, v);
        return new Dictionary<string, double?>
        {
            ["DL"] = TauSquared(TauSquaredMethod.DerSimonianLaird),
            ["PM"] = TauSquared(TauSquaredMethod.PauleMandel),
            ["REML"] = TauSquared(TauSquaredMethod.RestrictedMaximumLikelihood),
            ["ML"] = TauSquared(TauSquaredMethod.MaximumLikelihood),
            ["SJ"] = TauSquared(TauSquaredMethod.SidikJonkman),
            ["estimate"] = reml.Pooled.Estimate,
            ["se"] = reml.PooledBy(MetaInference.Wald).StandardError,
            ["se_hk"] = reml.Pooled.StandardError,
        };

        double TauSquared(TauSquaredMethod method) =>
            MetaAnalysis.Fit(y, v, new MetaAnalysisOptions { TauSquared = method }).Heterogeneity.TauSquared;
    }
}
