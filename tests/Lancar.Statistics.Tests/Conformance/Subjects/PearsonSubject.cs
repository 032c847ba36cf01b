using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class PearsonSubject : IConformanceSubject
{
    public string File => "pearson";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var test = Pearson.Test(input.Numbers("x"), input.Numbers("y"));
        return new Dictionary<string, double?>
        {
            ["r"] = test.R,
            ["t"] = test.T,
            ["p"] = test.PTwoSided,
            ["p_less"] = test.PLess,
            ["low"] = test.Interval.Lower,
            ["high"] = test.Interval.Upper,
        };
    }
}
