using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Statistics;

/// <summary>Every golden case of an answered kind goes through the batch door and comes back with the shape and figures of <c>expected</c>.</summary>
public class StatsRunGoldenTests
{
    private static readonly string[] answered = ["signed-rank", "signed-rank-critical-value", "mann-whitney", "permutation-mean-difference", "two-by-two", "contingency", "bootstrap-bca", "bootstrap-median-exact"];

    [Fact]
    public void Every_golden_case_agrees()
    {
        var cases = Cases().Where(one => answered.Contains(one.GetProperty("kind").GetString())).ToList();
        var run = StatsRun.OfText(Requests(cases));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(cases.Count, run.Lines.Length);
        var faults = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var answer = run.Answer(i);
            var id = cases[i].GetProperty("id").GetString();
            Assert.Equal(id, answer.GetProperty("id").GetString());
            Assert.True(answer.TryGetProperty("result", out var result), $"{id}: {run.Lines[i]}");
            Compare(id!, cases[i].GetProperty("expected"), result, Tolerance(cases[i]), faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Kinds_of_the_contract_that_are_not_answered_say_so()
    {
        var others = Cases().Where(one => !answered.Contains(one.GetProperty("kind").GetString())).ToList();
        Assert.NotEmpty(others);
        var run = StatsRun.OfText(Requests(others));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(others.Count, run.Lines.Length);
        Assert.All(Enumerable.Range(0, others.Count), i => Assert.Equal("not-yet", run.ErrorCode(i)));
    }

    private static IEnumerable<JsonElement> Cases() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "statistics"), "*.json")
            .Where(path => !path.EndsWith("MANIFEST.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("cases").EnumerateArray().ToList());

    private static string Requests(IEnumerable<JsonElement> cases)
    {
        var text = new StringBuilder();
        foreach (var one in cases)
        {
            var request = new Dictionary<string, JsonElement>();
            foreach (var name in new[] { "id", "kind", "input", "options" })
            {
                request[name] = one.GetProperty(name);
            }

            text.Append(JsonSerializer.Serialize(request)).Append('\n');
        }

        return text.ToString();
    }

    private static double Tolerance(JsonElement one) =>
        one.GetProperty("kind").GetString() == "bootstrap-bca" ? 1e-11
        : one.GetProperty("kind").GetString() == "signed-rank" && one.GetProperty("input").GetProperty("x").GetArrayLength() > 400 ? 1e-10 : 1e-12;

    private static void Compare(string place, JsonElement expected, JsonElement actual, double tolerance, List<string> faults)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when expected.TryGetProperty("value", out var value):
                CompareProbability(place, expected, value.GetDouble(), actual, tolerance, faults);
                break;
            case JsonValueKind.Object:
                foreach (var part in expected.EnumerateObject())
                {
                    var inner = part.Name == "conditional" ? 1e-9 : tolerance;
                    var found = actual.ValueKind == JsonValueKind.Object && actual.TryGetProperty(part.Name, out var there) ? there : default;
                    Compare($"{place}.{part.Name}", part.Value, found, inner, faults);
                }

                break;
            case JsonValueKind.Array:
                for (var i = 0; i < expected.GetArrayLength(); i++)
                {
                    Compare($"{place}[{i}]", expected[i], actual[i], tolerance, faults);
                }

                break;
            case JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number:
                CompareNumber(place, expected.GetDouble(), actual.GetDouble(), tolerance, faults);
                break;
            default:
                var wanted = expected.ValueKind == JsonValueKind.String && expected.GetString() == "Inf" ? "\"Infinity\"" : expected.GetRawText();
                if (actual.ValueKind == JsonValueKind.Undefined || wanted != actual.GetRawText())
                {
                    faults.Add($"{place}: expected {wanted}, got {actual}");
                }

                break;
        }
    }

    private static void CompareProbability(string place, JsonElement expected, double value, JsonElement actual, double tolerance, List<string> faults)
    {
        if (actual.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{place}: expected a probability, got {actual}");
            return;
        }

        if (value > 1e-300)
        {
            CompareNumber(place, value, actual.GetProperty("value").GetDouble(), tolerance, faults);
        }

        if (expected.TryGetProperty("log10", out var log10))
        {
            CompareNumber(place + ".log10", log10.GetDouble(), actual.GetProperty("log10").GetDouble(), 1e-12, faults);
        }
    }

    private static void CompareNumber(string place, double expected, double actual, double tolerance, List<string> faults)
    {
        if (!expected.Equals(actual) && !(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected)))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: expected {expected:R}, got {actual:R}"));
        }
    }
}
