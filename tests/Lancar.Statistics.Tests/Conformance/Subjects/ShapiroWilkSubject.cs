using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ShapiroWilkSubject : IConformanceSubject
{
    public string File => "shapiro-wilk";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = ShapiroWilk.Test(input.Numbers("x"));
        return new Dictionary<string, double?> { ["w"] = result.W, ["p"] = result.P };
    }
}
