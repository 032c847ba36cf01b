using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class CochranQSubject : IConformanceSubject
{
    public string File => "cochran-q";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var blocks = input.Rows("blocks").Select(row => row.Select(answer => answer == 1).ToArray()).ToArray();
        var test = CochranQ.Test(blocks, new MonteCarloPermutationOptions { Replicates = 100 });
        return new Dictionary<string, double?>
        {
            ["q"] = test.Q,
            ["p_asymptotic"] = test.PAsymptotic,
            ["p"] = test.Method == RankTestMethod.MonteCarlo ? null : test.P.Value,
        };
    }
}
