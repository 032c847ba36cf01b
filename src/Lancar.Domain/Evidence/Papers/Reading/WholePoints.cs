using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Items whose single values are likely, and not certainly, whole points.</summary>
internal static class WholePoints
{
    private const string Key = "whole-points";

    /// <summary>The item of whole numbers, with the item as printed beside it.</summary>
    public static ReportedSummary Assumed(ReportedSummary item) => item with { Measure = item.Measure with { Integer = true }, Assumption = new ReportedAssumption(Key, item) };

    /// <inheritdoc cref="Assumed(ReportedSummary)"/>
    public static ReportedPaired Assumed(ReportedPaired item) => item with { Measure = item.Measure with { Integer = true }, Assumption = new ReportedAssumption(Key, item) };
}
