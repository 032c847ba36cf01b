using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class SignTestSubject : IConformanceSubject
{
    public string File => "sign_test";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = SignTest.Test(input.Numbers("x"));
        return new Dictionary<string, double?>
        {
            ["p"] = result.PTwoSided,
            ["less"] = result.PLess,
            ["greater"] = result.PGreater,
            ["point"] = result.PointProbability,
            ["asymptotic"] = result.PAsymptotic,
            ["corrected"] = result.PAsymptoticCorrected,
            ["median"] = result.Median.Median,
            ["low"] = result.Median.Interval.Lower,
            ["high"] = result.Median.Interval.Upper,
            ["attained"] = result.Median.Attained,
        };
    }
}
