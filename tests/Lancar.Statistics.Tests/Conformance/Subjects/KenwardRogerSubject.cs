using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class KenwardRogerSubject : IConformanceSubject
{
    public string File => "kenward_roger";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = LinearMixedModel.Fit(input.Numbers("y"), input.Predictors(), input.Labels("subjects"), new LinearMixedModelOptions
        {
            RandomSlope = input.TryGetProperty("slope", out _) ? input.Word("slope") : null,
            Freedom = FreedomMethod.KenwardRoger,
        });
        var figures = new Dictionary<string, double?>();
        figures.Add(fit.Coefficients);
        return figures;
    }
}
