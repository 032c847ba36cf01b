using System.Collections.Frozen;

namespace Lancar.Interop.ReportedResults;

/// <summary>
/// The columns of typed-in results as a table (CSV, Excel): the fields of the contract's JSON. A result is one row, or several with the same <c>id</c>: one for each
/// level of <c>frequencies</c>, each cell of a <c>crosstab</c>, each group of <c>two-proportions</c>. What holds for the whole result stands in any one of its rows.
/// </summary>
public static class ReportedColumns
{
    /// <summary>Every column in the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "id", "kind", "title", "place", "variable", "note", "n", "label", "count", "percent", "complete", "totalPercent",
        "row", "column", "rowPercent", "columnPercent", "rowTotal", "columnTotal", "events", "groupN",
        "mean", "sd", "min", "max", "intervalLower", "intervalUpper",
        "before.n", "before.mean", "before.sd", "before.min", "before.max", "before.intervalLower", "before.intervalUpper",
        "after.n", "after.mean", "after.sd", "after.min", "after.max", "after.intervalLower", "after.intervalUpper",
        "difference", "before", "after", "lost", "beforePercent", "afterPercent",
        "integer", "scaleLower", "scaleUpper", "unit", "items", "level", "test", "p", "oddsRatio", "oddsRatioLower", "oddsRatioUpper", "claims", "text",
    ];

    /// <summary>Columns that say something of one row, and not of the whole result.</summary>
    internal static FrozenSet<string> OfRows { get; } = FrozenSet.ToFrozenSet(
        ["label", "count", "percent", "row", "column", "rowPercent", "columnPercent", "rowTotal", "columnTotal", "events", "groupN"]);

    /// <summary>A column by the name somebody wrote, or null.</summary>
    internal static string? Known(string name) => All.FirstOrDefault(column => column.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
