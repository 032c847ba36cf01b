using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>One sheet of a workbook, or a file of delimited text.</summary>
/// <param name="Name">Its name; empty for delimited text.</param>
/// <param name="Rows">Its rows that hold anything, from top to bottom.</param>
internal sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>What was not read, as the last part of a text key (<c>embedded</c>: a chart or picture; <c>hidden-sheet</c>), or null.</summary>
    public string? Unread { get; init; }
}

/// <summary>One row.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Cells">Its cells that hold anything, from left to right, as they are shown.</param>
/// <param name="BlankBefore">True when a row without anything in it is shown above.</param>
internal sealed record SheetRow(int Line, IReadOnlyList<GridCell> Cells, bool BlankBefore);
