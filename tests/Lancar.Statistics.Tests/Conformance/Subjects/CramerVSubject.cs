using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class CramerVSubject : IConformanceSubject
{
    public string File => "cramer_v";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var table = Contingency.Of(input.Counts("table"));
        var (usual, narrow) = (CramerV.Estimate(table), CramerV.Estimate(table, 0.9));
        return new Dictionary<string, double?>
        {
            ["v"] = usual.V,
            ["corrected"] = usual.BiasCorrected,
            ["low95"] = usual.Interval.Lower,
            ["high95"] = usual.Interval.Upper,
            ["low90"] = narrow.Interval.Lower,
            ["high90"] = narrow.Interval.Upper,
        };
    }
}
