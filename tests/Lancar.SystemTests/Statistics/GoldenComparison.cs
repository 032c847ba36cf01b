using System.Globalization;
using System.Text.Json;

namespace Lancar.SystemTests.Statistics;

/// <summary>Compares the answers of the batch door with golden ones, part by part, and keeps the worst error of all.</summary>
public sealed class GoldenComparison
{
    private readonly List<string> faults = [];

    public int Cases { get; private set; }

    public int Figures { get; private set; }

    public double WorstError { get; private set; }

    public IReadOnlyList<string> Faults => faults;

    public void Add(JsonElement golden, JsonElement answer)
    {
        Cases++;
        var id = golden.GetProperty("id").GetString()!;
        if (answer.TryGetProperty("result", out var result) && golden.GetProperty("kind").GetString() == "signed-rank-power")
        {
            CompareSimulation(id, golden.GetProperty("expected"), result);
        }
        else if (answer.TryGetProperty("result", out result))
        {
            Compare(id, golden.GetProperty("expected"), result, ToleranceOf(golden));
        }
        else
        {
            faults.Add($"{id}: {answer}");
        }
    }

    private static double ToleranceOf(JsonElement golden) =>
        golden.GetProperty("kind").GetString() switch
        {
            "signed-rank" => golden.GetProperty("input").GetProperty("x").GetArrayLength() > 400 ? 1e-10 : 1e-12,
            "bootstrap-bca" => 1e-9,
            _ => 1e-12,
        };

    // Limits and estimates that are solved for, and the r × c sum, have the tolerance their golden files state.
    private static double ToleranceOf(string part, double outer) =>
        part switch
        {
            "conditional" => 1e-9,
            "fisher_p" => 1e-9,
            _ => outer,
        };

    private void Compare(string place, JsonElement expected, JsonElement actual, double tolerance)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when expected.TryGetProperty("value", out var value):
                CompareProbability(place, expected, value.GetDouble(), actual, tolerance);
                break;
            case JsonValueKind.Object:
                foreach (var part in expected.EnumerateObject())
                {
                    var found = actual.ValueKind == JsonValueKind.Object && actual.TryGetProperty(part.Name, out var there) ? there : default;
                    Compare($"{place}.{part.Name}", part.Value, found, ToleranceOf(part.Name, tolerance));
                }

                break;
            case JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == expected.GetArrayLength():
                for (var i = 0; i < expected.GetArrayLength(); i++)
                {
                    Compare($"{place}[{i}]", expected[i], actual[i], tolerance);
                }

                break;
            case JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number:
                CompareNumber(place, expected.GetDouble(), actual.GetDouble(), tolerance);
                break;
            case JsonValueKind.Null when place.EndsWith(".leave_one_out_REML", StringComparison.Ordinal):
                // Not worked out independently for many studies; ours is compared with metafor instead.
                break;
            default:
                var wanted = expected.ValueKind == JsonValueKind.String && expected.GetString() == "Inf" ? "\"Infinity\"" : expected.GetRawText();
                Figures++;
                if (actual.ValueKind == JsonValueKind.Undefined || wanted != actual.GetRawText())
                {
                    faults.Add($"{place}: expected {wanted}, got {actual}");
                }

                break;
        }
    }

    private void CompareProbability(string place, JsonElement expected, double value, JsonElement actual, double tolerance)
    {
        if (actual.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{place}: expected a probability, got {actual}");
            return;
        }

        if (value > 1e-300)
        {
            CompareNumber(place, value, actual.GetProperty("value").GetDouble(), tolerance);
        }

        if (expected.TryGetProperty("log10", out var log10))
        {
            CompareNumber(place + ".log10", log10.GetDouble(), actual.GetProperty("log10").GetDouble(), 1e-12);
        }
    }

    // Two simulations agree when they differ by no more than five standard errors of their difference, as the golden file states.
    private void CompareSimulation(string id, JsonElement expected, JsonElement actual)
    {
        CompareNumber(id + ".critical_w", expected.GetProperty("critical_w").GetDouble(), actual.GetProperty("critical_w").GetDouble(), 0);
        var (theirs, ours) = (expected.GetProperty("power").GetDouble(), actual.GetProperty("power").GetDouble());
        var (theirError, ourError) = (expected.GetProperty("mc_se").GetDouble(), actual.GetProperty("mc_se").GetDouble());
        CompareNumber(id + ".power", theirs, ours, 5 * Math.Sqrt(theirError * theirError + ourError * ourError) / theirs);
        CompareNumber(id + ".mc_se", Math.Sqrt(ours * (1 - ours) / actual.GetProperty("replicates").GetDouble()), ourError, 1e-12);
    }

    private void CompareNumber(string place, double expected, double actual, double tolerance)
    {
        Figures++;
        var error = expected.Equals(actual) ? 0 : Math.Abs(expected - actual) / Math.Abs(expected);
        if (!(error <= tolerance))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: expected {expected:R}, got {actual:R}"));
            return;
        }

        WorstError = Math.Max(WorstError, error);
    }
}
