using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MannWhitneySubject : IConformanceSubject
{
    public string File => "mann-whitney";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = MannWhitney.Test(input.Numbers("x"), input.Numbers("y"));
        return new Dictionary<string, double?>
        {
            ["u"] = result.U,
            ["p_less"] = result.PLess,
            ["p_greater"] = result.PGreater,
            ["p_distance"] = result.PTwoSidedAbsolute,
            ["p_distance_ert"] = result.PTwoSidedAbsolute,
            ["p_doubled"] = result.PTwoSided,
            ["z"] = result.Z,
            ["p_asymptotic"] = result.PAsymptotic,
            ["p_asymptotic_corrected"] = result.PAsymptoticCorrected,
            ["estimate"] = result.HodgesLehmann,
            ["low"] = result.Interval?.Lower,
            ["high"] = result.Interval?.Upper,
        };
    }
}
