using System.Text;
using Lancar.Interop.Tables;

namespace Lancar.Tests.Interop.Tables;

public sealed class CsvTableReaderTests
{
    private static Reading<CsvTable> Read(string text) => CsvTableReader.Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("id;a;b\n1;12,5;3\n", ';')]
    [InlineData("id,a,b\n1,12.5,3\n", ',')]
    [InlineData("id\ta\tb\n1\t12,5\t3\n", '\t')]
    [InlineData("\"a;x\",b,c\n1,2,3\n", ',')]
    [InlineData("nama, umur;a;b\n1;2;3\n", ';')]
    public void The_header_line_outside_quotes_decides_the_delimiter(string text, char delimiter)
    {
        var reading = Read(text);
        Assert.True(reading.IsUsable);
        Assert.Equal(delimiter, reading.Value!.Facts.Delimiter);
        Assert.Equal(3, reading.Value.Columns.Count);
    }

    [Fact]
    public void Excel_names_the_delimiter_in_a_hint_line_and_line_numbers_still_count_it()
    {
        var reading = Read("sep=,\r\na;x,b\r\n1,2\r\n");
        Assert.Equal(["a;x", "b"], reading.Value!.Columns);
        Assert.Equal(3, reading.Value.Rows[0].Line);
    }

    [Fact]
    public void Blank_lines_and_rows_of_separators_are_passed_over_but_counted_as_lines()
    {
        var reading = Read("id;a\r\n\r\n1;5\r\n;\r\n\r\n\"x\r\ny\";6\r\n3;7\r\n");
        Assert.Equal([3, 6, 8], reading.Value!.Rows.Select(row => row.Line));
        Assert.Equal("x\r\ny", reading.Value.Rows[1].Cells[0]);
    }

    [Fact]
    public void Byte_order_marks_and_old_encodings_are_read()
    {
        var utf8 = CsvTableReader.Read([0xEF, 0xBB, 0xBF, .. "ibu;é\n1;2\n"u8]);
        var utf16 = CsvTableReader.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ibu;é\n1;2\n")]);
        var utf16Big = CsvTableReader.Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("ibu;é\n1;2\n")]);
        var windows = CsvTableReader.Read([.. "ibu;"u8, 0xE9, .. "\n1;2\n"u8]);
        Assert.All(new[] { utf8, utf16, utf16Big, windows }, reading => Assert.Equal(["ibu", "é"], reading.Value!.Columns));
        Assert.Equal(["utf-8", "utf-16", "utf-16BE", "windows-1252"],
            new[] { utf8, utf16, utf16Big, windows }.Select(reading => reading.Value!.Facts.Encoding));
        Assert.Equal("table.windows-1252", Assert.Single(windows.Issues).Code);
        Assert.Empty(utf8.Issues);
    }

    [Fact]
    public void The_file_is_known_by_the_hash_of_its_bytes() =>
        // sha256sum of the seven bytes "a;b\n1;2" as coreutils 9.1 prints it.
        Assert.Equal("c240dd6e09e4e9e9a4f0e41061881734c9e704c8aa4f38c30bdd2b3d0d6cbfe6", Read("a;b\n1;2").Value!.Facts.Sha256);

    [Theory]
    [InlineData("", "table.empty")]
    [InlineData("  \r\n\r\n", "table.empty")]
    [InlineData(";;\r\n", "table.empty")]
    [InlineData("id;a;b\r\n", "table.header-only")]
    [InlineData("id;a\n1;\"2\n3;4\n", "table.quote")]
    [InlineData("id;a\n1;2\"x\n", "table.quote")]
    [InlineData("id;a\n1;2;3\n", "table.line-long")]
    [InlineData("id,a,b\n1,12,5,20\n", "table.line-long-comma")]
    [InlineData("PK\u0003\u0004rest", "table.spreadsheet-file")]
    [InlineData("a\0b;c\n1;2\n", "table.not-text")]
    public void What_cannot_be_used_says_so_in_both_languages(string text, string code)
    {
        var reading = Read(text);
        Assert.False(reading.IsUsable && reading.Value!.Rows.Count > 0);
        var issue = reading.Issues.First(found => found.Code == code);
        Assert.Equal(IssueSeverity.Error, issue.Severity);
        Assert.NotEqual(issue.Message.Indonesian, issue.Message.English);
        Assert.DoesNotContain('{', issue.Message.Indonesian + issue.Message.English);
    }

    [Fact]
    public void A_short_line_is_read_with_empty_cells_and_named()
    {
        var reading = Read("id;a;b\n1;2\n2;3;4\n");
        Assert.True(reading.IsUsable);
        Assert.Equal(["1", "2", ""], reading.Value!.Rows[0].Cells);
        var issue = Assert.Single(reading.Issues);
        Assert.Equal(("table.line-short", 2), (issue.Code, issue.Place.Line!.Value));
    }

    [Fact]
    public void Empty_extra_cells_are_no_reason_to_complain()
    {
        var reading = Read("id;a\n1;2;;\n");
        Assert.Empty(reading.Issues);
        Assert.Equal(["1", "2"], reading.Value!.Rows[0].Cells);
    }

    [Fact]
    public void A_repeated_name_warns_and_cannot_be_asked_for()
    {
        var reading = Read("id;a;a\n1;2;3\n");
        Assert.Equal("table.header-repeated", Assert.Single(reading.Issues).Code);
        Assert.Equal("table.column-repeated", CsvColumns.Find(reading.Value!, "a").Issue!.Code);
    }

    [Fact]
    public void A_missing_column_names_those_that_exist()
    {
        var (_, issue) = CsvColumns.Find(Read("id;sebelum;sesudah\n1;2;3\n").Value!, "Pre");
        Assert.Equal("table.column-missing", issue!.Code);
        Assert.Contains("“sebelum”, “sesudah”", issue.Message.Indonesian, StringComparison.Ordinal);
        Assert.Equal("Pre", issue.Place.Column);
    }

    [Fact]
    public void A_name_is_found_whatever_its_case_when_only_one_fits()
    {
        var table = Read("id;Sebelum;a;A\n1;2;3;4\n").Value!;
        Assert.Equal(1, CsvColumns.Find(table, " sebelum ").Position);
        Assert.Equal(3, CsvColumns.Find(table, "A").Position);
    }

    [Fact]
    public void A_file_at_the_limit_is_read_and_one_byte_more_is_not()
    {
        var bytes = new byte[CsvTableReader.LargestFileBytes + 1];
        Array.Fill(bytes, (byte)' ');
        Assert.Equal("table.too-large", CsvTableReader.Read(bytes).Issues[0].Code);
        Assert.Equal("table.empty", CsvTableReader.Read(bytes[..^1]).Issues[0].Code);
    }
}
