namespace Lancar.Interop.Papers.Building;

/// <summary>A table as a file keeps it: rows of cells that may cover several columns and rows.</summary>
internal sealed class GridTable
{
    private readonly List<List<GridCell>> rows = [];

    /// <summary>The rows from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<GridCell>> Rows => rows;

    /// <summary>One past the last column of any row.</summary>
    public int Width => rows.Count == 0 ? 0 : rows.Max(row => row.Count == 0 ? 0 : row[^1].Column + row[^1].Columns);

    /// <summary>Begins a row.</summary>
    public void BeginRow() => rows.Add([]);

    /// <summary>Adds a cell to the last row.</summary>
    public void Add(GridCell cell) => rows[^1].Add(cell);

    /// <summary>The cell of an earlier row that begins at this column, nearest first; null when there is none.</summary>
    public GridCell? Above(int column)
    {
        for (var row = rows.Count - 2; row >= 0; row--)
        {
            if (rows[row].Find(cell => cell.Column == column) is { } cell)
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>Adds a row that is ready.</summary>
    public void Add(IEnumerable<GridCell> row) => rows.Add([.. row]);

    /// <summary>Takes the first row away.</summary>
    public void DropFirst() => rows.RemoveAt(0);

    /// <summary>Takes rows without any word away.</summary>
    public void DropEmpty() => rows.RemoveAll(row => row.TrueForAll(cell => cell.IsEmpty));
}

/// <summary>One cell.</summary>
/// <param name="lines">Its paragraphs, none of them empty.</param>
/// <param name="column">Its first column, from 0.</param>
/// <param name="columns">How many columns it covers.</param>
internal sealed class GridCell(IReadOnlyList<string> lines, int column, int columns)
{
    /// <summary>Its paragraphs, none of them empty.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>Its first column, from 0.</summary>
    public int Column { get; } = column;

    /// <summary>How many columns it covers.</summary>
    public int Columns { get; } = columns;

    /// <summary>How many rows it covers.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>True without any word.</summary>
    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Its words in one line.</summary>
    public string Words => string.Join(' ', Lines);
}
