using System.Text.Json;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

/// <summary>Parts of a conformance input of a model: named columns, labels, yes/no lists.</summary>
public static class ModelInput
{
    public static string[] Labels(this JsonElement input, string name) =>
        input.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(label => label.GetString()!)] : [input.GetProperty(name).GetString()!];

    /// <summary>The list "columns" under the names of the list "names".</summary>
    public static Predictor[] Predictors(this JsonElement input) =>
        [.. input.Labels("names").Zip(input.Rows("columns"), (name, column) => Predictor.Of(name, column))];

    public static bool[] Flags(this JsonElement input, string name) => [.. input.Numbers(name).Select(value => value != 0)];

    /// <summary>The figures of coefficients under the names b1, se1, t1, df1, p1, low1, …</summary>
    public static void Add(this Dictionary<string, double?> figures, IReadOnlyList<RegressionCoefficient> coefficients)
    {
        for (var j = 0; j < coefficients.Count; j++)
        {
            var one = coefficients[j];
            figures[$"b{j + 1}"] = one.Estimate;
            figures[$"se{j + 1}"] = one.StandardError;
            figures[$"t{j + 1}"] = one.T;
            figures[$"df{j + 1}"] = one.DegreesOfFreedom;
            figures[$"p{j + 1}"] = one.PTwoSided;
            figures[$"low{j + 1}"] = one.Interval.Lower;
        }
    }

    /// <summary>The figures of odds or hazard ratios under the names b1, se1, p1, or1 (hr1), low1, plow1, phigh1, lr1, plr1, …</summary>
    public static void Add(this Dictionary<string, double?> figures, IReadOnlyList<RatioCoefficient> coefficients, string ratio)
    {
        for (var j = 0; j < coefficients.Count; j++)
        {
            var one = coefficients[j];
            figures[$"b{j + 1}"] = one.Estimate;
            figures[$"se{j + 1}"] = one.StandardError;
            figures[$"p{j + 1}"] = one.PWald;
            figures[$"{ratio}{j + 1}"] = one.Ratio;
            figures[$"low{j + 1}"] = one.WaldInterval.Lower;
            figures[$"plow{j + 1}"] = one.ProfileInterval?.Lower;
            figures[$"phigh{j + 1}"] = one.ProfileInterval?.Upper;
            figures[$"lr{j + 1}"] = one.LikelihoodRatio;
            figures[$"plr{j + 1}"] = one.PLikelihoodRatio?.Value;
        }
    }
}
