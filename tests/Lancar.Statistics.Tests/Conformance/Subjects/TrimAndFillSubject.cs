using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TrimAndFillSubject : IConformanceSubject
{
    public string File => "trim-and-fill";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var options = new TrimAndFillOptions
        {
            Estimator = Enum.Parse<TrimAndFillEstimator>(input.Word("estimator")),
            Side = input.Word("side") switch { "left" => FunnelSide.Left, "right" => FunnelSide.Right, _ => null },
            Model = new MetaAnalysisOptions { TauSquared = MetaAnalysisSubject.Method(input.Word("method")), Inference = MetaInference.Wald },
        };
        try
        {
            return Figures(TrimAndFill.Fit(input.Numbers("y"), input.Numbers("v"), options));
        }
        catch (AssumptionException refusal) when (refusal.Violation is Violation.NotConverged or Violation.NoInformation)
        {
            return new Dictionary<string, double?> { ["error"] = 1 };
        }
    }

    private static Dictionary<string, double?> Figures(TrimAndFillResult result) => new()
    {
        ["k0"] = result.Missing,
        ["se"] = result.StandardError,
        ["p"] = result.P?.Value,
        ["right"] = result.Side == FunnelSide.Right ? 1 : 0,
        ["estimate"] = result.Adjusted.Pooled.Estimate,
        ["error_of"] = result.Adjusted.Pooled.StandardError,
        ["tau2"] = result.Adjusted.Heterogeneity.TauSquared,
        ["low"] = result.Adjusted.Pooled.Interval.Lower,
        ["high"] = result.Adjusted.Pooled.Interval.Upper,
        ["first"] = result.Missing > 0 ? result.Filled[0].Estimate : null,
        ["first_v"] = result.Missing > 0 ? result.Filled[0].Variance : null,
        ["last"] = result.Missing > 0 ? result.Filled[^1].Estimate : null,
    };
}
