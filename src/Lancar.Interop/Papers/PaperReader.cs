using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers.Html;
using Lancar.Interop.Papers.Office;
using Lancar.Interop.Papers.Pdf;
using Lancar.Interop.Papers.Sheets;
using Lancar.Interop.ReportedResults;
using Lancar.Interop.Tables;

namespace Lancar.Interop.Papers;

/// <summary>The one door for papers: whatever file somebody has, as paragraphs and tables.</summary>
/// <remarks>
/// The content decides what a file is; its name only tells kinds of plain text apart. Nothing in a file is ever run, fetched or followed, and the time and memory
/// of reading are bounded (<see cref="LargestFileBytes"/>; sizes are judged before unpacking).
/// </remarks>
public static class PaperReader
{
    /// <summary>The largest file read, in bytes (20 MiB).</summary>
    public const int LargestFileBytes = ReadingLimits.FileBytes;

    /// <summary>The endings of the names of files that are read, with their dots.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".docx", ".xlsx", ".pdf", ".html", ".htm", ".txt", ".md", ".csv", ".tsv"];

    /// <summary>Reads a paper.</summary>
    /// <param name="fileName">Its name, for the ending of a text file and for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellation">Gives up; checked while another program is at work.</param>
    /// <returns>
    /// The paper with what was left unread, or the issue that says what is wrong and how to mend it (<c>reported-results.*</c>). Never throws for content.
    /// </returns>
    public static Reading<Paper> Read(string fileName, byte[] bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return new(Of(fileName, bytes, cancellation), []);
        }
        catch (PaperFault fault)
        {
            return Refused(fault);
        }
    }

    /// <summary>The refusal of a file above <see cref="LargestFileBytes"/>, for callers that ask the size first.</summary>
    public static Reading<Paper> TooLarge() => Refused(new PaperFault("too-large", ("limit", LargestFileBytes / 1024 / 1024)));

    /// <summary>Reads a file whose format is known.</summary>
    /// <param name="format">The format.</param>
    /// <param name="source">What the file is called, or null.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PaperFault">It cannot be read.</exception>
    internal static Paper Of(PaperFormat format, string? source, byte[] bytes, CancellationToken cancellation) => format switch
    {
        PaperFormat.Text => LayoutText.Read(Worded(PaperText.Decode(bytes)), source),
        PaperFormat.Html => HtmlPaper.Read(bytes, source),
        PaperFormat.Pdf => PdfPaper.Read(bytes, source, cancellation),
        PaperFormat.Csv => SheetPaper.Read(CsvSheet.Read(bytes), source),
        PaperFormat.Package => OfPackage(source, bytes),
        PaperFormat.Json => throw new PaperFault("json-is-no-paper"),
    };

    private static Paper Of(string fileName, byte[] bytes, CancellationToken cancellation) =>
        bytes.Length > LargestFileBytes ? throw new PaperFault("too-large", ("limit", LargestFileBytes / 1024 / 1024)) : Of(PaperFormats.Of(fileName, bytes), Path.GetFileName(fileName), bytes, cancellation);

    /// <summary>The sheets of an Excel file or of delimited text; null for anything else.</summary>
    /// <exception cref="PaperFault">They cannot be read.</exception>
    internal static IReadOnlyList<Sheet>? SheetsOf(PaperFormat format, byte[] bytes)
    {
        if (format == PaperFormat.Csv)
        {
            return CsvSheet.Read(bytes);
        }

        if (format != PaperFormat.Package)
        {
            return null;
        }

        using var package = OfficePackage.Open(bytes);
        return OfficeFiles.KindOf(package) is (OfficeKind.Excel, var main) ? Workbook.Read(package, main) : null;
    }

    private static Paper OfPackage(string? source, byte[] bytes)
    {
        using var package = OfficePackage.Open(bytes);
        return OfficeFiles.KindOf(package) switch
        {
            (OfficeKind.Word, var main) => WordPaper.Read(package, main, source),
            (OfficeKind.Excel, var main) => SheetPaper.Read(Workbook.Read(package, main), source),
        };
    }

    private static string Worded(string text) => string.IsNullOrWhiteSpace(text) ? throw new PaperFault("empty-text") : text;

    private static Reading<Paper> Refused(PaperFault fault) => new(null, [ReportedResultsReader.Issue(fault.Code, null, fault.Values)]);
}
