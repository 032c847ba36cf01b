using System.Globalization;
using System.Text;
using System.Text.Json;
using Lancar.SystemTests.House;

namespace Lancar.SystemTests.Statistics;

/// <summary>Every golden case of an answered kind goes through the batch door and comes back with the shape and figures of <c>expected</c>.</summary>
public class StatsRunGoldenTests
{
    private const string Begin = "<!-- golden: written by ./lancar conformance -->";
    private const string End = "<!-- end of golden -->";
    private static readonly string page = Path.Combine(Repository.Root, "docs", "statistics", "CONFORMANCE.md");

    [Fact]
    public void Every_golden_case_agrees_and_the_report_says_so()
    {
        var cases = Cases().ToList();
        var run = StatsRun.OfText(Requests(cases));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(cases.Count, run.Lines.Length);
        var comparisons = new SortedDictionary<(string Kind, string File), GoldenComparison>();
        for (var i = 0; i < cases.Count; i++)
        {
            var answer = run.Answer(i);
            Assert.Equal(cases[i].Whole.GetProperty("id").GetString(), answer.GetProperty("id").GetString());
            var key = (cases[i].Kind, cases[i].File);
            var comparison = comparisons.TryGetValue(key, out var there) ? there : comparisons[key] = new GoldenComparison();
            comparison.Add(cases[i].Whole, answer);
        }

        var faults = comparisons.Values.SelectMany(comparison => comparison.Faults).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults.Take(40)));
        Report(comparisons);
    }

    // Written by ./lancar conformance, which sets the word; otherwise the page must say what was compared now, errors aside.
    private static void Report(SortedDictionary<(string Kind, string File), GoldenComparison> comparisons)
    {
        var text = File.ReadAllText(page);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.InRange(from, Begin.Length, to);
        if (Environment.GetEnvironmentVariable("LANCAR_CONFORMANCE") == "write")
        {
            text = text[..from] + "\n\n" + Table(comparisons, withErrors: true) + "\n" + text[to..];
            File.WriteAllText(page, text);
            to = text.IndexOf(End, StringComparison.Ordinal);
        }

        var rows = text[from..to].Trim().Split('\n').Select((row, i) => i < 2 ? row : row[..row.TrimEnd(' ', '|').LastIndexOf('|')] + "|  |");
        Assert.Equal(Table(comparisons, withErrors: false).Trim(), string.Join('\n', rows));
    }

    private static string Table(SortedDictionary<(string Kind, string File), GoldenComparison> comparisons, bool withErrors)
    {
        var text = new StringBuilder("| Kind | Golden file | Cases | Figures | Worst relative error |\n|---|---|---|---|---|\n");
        foreach (var ((kind, file), comparison) in comparisons)
        {
            var worst = !withErrors ? "" : comparison.WorstError == 0 ? "0" : comparison.WorstError.ToString("0E+0", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | [{file}](../../fixtures/statistics/{file}) | {comparison.Cases} | {comparison.Figures} | {worst} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<GoldenRequest> Cases() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "statistics"), "*.json")
            .Where(path => !path.EndsWith("MANIFEST.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("cases").EnumerateArray().ToList(), (path, one) => new GoldenRequest(Path.GetFileName(path), one));

    private static string Requests(IEnumerable<GoldenRequest> cases)
    {
        var text = new StringBuilder();
        foreach (var one in cases)
        {
            var request = new Dictionary<string, JsonElement>();
            foreach (var name in new[] { "id", "kind", "input", "options" })
            {
                request[name] = one.Whole.GetProperty(name);
            }

            text.Append(JsonSerializer.Serialize(request)).Append('\n');
        }

        return text.ToString();
    }

    private sealed record GoldenRequest(string File, JsonElement Whole)
    {
        public string Kind => Whole.GetProperty("kind").GetString()!;
    }
}
