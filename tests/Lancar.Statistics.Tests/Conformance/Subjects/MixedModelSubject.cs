using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MixedModelSubject : IConformanceSubject
{
    public string File => "mixed_model";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = LinearMixedModel.Fit(input.Numbers("y"), input.Predictors(), input.Labels("subjects"), new LinearMixedModelOptions
        {
            RandomSlope = input.TryGetProperty("slope", out _) ? input.Word("slope") : null,
            MaximumLikelihood = input.Number("ml") != 0,
            Confidence = input.Number("conf"),
        });
        var figures = new Dictionary<string, double?>
        {
            ["loglik"] = fit.LogLikelihood,
            ["residual"] = fit.ResidualStandardDeviation,
            ["intercept"] = fit.InterceptStandardDeviation,
            ["slope"] = fit.SlopeStandardDeviation,
            ["correlation"] = fit.Correlation,
        };
        figures.Add(fit.Coefficients);
        return figures;
    }
}
