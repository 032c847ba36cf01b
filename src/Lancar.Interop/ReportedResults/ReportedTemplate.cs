using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>Writes results as a table with the columns of <see cref="ReportedColumns"/>: what is typed in elsewhere, or the template to fill in.</summary>
public static class ReportedTemplate
{
    /// <summary>CSV for spreadsheet programs.</summary>
    /// <param name="document">The results.</param>
    /// <param name="language">Decides the delimiter: Indonesian <c>;</c>, English <c>,</c>.</param>
    /// <returns>The file; the same results always give the same bytes.</returns>
    public static byte[] Csv(ReportedDocument document, Language language)
    {
        ArgumentNullException.ThrowIfNull(document);
        return CsvTableWriter.Write(ReportedColumns.All, Rows(document), language);
    }

    /// <summary>An Excel file whose cells are all text, so that numbers stay as printed.</summary>
    /// <param name="document">The results.</param>
    /// <returns>The file; the same results always give the same bytes.</returns>
    public static byte[] Xlsx(ReportedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return TextWorkbook.Write("results", [ReportedColumns.All, .. Rows(document)]);
    }

    /// <summary>One made-up result of each kind, to be overwritten.</summary>
    public static ReportedDocument Example { get; } = ReportedResultsReader.ReadJson("""
        {"items":[
         {"id":"contoh-1","kind":"frequencies","title":"Tabel 1. Paritas","variable":"paritas","n":28,"levels":[{"label":"primipara","count":16,"percent":"57,1"},{"label":"multipara","count":12,"percent":"42,9"}]},
         {"id":"contoh-2","kind":"crosstab","rows":["baik","kurang"],"columns":["lancar","tidak lancar"],"counts":[[27,7],[6,54]],"rowPercents":[["79,4","20,6"],["10,0","90,0"]],"rowTotals":[34,60],"columnTotals":[33,61],"test":"chi-square","p":"< 0,001","oddsRatio":"34,7","oddsRatioInterval":["10,6","113,5"],"claims":["higher-odds:baik:lancar"]},
         {"id":"contoh-3","kind":"summary","variable":"skor","n":30,"mean":"9,17","sd":"0,874","min":"7","max":"10","interval":["8,84","9,49"],"integer":true,"scale":["0","16"]},
         {"id":"contoh-4","kind":"paired","variable":"skor","n":30,"before":{"mean":"9,17","sd":"0,874"},"after":{"mean":"13,37","sd":"1,671"},"difference":"4,20","integer":true,"test":"wilcoxon","p":"< 0,001"},
         {"id":"contoh-5","kind":"paired-binary","n":28,"before":6,"after":24,"lost":0,"test":"mcnemar","p":"< 0,001"},
         {"id":"contoh-6","kind":"two-proportions","groups":[{"label":"pijat","events":15,"n":16},{"label":"kontrol","events":9,"n":16}],"test":"fisher","p":"0,037"},
         {"id":"contoh-7","kind":"test","text":"t(28) = 2,20, p = 0,036"}
        ]}
        """u8.ToArray()).Value!;

    private static IEnumerable<IReadOnlyList<string?>> Rows(ReportedDocument document) =>
        document.Items.SelectMany(item => ReportedRows.Of(item)).Select(row => (IReadOnlyList<string?>)[.. ReportedColumns.All.Select(column => row.GetValueOrDefault(column))]);
}
