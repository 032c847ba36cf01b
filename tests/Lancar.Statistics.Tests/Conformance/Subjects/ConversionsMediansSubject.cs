using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ConversionsMediansSubject : IConformanceSubject
{
    public string File => "conversions-medians";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        ReportedValue? Figure(string name) => input.TryGetProperty(name, out var one) ? ReportedValue.Exact(one.GetDouble()) : null;
        var result = MedianConversion.Estimate(
            new()
            {
                Count = input.GetProperty("n").GetInt32(),
                Minimum = Figure("min"),
                LowerQuartile = Figure("q1"),
                Median = Figure("median")!.Value,
                UpperQuartile = Figure("q3"),
                Maximum = Figure("max"),
            },
            Enum.Parse<MedianMethod>(input.Word("method")));
        return new Dictionary<string, double?>
        {
            ["mean"] = result.Group.Mean.Value,
            ["sd"] = result.Group.StandardDeviation.Value,
            ["t"] = result.Skewness!.Value.Statistic.Value,
            ["critical"] = result.Skewness.Value.CriticalValue,
        };
    }
}
