using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ContingencySubject : IConformanceSubject
{
    public string File => "contingency";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var table = Contingency.Of(input.Counts("table"));
        return new Dictionary<string, double?>
        {
            ["chi2"] = table.ChiSquare?.Statistic,
            ["df"] = table.DegreesOfFreedom,
            ["chi2_p"] = table.ChiSquare?.P.Value,
            ["g"] = table.LikelihoodRatio?.Statistic,
            ["g_p"] = table.LikelihoodRatio?.P.Value,
            ["smallest_expected"] = table.SmallestExpected,
            ["p"] = FreemanHalton.Test(table).PTwoSidedWithSlack,
        };
    }
}
