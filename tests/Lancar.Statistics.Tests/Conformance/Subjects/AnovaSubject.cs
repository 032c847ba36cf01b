using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class AnovaSubject : IConformanceSubject
{
    public string File => "anova";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var groups = input.Rows("groups");
        var anova = OneWayAnova.Test(groups, input.Number("conf"));
        var welch = groups.All(group => group.Length > 1) ? WelchAnova.Test(groups) : null;
        var levene = Levene.Test(groups, LeveneCenter.Mean);
        var brown = Levene.Test(groups);
        return new Dictionary<string, double?>
        {
            ["f"] = anova.F,
            ["p"] = anova.P,
            ["between"] = anova.SumOfSquaresBetween,
            ["within"] = anova.SumOfSquaresWithin,
            ["eta"] = anova.EtaSquared,
            ["low"] = anova.EtaSquaredInterval?.Lower,
            ["high"] = anova.EtaSquaredInterval?.Upper,
            ["omega"] = anova.OmegaSquared,
            ["levene_f"] = levene.F,
            ["levene_p"] = levene.P,
            ["brown_f"] = brown.F,
            ["brown_p"] = brown.P,
            ["welch_f"] = welch?.F,
            ["welch_df"] = welch?.DegreesOfFreedomDenominator,
            ["welch_p"] = welch?.P.Value,
        };
    }
}
