using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class DescriptivesSubject : IConformanceSubject
{
    public string File => "descriptives";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var summary = Descriptives.Of(input.Numbers("x"));
        return new Dictionary<string, double?>
        {
            ["mean"] = summary.Mean,
            ["sd"] = summary.StandardDeviation,
            ["se"] = summary.StandardError,
            ["median"] = summary.Median,
            ["q1"] = summary.LowerQuartile,
            ["q3"] = summary.UpperQuartile,
        };
    }
}
