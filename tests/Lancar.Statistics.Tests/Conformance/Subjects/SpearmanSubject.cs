using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class SpearmanSubject : IConformanceSubject
{
    public string File => "spearman";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var test = Spearman.Test(input.Numbers("x"), input.Numbers("y"), Few);
        return new Dictionary<string, double?>
        {
            ["rho"] = test.Rho,
            ["s"] = test.SumOfSquaredDifferences,
            ["p_t"] = test.PAsymptotic,
            ["p"] = Exact(test, test.PTwoSided),
            ["p_less"] = Exact(test, test.PLess),
            ["p_greater"] = Exact(test, test.PGreater),
            ["p_absolute"] = Exact(test, test.PAbsolute),
        };
    }

    // A drawn p is no figure to compare.
    internal static CorrelationOptions Few { get; } = new() { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 100 } };

    internal static double? Exact(SpearmanResult test, Probability p) => test.Method == RankTestMethod.MonteCarlo ? null : p.Value;
}
