using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class PairedPermutationSubject : IConformanceSubject
{
    public string File => "paired_permutation";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = PairedPermutation.Test(input.Numbers("x"));
        return new Dictionary<string, double?>
        {
            ["mean"] = result.MeanDifference,
            ["p"] = result.PTwoSided,
            ["less"] = result.PLess,
            ["greater"] = result.PGreater,
        };
    }
}
