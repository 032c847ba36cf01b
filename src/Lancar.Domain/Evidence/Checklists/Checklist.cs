using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Evidence.Checklists;

/// <summary>A published checklist of trustworthiness, as data: its items in our own short words, and which of our checks bear on each.</summary>
/// <param name="Id">Its name in files: <c>inspect-sr</c>.</param>
/// <param name="Version">Version of our transcription, from 1.</param>
/// <param name="Name">Its name as published.</param>
/// <param name="Kind">The design it was made for, in words.</param>
/// <param name="Source">Author, year and DOI.</param>
/// <param name="Items">Its items, in published order.</param>
public sealed record Checklist(string Id, int Version, string Name, LocalizedText Kind, string Source, IReadOnlyList<ChecklistItem> Items)
{
    /// <summary>All checklists of <c>data/checklists</c>, in the order of their names.</summary>
    public static IReadOnlyList<Checklist> All { get; } = [.. ProductData.List("checklists/").Select(ProductData.Read<Checklist>)];
}

/// <summary>One item of a checklist.</summary>
/// <param name="Id">Its published number: <c>4.8</c>.</param>
/// <param name="Domain">The published domain it stands in.</param>
/// <param name="Text">What it asks, in our own short words.</param>
/// <param name="Codes">Codes of the findings that bear on it; empty when nothing printed can answer it.</param>
/// <param name="Checks">The checks that look for them, as <see cref="ItemReport.Checked"/> names them.</param>
/// <param name="ByHand">What a person looks at instead; null when <paramref name="Codes"/> is given.</param>
public sealed record ChecklistItem(
    string Id,
    LocalizedText Domain,
    LocalizedText Text,
    IReadOnlyList<string>? Codes = null,
    IReadOnlyList<string>? Checks = null,
    LocalizedText? ByHand = null);
