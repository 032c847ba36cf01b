using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class LogisticRegressionSubject : IConformanceSubject
{
    public string File => "logistic_regression";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = LogisticRegression.Fit(input.Flags("y"), input.Predictors(), new LogisticRegressionOptions
        {
            Method = Enum.Parse<LogisticMethod>(input.Word("method")),
            Confidence = input.Number("conf"),
        });
        var figures = new Dictionary<string, double?>
        {
            ["lr"] = fit.LikelihoodRatio?.Statistic,
            ["lrp"] = fit.LikelihoodRatio?.P.Value,
            ["loglik"] = fit.LogLikelihood,
        };
        figures.Add(fit.Coefficients, "or");
        return figures;
    }
}
