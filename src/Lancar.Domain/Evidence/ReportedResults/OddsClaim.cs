namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>What a sentence says about odds: <c>higher-odds:baik:lancar</c>.</summary>
/// <param name="Text">The claim as given.</param>
/// <param name="Index">Its place among the claims.</param>
/// <param name="Higher">True for higher, false for lower odds.</param>
/// <param name="Row">The row it speaks of.</param>
/// <param name="Column">The column it speaks of.</param>
/// <param name="IsOtherWayRound">True when exactly one of row and column is the second: then the table's own odds ratio is the reciprocal of the claim's.</param>
internal sealed record OddsClaim(string Text, int Index, bool Higher, string Row, string Column, bool IsOtherWayRound)
{
    /// <summary>The claim at an index, or null when it is of another kind or names no row and column of the table.</summary>
    public static OddsClaim? Read(ReportedCrosstab item, int index)
    {
        var text = item.Claims[index];
        var higher = text.StartsWith("higher-odds:", StringComparison.OrdinalIgnoreCase);
        if ((!higher && !text.StartsWith("lower-odds:", StringComparison.OrdinalIgnoreCase)) || item.Rows is null || item.Columns is null)
        {
            return null;
        }

        var named = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        // Labels may hold colons themselves, so every pair of labels is compared as a whole.
        for (var row = 0; row < item.Rows.Count; row++)
        {
            for (var column = 0; column < item.Columns.Count; column++)
            {
                if (named.Equals(item.Rows[row].Trim() + ":" + item.Columns[column].Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    return new OddsClaim(text, index, higher, item.Rows[row], item.Columns[column], row != column);
                }
            }
        }

        return null;
    }
}
