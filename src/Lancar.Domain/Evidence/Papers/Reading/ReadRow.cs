namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>One row of a table: its words and its figures.</summary>
/// <param name="Start">First character in the table's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Labels">Its words, one entry a cell where cells are kept apart, one in all otherwise; numbers that belong to them included.</param>
/// <param name="Figures">The figures after the words, from left to right.</param>
/// <param name="Leading">Figures that stand before the words: limits that a conversion put in the wrong line.</param>
internal sealed record ReadRow(int Start, int End, IReadOnlyList<string> Labels, IReadOnlyList<Figure> Figures, IReadOnlyList<Figure> Leading)
{
    /// <summary>The words that name the row, or null when it has none.</summary>
    public string? Label => Labels.Count == 0 ? null : Labels[^1];

    /// <summary>True when the row sums up the rows above.</summary>
    public bool IsTotal => Labels.Any(label => label.Trim(' ', ':', '.').ToUpperInvariant() is "TOTAL" or "JUMLAH" or "JUMLAH TOTAL" or "SUM" or "N");
}
