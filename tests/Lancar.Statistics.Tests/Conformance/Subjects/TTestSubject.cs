using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TTestSubject : IConformanceSubject
{
    public string File => "t-test";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var first = input.Numbers("first");
        var second = input.TryGetProperty("second", out _) ? input.Numbers("second") : [];
        var options = new TTestOptions { NullValue = input.Number("mu"), Confidence = input.Number("conf") };
        var result = input.Word("kind") switch
        {
            "one" => TTest.OneSample(first, options),
            "paired" => TTest.Paired(first, second, options),
            "student" => TTest.Student(first, second, options),
            _ => TTest.Welch(first, second, options),
        };
        return new Dictionary<string, double?>
        {
            ["t"] = result.T,
            ["df"] = result.DegreesOfFreedom,
            ["p"] = result.PTwoSided,
            ["less"] = result.PLess,
            ["greater"] = result.PGreater,
            ["estimate"] = result.MeanDifference,
            ["se"] = result.StandardError,
            ["low"] = result.Interval.Lower,
            ["high"] = result.Interval.Upper,
        };
    }
}
