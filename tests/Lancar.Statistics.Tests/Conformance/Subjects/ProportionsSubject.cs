using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ProportionsSubject : IConformanceSubject
{
    public string File => "proportions";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var proportion = Proportion.Of((long)input.Number("count"), (long)input.Number("total"));
        var test = ExactBinomial.Test(proportion, input.Number("p0"));
        return new Dictionary<string, double?>
        {
            ["p"] = test.PTwoSided,
            ["less"] = test.PLess,
            ["greater"] = test.PGreater,
            ["exact_low"] = proportion.ClopperPearson.Lower,
            ["exact_high"] = proportion.ClopperPearson.Upper,
            ["wilson_low"] = proportion.Wilson.Lower,
            ["wilson_high"] = proportion.Wilson.Upper,
            ["corrected_low"] = proportion.WilsonCorrected.Lower,
            ["corrected_high"] = proportion.WilsonCorrected.Upper,
        };
    }
}
