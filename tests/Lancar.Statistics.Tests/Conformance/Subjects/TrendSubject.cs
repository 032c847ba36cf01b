using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TrendSubject : IConformanceSubject
{
    public string File => "trend";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var trend = LinearTrend.Test(Contingency.Of(input.Counts("table")), input.Numbers("rows"), input.Numbers("columns"));
        return new Dictionary<string, double?>
        {
            ["r"] = trend.R,
            ["z"] = trend.Z,
            ["m2"] = trend.MSquared,
            ["m2_p"] = trend.PAsymptotic,
            ["chi2"] = trend.Proportions?.ChiSquare,
            ["chi2_p"] = trend.Proportions?.PAsymptotic.Value,
            ["p"] = trend.PTwoSided?.Value,
            ["p_less"] = trend.PLess?.Value,
            ["p_greater"] = trend.PGreater?.Value,
            ["p_ert"] = trend.PTwoSided?.Value,
            ["slope"] = trend.Proportions?.Slope,
            ["slope_low"] = trend.Proportions?.SlopeInterval?.Lower,
            ["slope_high"] = trend.Proportions?.SlopeInterval?.Upper,
        };
    }
}
