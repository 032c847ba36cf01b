using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Tables;

/// <summary>
/// A table as a journal prints it, without any language or file format yet: the same table becomes HTML, plain text and Word.
/// </summary>
/// <param name="Caption">Caption without number.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows of as many cells as columns.</param>
/// <param name="Notes">Notes under the table.</param>
/// <param name="Source">Source line under the table, or null.</param>
public sealed record ReportTable(
    LocalizedText Caption,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<ReportRow> Rows,
    IReadOnlyList<LocalizedText> Notes,
    LocalizedText? Source = null);

/// <summary>A column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsNumeric">True to align its cells at the end.</param>
public sealed record ReportColumn(LocalizedText Header, bool IsNumeric = true);

/// <summary>A row.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="IsTotal">True for the closing row of totals.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells, bool IsTotal = false);
