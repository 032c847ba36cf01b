namespace Lancar.Domain.Care.Extracts;

/// <summary>A table of a study extract. Names of columns carry the unit.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Cells in the order of the columns: text, a whole number, a double, or null where nothing is known.</param>
public sealed record ExtractTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
