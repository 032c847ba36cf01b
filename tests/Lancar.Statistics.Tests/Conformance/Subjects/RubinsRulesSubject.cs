using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class RubinsRulesSubject : IConformanceSubject
{
    public string File => "rubins_rules";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var pooled = RubinsRules.Pool(
            input.Numbers("q"), input.Numbers("se"), input.OptionalNumber("df") ?? double.PositiveInfinity, input.Number("conf"));
        return new Dictionary<string, double?>
        {
            ["q"] = pooled.Estimate,
            ["se"] = pooled.StandardError,
            ["df"] = pooled.DegreesOfFreedom,
            ["p"] = pooled.PTwoSided,
            ["low"] = pooled.Interval.Lower,
            ["within"] = pooled.WithinVariance,
            ["between"] = pooled.BetweenVariance,
            ["r"] = pooled.RelativeIncrease,
            ["fmi"] = pooled.FractionMissing,
        };
    }
}
