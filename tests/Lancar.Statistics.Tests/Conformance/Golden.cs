using System.Globalization;
using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>Comparison with golden figures, each kind of quantity with its own tolerance.</summary>
public static class Golden
{
    /// <summary>A golden number: plain, or an object with value (and log10), or the words Inf, -Inf.</summary>
    public static double Number(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.GetProperty("value").GetDouble(),
            JsonValueKind.String when element.GetString() == "Inf" => double.PositiveInfinity,
            JsonValueKind.String when element.GetString() == "-Inf" => double.NegativeInfinity,
            JsonValueKind.Number => element.GetDouble(),
            _ => throw new InvalidDataException("Not a golden number: " + element.GetRawText()),
        };

    /// <summary>Asserts equality within a relative tolerance; infinities must be the same.</summary>
    public static void Close(JsonElement expected, double actual, double relative, string what) =>
        Close(Number(expected), actual, relative, what);

    public static void Close(double expected, double actual, double relative, string what)
    {
        var close = expected.Equals(actual) || Math.Abs(actual - expected) <= relative * Math.Abs(expected);
        Assert.True(close, string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}"));
    }

    /// <summary>A p-value: within the tolerance as a number, and as a logarithm where the golden case gives one.</summary>
    public static void Probability(JsonElement expected, Probability actual, double relative, string what)
    {
        var number = Number(expected);
        if (number > 1e-300)
        {
            Close(number, actual.Value, relative, what);
        }

        var golden = expected.TryGetProperty("log10", out var given) ? given.GetDouble() : Math.Log10(number);
        // A relative error of p is an absolute error of its logarithm; a large logarithm has its own last digit besides.
        var tolerance = Math.Max(relative, 1e-13 * Math.Abs(golden));
        Assert.True(
            Math.Abs(golden - actual.Log10) <= tolerance,
            string.Create(CultureInfo.InvariantCulture, $"log10 of {what}: expected {golden:R}, got {actual.Log10:R}"));
        Assert.InRange(actual.Value, 0, 1);
    }
}
