namespace Lancar.Interop.Tables;

/// <summary>Finds a column by the name a user typed.</summary>
public static class CsvColumns
{
    /// <summary>
    /// The position of a column: the exact name, or else the one name that differs only in case and surrounding space.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The name asked for.</param>
    /// <returns>The position from 0, or the issue: <c>table.column-missing</c> names the columns that exist, <c>table.column-repeated</c> says the name stands more than once.</returns>
    public static (int Position, ReadIssue? Issue) Find(CsvTable table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(name);
        var wanted = name.Trim();
        var exact = Positions(table, column => column == wanted);
        var found = exact.Length > 0 ? exact : Positions(table, column => column.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return found.Length switch
        {
            1 => (found[0], null),
            0 => (-1, ReadIssue.Of("table.column-missing", IssueSeverity.Error, new FilePlace(null, wanted), false, ("columns", Listed(table.Columns)))),
            _ => (-1, ReadIssue.Of("table.column-repeated", IssueSeverity.Error, new FilePlace(null, wanted), false, ("count", found.Length))),
        };
    }

    /// <summary>Column names as they stand in a message: quoted, each shortened, at most thirty.</summary>
    /// <param name="columns">The names.</param>
    public static string Listed(IReadOnlyList<string> columns)
    {
        var shown = columns.Where(column => column.Length > 0).Take(30).Select(column => $"“{ReadIssue.Shown(column)}”").ToArray();
        return string.Join(", ", shown) + (columns.Count > 30 ? ", …" : "");
    }

    private static int[] Positions(CsvTable table, Func<string, bool> matches) =>
        [.. Enumerable.Range(0, table.Columns.Count).Where(position => table.Columns[position].Length > 0 && matches(table.Columns[position]))];
}
