using System.Text.Json;
using Lancar.Domain.Care.Triage;

namespace Lancar.Tests.Care.Triage;

/// <summary>One row of a truth table of <c>fixtures/triage</c>.</summary>
internal sealed record TriageCase(string Name, int Hours, IReadOnlyDictionary<string, TriageAnswer> Answers, TriageExpectation Expect);

/// <summary>What a row must come to.</summary>
internal sealed record TriageExpectation(string Level, IReadOnlyList<string> Findings, IReadOnlyList<string> Open);

/// <summary>Reads the truth tables.</summary>
internal static class TriageCases
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "triage");

    public static IReadOnlyList<TriageCase> Of(TriageTable table)
    {
        var file = JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Path.Combine(Folder, table.Id + ".json")), JsonSerializerOptions.Web)!;
        Assert.Equal((table.Id, table.Version), (file.Table, file.Version));
        return file.Cases;
    }

    public static int Declared()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "MANIFEST.json")));
        return manifest.RootElement.GetProperty("cases").GetInt32();
    }

    private sealed record CaseFile(string Table, int Version, IReadOnlyList<TriageCase> Cases);
}
