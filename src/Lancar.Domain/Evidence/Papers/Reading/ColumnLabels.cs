namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>The names of the columns of a cross table.</summary>
internal static class ColumnLabels
{
    private static readonly HashSet<string> Openers = new(["tidak", "belum", "kurang", "tak", "not", "no", "non", "sangat", "cukup"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, or null when the headings cannot be divided with certainty.</summary>
    /// <param name="frame">The table.</param>
    /// <param name="count">How many columns are to be named.</param>
    /// <param name="withTotal">True when a column of totals stands behind them.</param>
    public static IReadOnlyList<string>? Of(TableFrame frame, int count, bool withTotal)
    {
        foreach (var header in frame.Headers.Reverse())
        {
            var labels = header.Labels.Count > 1 ? Cells(header.Labels, count, withTotal) : Words(header.Label ?? "", count, withTotal);
            if (labels is not null)
            {
                return labels;
            }
        }

        return null;
    }

    private static string[]? Cells(IReadOnlyList<string> cells, int count, bool withTotal)
    {
        var named = cells.Where(cell => HeaderRoles.Of(cell).Count == 0).ToList();
        var total = named.FindIndex(IsTotal);
        // The heading of the totals may stand in a row of its own above, over both.
        return withTotal && total < 0 && named.Count == count ? [.. named] : withTotal && total >= count ? [.. named[(total - count)..total]] : !withTotal && named.Count >= count && total < 0 ? [.. named[^count..]] : null;
    }

    /// <summary>"Lancar Tidak Lancar Total": a word that denies or grades belongs to the next one.</summary>
    private static string[]? Words(string line, int count, bool withTotal)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var total = words.FindIndex(IsTotal);
        if (withTotal != (total > 0))
        {
            return null;
        }

        var labels = new List<string>();
        foreach (var word in withTotal ? words[..total] : words)
        {
            if (labels.Count > 0 && Openers.Contains(labels[^1]))
            {
                labels[^1] += " " + word;
            }
            else
            {
                labels.Add(word);
            }
        }

        return labels.Count == count && labels.All(label => HeaderRoles.Of(label).Count == 0) ? [.. labels] : null;
    }

    private static bool IsTotal(string word) => word.Trim(' ', '.', ':').ToUpperInvariant() is "TOTAL" or "JUMLAH";
}
