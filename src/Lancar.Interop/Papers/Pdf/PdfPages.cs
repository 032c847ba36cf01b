namespace Lancar.Interop.Papers.Pdf;

/// <summary>Divides the text of a PDF into pages and lines.</summary>
internal static class PdfPages
{
    /// <summary>The lines of every page. The form feed after the last page begins no other.</summary>
    public static List<List<string>> Of(string text)
    {
        var pages = text.Split('\f');
        var count = pages.Length > 1 && string.IsNullOrWhiteSpace(pages[^1]) ? pages.Length - 1 : pages.Length;
        return [.. pages.Take(count).Select(page => page.Split('\n').Select(line => line.TrimEnd()).ToList())];
    }
}
