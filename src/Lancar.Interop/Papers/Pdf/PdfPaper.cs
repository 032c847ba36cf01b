using Lancar.Domain.Evidence.Papers;

namespace Lancar.Interop.Papers.Pdf;

/// <summary>Reads a PDF: its text by <see cref="PdfText"/>, lines repeated on every page left out, columns of text one after the other.</summary>
internal static class PdfPaper
{
    /// <summary>Reads a PDF.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">What it is, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PaperFault">It cannot be read; <c>pdf-no-text</c> when its pages are pictures.</exception>
    public static Paper Read(byte[] bytes, string? source, CancellationToken cancellation)
    {
        var pages = PdfPages.Of(PdfText.Of(bytes, cancellation));
        if (pages.All(page => page.All(string.IsNullOrWhiteSpace)))
        {
            throw new PaperFault("pdf-no-text");
        }

        var blank = pages.Select((page, at) => (page, number: at + 1)).Where(page => page.page.All(string.IsNullOrWhiteSpace)).Select(page => page.number).ToArray();
        RepeatedLines.Drop(pages);
        // A text of one page has no form feed, and yet a page.
        var text = string.Join('\f', pages.Select(page => string.Join('\n', TextColumns.InOrder(page)))) + "\f";
        var paper = LayoutText.Read(text, source);
        return paper with { Unread = [.. paper.Unread, .. blank.Take(ReadingLimits.UnreadParts).Select(page => new UnreadPart(new PaperPlace(page, null, null), "", "page-without-text"))] };
    }
}
