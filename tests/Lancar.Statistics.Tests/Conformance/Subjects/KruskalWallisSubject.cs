using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class KruskalWallisSubject : IConformanceSubject
{
    public string File => "kruskal-wallis";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var test = KruskalWallis.Test(input.Rows("groups"), new MonteCarloPermutationOptions { Replicates = 100 });
        return new Dictionary<string, double?>
        {
            ["h"] = test.H,
            ["p_asymptotic"] = test.PAsymptotic,
            ["epsilon"] = test.EpsilonSquared,
            ["p"] = test.Method == RankTestMethod.MonteCarlo ? null : test.P.Value,
        };
    }
}
