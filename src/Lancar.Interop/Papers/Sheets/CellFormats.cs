using System.Globalization;
using System.Xml.Linq;
using Lancar.Interop.Papers.Office;

namespace Lancar.Interop.Papers.Sheets;

/// <summary>Shows numbers as their cells do: the number of decimals is part of what is printed.</summary>
internal sealed class CellFormats
{
    // The formats every workbook has without naming them.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [0] = "General", [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [37] = "#,##0", [38] = "#,##0", [39] = "#,##0.00", [40] = "#,##0.00",
        [14] = "yyyy-mm-dd", [15] = "yyyy-mm-dd", [16] = "yyyy-mm-dd", [17] = "yyyy-mm-dd", [22] = "yyyy-mm-dd", [49] = "@",
    };

    private readonly Dictionary<int, string> named = new(BuiltIn);
    private readonly List<int> styles = [];
    private readonly bool comma;

    /// <summary>Reads the formats of a workbook.</summary>
    /// <param name="part">Its styles, or null.</param>
    /// <param name="comma">True to show decimal commas.</param>
    public CellFormats(XElement? part, bool comma)
    {
        this.comma = comma;
        foreach (var format in part?.Child("numFmts")?.Elements() ?? [])
        {
            if (Number(format.Named("numFmtId")) is { } id && format.Named("formatCode") is { } code)
            {
                named[id] = code;
            }
        }

        styles.AddRange((part?.Child("cellXfs")?.Elements() ?? []).Select(style => Number(style.Named("numFmtId")) ?? 0));
    }

    /// <summary>A number as shown.</summary>
    /// <param name="raw">As stored.</param>
    /// <param name="style">Index of the cell's style, or null.</param>
    public string Show(string raw, string? style)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return raw;
        }

        var code = Number(style) is { } at && at < styles.Count && named.GetValueOrDefault(styles[at]) is { } found ? found : "General";
        return CellFormat.Show(value, code, comma);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
