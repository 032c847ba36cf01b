using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

/// <summary>Monte Carlo with a fixed seed against an exact law: the tolerance of the file is the error of drawing.</summary>
public sealed class PermutationCoinSubject : IConformanceSubject
{
    public string File => "permutation_coin";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = MonteCarloPermutation.MeanDifference(
            input.Numbers("x"),
            input.Numbers("y"),
            new MonteCarloPermutationOptions { Replicates = 1_000_000 });
        return new Dictionary<string, double?>
        {
            ["p_two_sided"] = result.PTwoSided.Value,
            ["p_less"] = result.PLess.Value,
            ["p_greater"] = result.PGreater.Value,
        };
    }
}
