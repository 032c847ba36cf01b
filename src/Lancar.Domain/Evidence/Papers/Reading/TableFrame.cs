using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>A table taken apart: what its headings say, and its rows of figures.</summary>
internal sealed class TableFrame
{
    private TableFrame(int block, PaperTable table, IReadOnlyList<ReadRow> headers, IReadOnlyList<ReadRow> rows, IReadOnlyList<ColumnRole> roles)
    {
        (Block, Table, Headers, Rows) = (block, table, headers, rows);
        Extras = [.. roles.Where(role => role is ColumnRole.P or ColumnRole.OddsRatio || (role == ColumnRole.Interval && roles.Contains(ColumnRole.OddsRatio)))];
        Core = [.. roles.Where(role => role != ColumnRole.RowNumber && !Extras.Contains(role))];
    }

    /// <summary>Index of the table among the paper's blocks.</summary>
    public int Block { get; }

    /// <summary>The table.</summary>
    public PaperTable Table { get; }

    /// <summary>The rows above the first figures.</summary>
    public IReadOnlyList<ReadRow> Headers { get; }

    /// <summary>The rows from the first figures on.</summary>
    public IReadOnlyList<ReadRow> Rows { get; }

    /// <summary>What the figures of a row are, from left to right, those of <see cref="Extras"/> left out.</summary>
    public IReadOnlyList<ColumnRole> Core { get; }

    /// <summary>p-value and odds ratio with its interval: printed once a table, in whatever row.</summary>
    public IReadOnlyList<ColumnRole> Extras { get; }

    /// <summary>The words of the headings, lines divided by line ends.</summary>
    public string Heading => string.Join('\n', Headers.SelectMany(row => row.Labels));

    /// <summary>Takes a table apart.</summary>
    public static TableFrame Of(int block, PaperTable table, DecimalMark? mark)
    {
        var rows = TableRows.Of(table, mark);
        var first = 0;
        while (first < rows.Count && rows[first].Figures.Count == 0 && rows[first].Leading.Count == 0)
        {
            first++;
        }

        // A label above the first figures, in a line of its own, heads the first group of rows and no column.
        var groupHeads = first < rows.Count && first > 1 && rows[first].Labels.Count > 0 && HeaderRoles.Of(string.Join(' ', rows[first - 1].Labels)).Count == 0
            && rows.Skip(first).Any(row => row.Figures.Count == 0 && row.Labels.Count > 0) ? 1 : 0;
        var headers = rows.Take(first - groupHeads).ToArray();
        return new TableFrame(block, table, headers, [.. rows.Skip(first - groupHeads)], RolesOf(table, headers));
    }

    /// <summary>
    /// What the headings name, in the order of the columns. Headings in several rows, one cell over several others, are read column by column: line by line, a
    /// name in the upper row would come before those to its left in the lower.
    /// </summary>
    private static IReadOnlyList<ColumnRole> RolesOf(PaperTable table, IReadOnlyList<ReadRow> headers)
    {
        var (upper, end) = (0, 0);
        while (headers.Count > 0 && upper < table.Rows.Count && end + table.Rows[upper].Text.Length <= headers[^1].End)
        {
            end += table.Rows[upper++].Text.Length + 1;
        }

        var cells = table.Rows.Take(upper).Select(row => row.Cells).ToArray();
        return cells.Length > 1 && cells.All(row => row is not null) && cells.Any(row => row!.Any(cell => cell.Columns > 1 || cell.Rows > 1))
            ? [.. cells.SelectMany((row, at) => row!.Select(cell => (cell, at))).OrderBy(place => place.cell.Column).ThenBy(place => place.at).SelectMany(place => HeaderRoles.Of(place.cell.Words))]
            : HeaderRoles.Of(string.Join('\n', headers.SelectMany(row => row.Labels)));
    }

    /// <summary>A row's figures by the columns of <see cref="Core"/>; null where the cell is empty; no answer when they cannot be told apart.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rest">The figures beyond, which are <see cref="Extras"/>.</param>
    public Figure?[]? CoreOf(ReadRow row, out IReadOnlyList<Figure> rest)
    {
        rest = [.. row.Leading, .. row.Figures.Skip(Core.Count)];
        if (row.Figures.Count >= Core.Count)
        {
            return [.. row.Figures.Take(Core.Count)];
        }

        rest = row.Leading;
        var columns = Rows.FirstOrDefault(other => other.Figures.Count >= Core.Count && other.Figures.All(figure => figure.Column >= 0))?.Figures.Take(Core.Count).Select(figure => figure.Column).ToList();
        if (columns is null || row.Figures.Count == 0 || row.Figures.Any(figure => figure.Column < 0))
        {
            return null;
        }

        var cells = new Figure?[Core.Count];
        var beyond = new List<Figure>(row.Leading);
        foreach (var figure in row.Figures)
        {
            if (columns.IndexOf(figure.Column) is var column and >= 0)
            {
                cells[column] = figure;
            }
            else
            {
                beyond.Add(figure);
            }
        }

        rest = beyond;
        return cells;
    }

    /// <summary>The span of a piece of the table.</summary>
    public PaperSpan Span(int start, int end) => new(Block, start, end - start);

    /// <summary>The span of the whole table.</summary>
    public PaperSpan Whole => new(Block, 0, Table.Text.Length);
}
