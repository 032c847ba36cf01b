using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class FriedmanSubject : IConformanceSubject
{
    public string File => "friedman";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var test = Friedman.Test(input.Rows("blocks"), new MonteCarloPermutationOptions { Replicates = 100 });
        double? exact = test.Method == RankTestMethod.MonteCarlo ? null : test.P.Value;
        return new Dictionary<string, double?>
        {
            ["chi"] = test.ChiSquare,
            ["p_asymptotic"] = test.PAsymptotic,
            ["w"] = test.KendallW,
            ["f"] = test.F,
            ["p_f"] = test.PImanDavenport,
            ["p"] = exact,
            ["p_tables"] = exact,
        };
    }
}
