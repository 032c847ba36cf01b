namespace Lancar.Domain.Study.PrePost;

/// <summary>Where a result comes from, so that every number can be asked "where from?".</summary>
/// <param name="Source">File name without folder, or the study's identity.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal, or null for a study inside the system.</param>
/// <param name="AnalysedAt">When the analysis was run (UTC).</param>
/// <param name="Version">Version of Lancar that ran it.</param>
public sealed record Provenance(string Source, string? Sha256, DateTimeOffset AnalysedAt, string Version);
