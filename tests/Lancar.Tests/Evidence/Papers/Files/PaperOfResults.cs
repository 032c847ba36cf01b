using System.Globalization;
using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Tables;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Printed results set as a paper sets them: one table each, with the sentence below it that names the test.</summary>
internal sealed record PaperOfResults(IReadOnlyList<(string Title, string[][] Rows, string Sentence)> Tables)
{
    /// <summary>The tables of a paper that a table can print: frequencies, cross tables, means, and one group before and after.</summary>
    public static PaperOfResults Of(ReportedDocument document) => new([.. document.Items.Select(Table).OfType<(string, string[][], string)>()]);

    /// <summary>As text with tabs.</summary>
    public byte[] Text()
    {
        var text = new StringBuilder("HASIL PENELITIAN\n\n");
        for (var i = 0; i < Tables.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Tabel {i + 1}. {Tables[i].Title}\n").AppendJoin('\n', Tables[i].Rows.Select(row => string.Join('\t', row))).Append('\n').Append(Tables[i].Sentence).Append("\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>As a web page.</summary>
    public byte[] Html() => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><h2>HASIL PENELITIAN</h2>" + string.Concat(Tables.Select((table, i) =>
        $"<p>Tabel {i + 1}. {table.Title}</p><table>{string.Concat(table.Rows.Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{cell}</td>")) + "</tr>"))}</table><p>{table.Sentence}</p>")) + "</body></html>");

    /// <summary>As a Word document of our own writer.</summary>
    public byte[] Word() => WordDocument.Write(
        new ReportDocument(Both("Naskah"), [new HeadingBlock(1, Both("Hasil Penelitian")), .. Tables.SelectMany(table => new ReportBlock[] { new TableBlock(Set(table.Title, table.Rows)), new ParagraphBlock(Both(table.Sentence)) })]),
        Language.Indonesian,
        new DocumentStamp(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "Lancar"));

    private static ReportTable Set(string title, string[][] rows) => new(
        Both(title),
        [.. rows[0].Select((cell, column) => new ReportColumn(Both(cell), column > 0))],
        [.. rows.Skip(1).Select(row => new ReportRow([.. row.Select(cell => ReportCell.Of(Both(cell)))], row[0] == "Total"))],
        []);

    private static (string, string[][], string)? Table(ReportedItem item) => item switch
    {
        ReportedFrequencies { N: { } n } table => (Title(item), [["Kategori", "n", "%"], .. table.Levels.Select(level => new[] { level.Label ?? "", Whole(level.Count), level.Percent?.Text ?? "" }), ["Total", Whole(n), "100"]], "Berdasarkan tabel ini, sebagian besar ibu termasuk kategori terakhir."),
        ReportedCrosstab { RowTotals: { } rowTotals, RowPercents: { } percents } table => (Title(item),
            [
                ["Faktor", .. table.Columns!.SelectMany(column => new[] { "n", "%" }), "Total n", "%", "p-value", "POR (95% CI)"],
                .. table.Counts.Select((row, at) => (string[])[table.Rows![at], .. row.SelectMany((count, column) => new[] { Whole(count), percents[at][column]?.Text ?? "" }), Whole(rowTotals[at]), "100", .. at == 0 ? [table.P?.Text ?? "", $"{table.OddsRatio?.Text} ({table.OddsRatioInterval?.Lower.Text}-{table.OddsRatioInterval?.Upper.Text})"] : new[] { "", "" }]),
            ],
            $"Hasil uji Chi Square menunjukkan p = {table.P?.Text}."),
        ReportedPaired { N: { } n } paired => (Title(item),
            [["Pengukuran", "n", "Mean", "SD", "Min", "Max"], Moments("Sebelum", n, paired.Before), Moments("Sesudah", n, paired.After)], $"Hasil uji {paired.Test} menunjukkan p = {paired.P?.Text}."),
        ReportedSummary { N: { } n, Values: { Sd: not null, Min: not null, Max: not null } values } => (Title(item), [["Pengukuran", "n", "Mean", "SD", "Min", "Max"], Moments("Volume", n, values)], "Berdasarkan tabel ini, hasilnya beragam."),
        _ => null,
    };

    private static string[] Moments(string label, long n, ReportedMoments values) => [label, Whole(n), values.Mean?.Text ?? "", values.Sd?.Text ?? "", values.Min?.Text ?? "", values.Max?.Text ?? ""];

    private static string Title(ReportedItem item) => char.ToUpperInvariant((item.Variable ?? "hasil")[0]) + (item.Variable ?? "hasil")[1..];

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static LocalizedText Both(string words) => new(words, words);
}
