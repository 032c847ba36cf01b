using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class QuantilesSubject : IConformanceSubject
{
    public string File => "quantiles";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var summary = Descriptives.Of(input.Numbers("x"));
        return new Dictionary<string, double?>
        {
            ["q1"] = summary.LowerQuartile,
            ["median"] = summary.Median,
            ["q3"] = summary.UpperQuartile,
            ["low"] = summary.MeanInterval?.Lower,
            ["high"] = summary.MeanInterval?.Upper,
        };
    }
}
