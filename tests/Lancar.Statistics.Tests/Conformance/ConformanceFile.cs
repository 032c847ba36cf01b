using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>One file of fixtures/conformance: what a tool answered, and how far we may be from it.</summary>
public sealed class ConformanceFile
{
    private readonly JsonElement whole;
    private readonly JsonElement tolerance;

    private ConformanceFile(string name, JsonElement whole)
    {
        Name = name;
        this.whole = whole;
        tolerance = whole.GetProperty("tolerance");
    }

    public string Name { get; }

    public string Method => whole.GetProperty("method").GetString()!;

    public string Tool => whole.GetProperty("tool").GetString()!;

    public string Script => whole.GetProperty("script").GetString()!;

    public IEnumerable<JsonElement> Cases => whole.GetProperty("cases").EnumerateArray();

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures", "conformance");

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "MANIFEST")
            .Order(StringComparer.Ordinal);

    public static ConformanceFile Read(string name) =>
        new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    /// <summary>The largest relative error allowed for a figure.</summary>
    public double ToleranceOf(string figure) =>
        (tolerance.TryGetProperty(figure, out var own) ? own : tolerance.GetProperty("*")).GetDouble();
}
