using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class QuartilesType6Subject : IConformanceSubject
{
    public string File => "quartiles6";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var summary = Descriptives.Of(input.Numbers("x"));
        return new Dictionary<string, double?> { ["q1"] = summary.LowerQuartileType6, ["q3"] = summary.UpperQuartileType6 };
    }
}
