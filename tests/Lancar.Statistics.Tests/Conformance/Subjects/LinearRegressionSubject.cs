using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class LinearRegressionSubject : IConformanceSubject
{
    public string File => "linear_regression";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = LinearRegression.Fit(input.Numbers("y"), input.Predictors(), new LinearRegressionOptions
        {
            Variance = Enum.Parse<CoefficientVariance>(input.Word("variance")),
            Clusters = input.TryGetProperty("clusters", out _) ? input.Labels("clusters") : null,
            Confidence = input.Number("conf"),
            Intercept = input.Number("intercept") != 0,
        });
        var figures = new Dictionary<string, double?>
        {
            ["sd"] = fit.ResidualStandardDeviation,
            ["r2"] = fit.RSquared,
            ["adjusted"] = fit.AdjustedRSquared,
            ["f"] = fit.F,
            ["fp"] = fit.P?.Value,
        };
        figures.Add(fit.Coefficients);
        return figures;
    }
}
