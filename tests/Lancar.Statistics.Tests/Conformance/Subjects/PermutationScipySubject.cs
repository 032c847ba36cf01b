using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

/// <summary>Monte Carlo with a fixed seed against an exact law: the tolerance of the file is the error of drawing.</summary>
public sealed class PermutationScipySubject : IConformanceSubject
{
    public string File => "permutation_scipy";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var options = new MonteCarloPermutationOptions { Replicates = 1_000_000 };
        var result = input.TryGetProperty("d", out _)
            ? MonteCarloPermutation.PairedMeanDifference(input.Numbers("d"), options)
            : MonteCarloPermutation.MeanDifference(input.Numbers("x"), input.Numbers("y"), options);
        return new Dictionary<string, double?>
        {
            ["p_doubled"] = result.PTwoSidedDoubled.Value,
            ["p_less"] = result.PLess.Value,
            ["p_greater"] = result.PGreater.Value,
        };
    }
}
