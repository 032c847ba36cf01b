using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MetaRegressionTauSubject : IConformanceSubject
{
    public string File => "meta_regression_tau";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (y, v) = (input.Numbers("y"), input.Numbers("v"));
        var moderators = input.Predictors();
        var figures = new Dictionary<string, double?>
        {
            ["DL"] = Fit(TauSquaredMethod.DerSimonianLaird).Residual.TauSquared,
            ["PM"] = Fit(TauSquaredMethod.PauleMandel).Residual.TauSquared,
            ["REML"] = Fit(TauSquaredMethod.RestrictedMaximumLikelihood).Residual.TauSquared,
            ["ML"] = Fit(TauSquaredMethod.MaximumLikelihood).Residual.TauSquared,
            ["SJ"] = Fit(TauSquaredMethod.SidikJonkman).Residual.TauSquared,
        };
        var (wald, knapp) = (Fit(TauSquaredMethod.RestrictedMaximumLikelihood, MetaInference.Wald), Fit(TauSquaredMethod.RestrictedMaximumLikelihood));
        for (var j = 0; j < wald.Coefficients.Count; j++)
        {
            figures[$"b{j + 1}"] = wald.Coefficients[j].Estimate;
            figures[$"se{j + 1}"] = wald.Coefficients[j].StandardError;
            figures[$"hk{j + 1}"] = knapp.Coefficients[j].StandardError;
        }

        return figures;

        MetaRegressionResult Fit(TauSquaredMethod method, MetaInference inference = MetaInference.HartungKnapp) =>
            MetaRegression.Fit(y, v, moderators, new MetaAnalysisOptions { TauSquared = method, Inference = inference });
    }
}
