using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class KaplanMeierSubject : IConformanceSubject
{
    public string File => "kaplan_meier";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input) =>
        input.TryGetProperty("times", out _) ? Compare(input) : Curve(input);

    private static Dictionary<string, double?> Curve(JsonElement input)
    {
        var curve = KaplanMeier.Estimate(input.Numbers("time"), input.Flags("event"), input.Number("conf"));
        var figures = new Dictionary<string, double?>
        {
            ["median"] = curve.Median,
            ["mlow"] = curve.MedianInterval?.Lower,
            ["mhigh"] = curve.MedianInterval?.Upper,
        };
        for (var k = 1; k <= curve.Steps.Count; k++)
        {
            var step = curve.Steps[k - 1];
            figures[$"time{k}"] = step.Time;
            figures[$"risk{k}"] = step.AtRisk;
            figures[$"s{k}"] = step.Survival;
            figures[$"se{k}"] = step.StandardError;
            figures[$"low{k}"] = step.Interval?.Lower;
            figures[$"high{k}"] = step.Interval?.Upper;
        }

        return figures;
    }

    private static Dictionary<string, double?> Compare(JsonElement input)
    {
        var test = LogRank.Test(input.Rows("times"), [.. input.Rows("events").Select(row => row.Select(value => value != 0).ToArray())]);
        var figures = new Dictionary<string, double?> { ["chisq"] = test.ChiSquare.Statistic, ["p"] = test.ChiSquare.P };
        for (var g = 1; g <= test.Groups.Count; g++)
        {
            figures[$"obs{g}"] = test.Groups[g - 1].Observed;
            figures[$"exp{g}"] = test.Groups[g - 1].Expected;
        }

        return figures;
    }
}
