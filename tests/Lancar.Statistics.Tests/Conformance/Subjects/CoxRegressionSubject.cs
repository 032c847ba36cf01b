using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class CoxRegressionSubject : IConformanceSubject
{
    public string File => "cox_regression";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = CoxRegression.Fit(input.Numbers("time"), input.Flags("event"), input.Predictors(), new CoxRegressionOptions
        {
            Ties = Enum.Parse<TieHandling>(input.Word("ties")),
            Confidence = input.Number("conf"),
        });
        var figures = new Dictionary<string, double?>
        {
            ["loglik"] = fit.LogLikelihood,
            ["null"] = fit.NullLogLikelihood,
            ["lr"] = fit.LikelihoodRatio.Statistic,
            ["wald"] = fit.Wald.Statistic,
            ["score"] = fit.Score.Statistic,
            ["zph"] = fit.ProportionalHazardsOverall?.Statistic,
        };
        figures.Add(fit.Coefficients, "hr");
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            figures[$"zph{j + 1}"] = fit.ProportionalHazards[j]?.Statistic;
        }

        return figures;
    }
}
