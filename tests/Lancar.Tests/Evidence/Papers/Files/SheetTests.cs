using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Typed-in results and plain tables from spreadsheets.</summary>
public sealed class SheetTests
{
    public static TheoryData<string> Papers => [.. ProductData.List("papers/")];

    [Theory]
    [MemberData(nameof(Papers))]
    public void The_five_papers_written_as_tables_give_the_same_findings(string path)
    {
        var document = ReportedResultsReader.ReadJson(ProductData.Bytes(path)).Value!;
        var expected = Findings(document);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Findings(Read("a.csv", ReportedTemplate.Csv(document, Language.Indonesian))));
        Assert.Equal(expected, Findings(Read("a.csv", ReportedTemplate.Csv(document, Language.English))));
        Assert.Equal(expected, Findings(Read("a.xlsx", ReportedTemplate.Xlsx(document))));
    }

    [Fact]
    public void The_template_holds_every_kind_and_reads_as_itself()
    {
        var example = ReportedTemplate.Example;

        Assert.Equal(["crosstab", "frequencies", "paired", "paired-binary", "summary", "test", "two-proportions"], example.Items.Select(item => item.Kind).Order(StringComparer.Ordinal));
        var read = Read("contoh.xlsx", ReportedTemplate.Xlsx(example));
        Assert.All(read.Items, item => Assert.Empty(item.UnknownFields));
        Assert.Equal(ReportedTemplate.Xlsx(example), ReportedTemplate.Xlsx(read));
        Assert.Equal(0, CheckReportedResults.Run(read).Count(Severity.Inconsistent));
    }

    [Theory]
    [InlineData("x;frequencies;;muda;banyak", "not-a-count", 2, "count")]
    [InlineData("x;frequencies;28;;", "missing-field", 2, "levels")]
    [InlineData("x;rupa;28;muda;1", "unknown-kind", 2, "kind")]
    [InlineData("x;frequencies;28;muda;1\nx;frequencies;29;tua;2", "two-answers", 3, "n")]
    public void A_fault_names_row_and_column(string rows, string code, int line, string column)
    {
        var issue = ReportedResultsReader.Read("a.csv", Encoding.UTF8.GetBytes("id;kind;n;label;count\n" + rows)).Issues[0];

        Assert.Equal(("reported-results." + code, line, column), (issue.Code, issue.Place.Line, issue.Place.Column));
        Assert.DoesNotContain("items[", issue.Message.English, StringComparison.Ordinal);
        Assert.Contains(column, issue.Message.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cross_table_with_a_missing_cell_is_refused()
    {
        var issue = ReportedResultsReader.Read("a.csv", "id,kind,row,column,count\nx,crosstab,baik,lancar,27\nx,,baik,tidak,7\nx,,kurang,lancar,6"u8.ToArray()).Issues[0];

        Assert.Equal("reported-results.missing-cell", issue.Code);
        Assert.Contains("“kurang” × “tidak”", issue.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.17", "0.000", "9.170")]
    [InlineData("9.1699999999999999", "0.00", "9.17")]
    [InlineData("0.125", "0.00", "0.13")]
    [InlineData("47.1", "General", "47.1")]
    [InlineData("0.571", "0.0%", "57.1%")]
    [InlineData("1234.5", "#,##0.00", "1,234.50")]
    [InlineData("34.5", "0.0 \"ml\"", "34.5 ml")]
    [InlineData("-0.5", "0.00;(0.00)", "(0.50)")]
    [InlineData("0.0004", "[Red]0.000", "0.000")]
    [InlineData("2.5", "0.0#", "2.5")]
    [InlineData("45658", "dd/mm/yyyy", "2025-01-01")]
    [InlineData("12", "0_);\\(0\\)", "12")]
    public void A_number_is_read_as_its_cell_shows_it(string raw, string format, string shown)
    {
        var file = Xlsx($"<row r='1'><c r='A1' t='inlineStr'><is><t>Judul</t></is></c><c r='B1' t='inlineStr'><is><t>n</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>x</t></is></c><c r='B2' s='0'><v>{raw}</v></c></row>",
            formats: $"<numFmt numFmtId='170' formatCode='{format.Replace("\"", "&quot;", StringComparison.Ordinal)}'/>", styles: "<xf numFmtId='170'/>");

        Assert.Equal(shown, Assert.IsType<PaperTable>(Assert.Single(PaperReader.Read("a.xlsx", file).Value!.Blocks)).Rows[1].Cells![1].Words);
    }

    [Fact]
    public void A_workbook_that_is_a_table_of_a_paper_is_read_with_its_merged_headings_and_decimal_commas()
    {
        var file = Xlsx(
            "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3' t='s'><v>2</v></c></row><row r='4'><c r='B4' t='s'><v>3</v></c><c r='C4' t='s'><v>4</v></c></row>"
            + "<row r='5'><c r='A5' t='s'><v>5</v></c><c r='B5'><v>14</v></c><c r='C5' s='1'><v>46.666666666</v></c></row><row r='6'><c r='A6' t='s'><v>6</v></c><c r='B6'><v>16</v></c><c r='C6' s='1'><v>53.3333</v></c></row>"
            + "<row r='7' hidden='1'><c r='A7' t='s'><v>6</v></c><c r='B7'><v>99</v></c></row><row r='8'><c r='A8' t='s'><v>7</v></c><c r='B8'><f>SUM(B5:B6)</f><v>30</v></c><c r='C8' s='1'><v>100</v></c></row><row r='9'><c r='A9' t='s'><v>8</v></c></row>",
            "<mergeCells><mergeCell ref='B3:C3'/><mergeCell ref='A3:A4'/></mergeCells>",
            string.Concat(((string[])["Tabel 1. Paritas", "Paritas", "Responden", "n", "%", "Primipara", "Multipara", "Total", "Sumber: data primer, rata-rata 9,17."]).Select(words => $"<si><t>{words}</t></si>")),
            "<numFmt numFmtId='170' formatCode='0.0'/>", "<xf/><xf numFmtId='170'/>");

        var read = Read("a.xlsx", file);

        var item = Assert.IsType<ReportedFrequencies>(Assert.Single(read.Items));
        Assert.Equal([("Primipara", 14L, "46,7"), ("Multipara", 16L, "53,3")], item.Levels.Select(level => (level.Label!, level.Count, level.Percent!.Text)));
        Assert.Equal((30L, "Tabel 1"), (item.N!.Value, item.Place));
    }

    [Theory]
    [InlineData("Tabel 1. Paritas\nParitas;n;%\nPrimipara;14;46,7\nMultipara;16;53,3\nTotal;30;100\n")]
    [InlineData("Tabel 1. Paritas\n\nParitas\tn\t%\nPrimipara\t14\t46.7\nMultipara\t16\t53.3\nTotal\t30\t100\n\nSumber: data primer\n")]
    [InlineData("sep=,\nTabel 1. Paritas\nParitas,n,%\nPrimipara,14,\"46,7\"\nMultipara,16,\"53,3\"\nTotal,30,100\n")]
    public void Delimited_text_that_is_a_table_of_a_paper_is_read(string text)
    {
        var item = Assert.IsType<ReportedFrequencies>(Assert.Single(Read("a.csv", Encoding.UTF8.GetBytes(text)).Items));

        Assert.Equal([14, 16], item.Levels.Select(level => level.Count));
        Assert.Equal("Tabel 1", item.Place);
    }

    private static ReportedDocument Read(string name, byte[] file)
    {
        var reading = ReportedResultsReader.Read(name, file);
        Assert.True(reading.IsUsable, string.Join("; ", reading.Issues.Select(issue => issue.Message.English)));
        return reading.Value!;
    }

    private static string[] Findings(ReportedDocument document) =>
        [.. CheckReportedResults.Run(document).Items.SelectMany(item => item.Findings.Select(finding => $"{item.Item.Id} {finding.Code} {finding.Severity} {finding.Field} {finding.Printed} {finding.Recomputed}").DefaultIfEmpty($"{item.Item.Id} -"))];
}
