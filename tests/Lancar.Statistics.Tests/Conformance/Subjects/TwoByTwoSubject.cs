using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class TwoByTwoSubject : IConformanceSubject
{
    public string File => "two_by_two";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var table = Table(input);
        return new Dictionary<string, double?>
        {
            ["p"] = table.Fisher.PTwoSidedWithSlack,
            ["less"] = table.Fisher.PLess,
            ["greater"] = table.Fisher.PGreater,
            ["chi2"] = table.ChiSquare?.Statistic,
            ["chi2_p"] = table.ChiSquare?.P.Value,
            ["yates"] = table.YatesChiSquare?.Statistic,
            ["yates_p"] = table.YatesChiSquare?.P.Value,
            ["or"] = table.Conditional.Estimate,
            ["exact_low"] = table.Conditional.ExactInterval.Lower,
            ["exact_high"] = table.Conditional.ExactInterval.Upper,
            ["midp_low"] = table.Conditional.MidPInterval.Lower,
            ["midp_high"] = table.Conditional.MidPInterval.Upper,
            ["wald_low"] = table.OddsRatio.Interval?.Lower,
            ["wald_high"] = table.OddsRatio.Interval?.Upper,
            ["rr_low"] = table.RiskRatio.Interval?.Lower,
            ["rr_high"] = table.RiskRatio.Interval?.Upper,
        };
    }

    internal static TwoByTwo Table(JsonElement input)
    {
        var rows = input.Counts("table");
        return TwoByTwo.Of(rows[0][0], rows[0][1], rows[1][0], rows[1][1]);
    }
}
