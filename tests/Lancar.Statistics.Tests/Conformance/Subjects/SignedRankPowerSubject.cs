using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class SignedRankPowerSubject : IConformanceSubject
{
    public string File => "signed_rank_power";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var law = input.Word("shape") == "normal"
            ? ValueLaw.Normal(input.Number("mean"), input.Number("sd"))
            : ValueLaw.LogNormal(input.Number("mean"), input.Number("sd"), input.Number("log"));
        var options = new PowerSimulationOptions { Alpha = input.Number("alpha"), Replicates = 400_000 };
        var result = PowerSimulation.SignedRank((int)input.Number("n"), law, options);
        return new Dictionary<string, double?> { ["power"] = result.Power, ["critical"] = result.CriticalValue };
    }
}
