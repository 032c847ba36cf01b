using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>One case of a golden file in fixtures/statistics: input and independent exact answer.</summary>
public sealed record GoldenCase(string File, string Id, JsonElement Whole)
{
    public JsonElement Input => Whole.GetProperty("input");

    public JsonElement Expected => Whole.GetProperty("expected");

    /// <summary>The cases of one kind, as xunit rows of file and id: the rows stay readable in the test list.</summary>
    public static TheoryData<string, string> Rows(string kind)
    {
        var rows = new TheoryData<string, string>();
        foreach (var golden in All().Where(golden => golden.Whole.GetProperty("kind").GetString() == kind))
        {
            rows.Add(golden.File, golden.Id);
        }

        return rows;
    }

    public static GoldenCase Of(string file, string id) => All().Single(golden => golden.File == file && golden.Id == id);

    public double[] Values(string name) => [.. Input.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static readonly Lazy<List<GoldenCase>> cases = new(Read);

    private static List<GoldenCase> All() => cases.Value;

    private static List<GoldenCase> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "statistics");
        var read = new List<GoldenCase>();
        foreach (var path in Directory.GetFiles(folder, "*.json").Where(path => !path.EndsWith("MANIFEST.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
            foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
            {
                read.Add(new GoldenCase(Path.GetFileName(path), one.GetProperty("id").GetString()!, one));
            }
        }

        return read;
    }
}
