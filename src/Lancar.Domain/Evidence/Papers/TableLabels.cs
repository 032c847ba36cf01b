using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>Finds the label at the beginning of a table's caption.</summary>
public static partial class TableLabels
{
    /// <summary>The label (<c>Tabel 4.3</c>, <c>Table 2</c>) a caption begins with, or null.</summary>
    public static string? Of(string? caption) => caption is not null && Label().Match(caption) is { Success: true } match ? match.Value.Trim().TrimEnd('.') : null;

    [GeneratedRegex(@"^\s*(?:tabel|table)\s+\d+(?:[.\-]\d+)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
