using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>The decision tables Lancar knows, as data.</summary>
public static class TriageTables
{
    /// <summary>The table of the baby; the one that is asked for each baby.</summary>
    public const string Baby = "baby";

    /// <summary>The tables in use, in the order they are offered.</summary>
    public static IReadOnlyList<TriageTable> Current { get; } =
        [.. new[] { "mother", "breast", Baby, "mood" }.Select(id => ProductData.Read<TriageTable>($"triage/{id}.json"))];

    /// <summary>Those in use, then earlier versions, kept because events were judged by them.</summary>
    public static IReadOnlyList<TriageTable> All { get; } = [.. Current, .. ProductData.List("triage/earlier/").Select(ProductData.Read<TriageTable>)];

    /// <summary>A table in one version, or null.</summary>
    public static TriageTable? Find(string id, long version) =>
        All.FirstOrDefault(table => table.Id == id && table.Version == version);
}
