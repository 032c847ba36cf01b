using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>Parts of a conformance input: numbers, lists, lists of lists. A single number also reads as a list of one.</summary>
public static class ConformanceInput
{
    public static double Number(this JsonElement input, string name) => One(input.GetProperty(name));

    public static double? OptionalNumber(this JsonElement input, string name) => input.TryGetProperty(name, out var value) ? One(value) : null;

    public static string Word(this JsonElement input, string name) => Single(input.GetProperty(name)).GetString()!;

    public static double[] Numbers(this JsonElement input, string name) => List(input.GetProperty(name));

    /// <summary>Rows of a matrix, or groups of unequal size.</summary>
    public static double[][] Rows(this JsonElement input, string name) => [.. input.GetProperty(name).EnumerateArray().Select(List)];

    public static long[][] Counts(this JsonElement input, string name) =>
        [.. input.Rows(name).Select(row => row.Select(count => checked((long)count)).ToArray())];

    private static double[] List(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(One)] : [One(value)];

    // R writes a vector of one as a list of one.
    private static JsonElement Single(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Single() : value;

    private static double One(JsonElement value) => Single(value).GetDouble();
}
