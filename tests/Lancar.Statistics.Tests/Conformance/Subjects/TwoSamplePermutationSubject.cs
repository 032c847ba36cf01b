using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TwoSamplePermutationSubject : IConformanceSubject
{
    public string File => "permutation-two-samples";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = TwoSamplePermutation.Test(input.Numbers("x"), input.Numbers("y"));
        return new Dictionary<string, double?>
        {
            ["difference"] = result.MeanDifference,
            ["p_two_sided"] = result.PTwoSided,
            ["p_less"] = result.PLess,
            ["p_greater"] = result.PGreater,
            ["p_two_sided_ert"] = result.PTwoSided,
        };
    }
}
