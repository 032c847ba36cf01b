using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TwoByTwoScipySubject : IConformanceSubject
{
    public string File => "two_by_two_scipy";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var table = TwoByTwoSubject.Table(input);
        var (barnard, boschloo) = (Barnard.Test(table), Boschloo.Test(table));
        return new Dictionary<string, double?>
        {
            ["p"] = table.Fisher.PTwoSided,
            ["or"] = table.Conditional.Estimate,
            ["exact_low"] = table.Conditional.ExactInterval.Lower,
            ["exact_high"] = table.Conditional.ExactInterval.Upper,
            ["newcombe_low"] = table.RiskDifference.Interval?.Lower,
            ["newcombe_high"] = table.RiskDifference.Interval?.Upper,
            ["barnard_z"] = barnard.Statistic,
            ["barnard"] = barnard.PTwoSided,
            ["barnard_less"] = barnard.PLess,
            ["barnard_greater"] = barnard.PGreater,
            ["boschloo"] = boschloo.PTwoSided,
            ["boschloo_less"] = boschloo.PLess,
            ["boschloo_greater"] = boschloo.PGreater,
        };
    }
}
