using System.Text.RegularExpressions;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Divides a table's rows into words and figures, and puts together what a conversion took apart.</summary>
internal static partial class TableRows
{
    /// <summary>The rows in order; lines that a bracket holds together are one row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mark">The decimal mark of the paper, or null.</param>
    public static IReadOnlyList<ReadRow> Of(PaperTable table, DecimalMark? mark)
    {
        var rows = new List<ReadRow>();
        var numbered = table.Rows.Take(4).Any(row => Numbering().IsMatch(row.Text));
        var start = 0;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var first = i;
            var end = start + table.Rows[i].Text.Length;
            while (i + 1 < table.Rows.Count && IsOpen(table.Text.AsSpan(start, end - start)) && table.Rows[i + 1].Text.Contains(')', StringComparison.Ordinal))
            {
                i++;
                end += 1 + table.Rows[i].Text.Length;
            }

            rows.Add(first == i && table.Rows[i].Cells is { } cells && table.Rows[i].Text.Contains('\t', StringComparison.Ordinal)
                ? OfCells(table.Text, start, end, cells, numbered, mark)
                : OfLine(table.Text, start, end, numbered, mark));
            start = end + 1;
        }

        return Regrouped(rows);
    }

    /// <summary>A label in a line of its own takes the figures of the line below; labels that all stand below their figures take those above.</summary>
    private static List<ReadRow> Regrouped(List<ReadRow> rows)
    {
        var first = rows.FindIndex(row => row.Figures.Count > 0);
        if (first < 0)
        {
            return rows;
        }

        var below = rows[first].Labels.Count == 0 && rows[^1] is { Figures.Count: 0, Labels.Count: > 0 };
        var grouped = rows[..first];
        // The last words before the first figures may be their label: "15 - 20 Tahun", and "7" in the next line.
        if (!below && rows[first].Labels.Count == 0 && grouped.Count > 0 && HeaderRoles.Of(string.Join(' ', grouped[^1].Labels)).Count == 0)
        {
            grouped.RemoveAt(grouped.Count - 1);
            first--;
        }

        for (var i = first; i < rows.Count; i++)
        {
            var row = rows[i];
            var neighbour = below ? grouped.Count > 0 && row.Figures.Count == 0 && grouped[^1].Labels.Count == 0
                : grouped.Count > 0 && row.Labels.Count == 0 && i > first;
            if (neighbour && grouped[^1] is var open && open.Labels.Count + row.Labels.Count > 0)
            {
                grouped[^1] = open with { End = row.End, Labels = [.. open.Labels, .. row.Labels], Figures = [.. open.Figures, .. row.Figures] };
            }
            else
            {
                grouped.Add(row);
            }
        }

        return grouped;
    }

    private static ReadRow OfLine(string text, int start, int end, bool numbered, DecimalMark? mark)
    {
        var tokens = Tokens.Of(text, start, end, mark);
        if (numbered && tokens.Count > 1 && RowNumber().IsMatch(text.AsSpan(tokens[0].Start, tokens[0].Length)) && tokens.Skip(1).Any(token => token.Figure is null))
        {
            tokens.RemoveAt(0);
        }

        var lastWord = tokens.FindLastIndex(token => token.Figure is null);
        var firstWord = tokens.FindIndex(token => token.Figure is null || (lastWord >= 0 && token.Figure is { InBrackets: false, IsSingle: true }));
        if (lastWord < 0)
        {
            return new ReadRow(start, end, [], [.. tokens.Select(token => token.Figure!)], []);
        }

        return new ReadRow(
            start,
            end,
            [text[tokens[firstWord].Start..tokens[lastWord].End].Replace('\n', ' ')],
            [.. tokens.Skip(lastWord + 1).Select(token => token.Figure!)],
            [.. tokens.Take(firstWord).Select(token => token.Figure!)]);
    }

    private static ReadRow OfCells(string text, int start, int end, IReadOnlyList<PaperCell> cells, bool numbered, DecimalMark? mark)
    {
        var (labels, figures, at) = (new List<string>(), new List<Figure>(), start);
        foreach (var cell in cells.Where(cell => cell.Words.Length > 0))
        {
            var found = text.IndexOf(cell.Words, at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                continue;
            }

            at = found + cell.Words.Length;
            if (numbered && cell.Column == 0 && RowNumber().IsMatch(cell.Words))
            {
                continue;
            }

            var tokens = Tokens.Of(text, found, at, mark);
            if (tokens.Count > 0 && tokens.All(token => token.Figure is not null))
            {
                figures.AddRange(tokens.Select(token => token.Figure! with { Column = cell.Column }));
            }
            else if (figures.Count == 0)
            {
                labels.Add(cell.Words);
            }
        }

        return new ReadRow(start, end, labels, figures, []);
    }

    private static bool IsOpen(ReadOnlySpan<char> text) => text.Count('(') > text.Count(')');

    [GeneratedRegex(@"^\s*no\b\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^\d{1,2}\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex RowNumber();
}
