using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class BrunnerMunzelSubject : IConformanceSubject
{
    public string File => "brunner-munzel";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input) =>
        input.Word("kind") switch
        {
            "brunner" => Brunner(input.Numbers("first"), input.Numbers("second")),
            "spread" => Spread(input.Rows("groups")),
            _ => Shape(input.Numbers("x")),
        };

    private static Dictionary<string, double?> Brunner(double[] first, double[] second)
    {
        var result = BrunnerMunzel.Test(first, second, new BrunnerMunzelOptions { Budget = 0 });
        return new()
        {
            ["w"] = result.Statistic,
            ["t"] = result.PStudent?.Value,
            ["normal"] = result.PNormal?.Value,
        };
    }

    private static Dictionary<string, double?> Spread(double[][] groups)
    {
        var (mean, median) = (Levene.Test(groups, LeveneCenter.Mean), Levene.Test(groups));
        var welch = WelchAnova.Test(groups);
        return new()
        {
            ["mean_f"] = mean.F,
            ["mean_p"] = mean.P,
            ["median_f"] = median.F,
            ["median_p"] = median.P,
            ["trimmed_f"] = Levene.Test(groups, LeveneCenter.TrimmedMean).F,
            ["welch_f"] = welch.F,
            ["welch_p"] = welch.P,
        };
    }

    private static Dictionary<string, double?> Shape(double[] x)
    {
        var result = ShapiroWilk.Test(x);
        return new() { ["shapiro_w"] = result.W, ["shapiro_p"] = result.P };
    }
}
