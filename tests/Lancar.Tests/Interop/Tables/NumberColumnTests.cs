using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Tests.Interop.Tables;

public sealed class NumberColumnTests
{
    private static CsvTable Table(string text) => CsvTableReader.Read(Encoding.UTF8.GetBytes(text)).Value!;

    private static Reading<IReadOnlyList<NumberColumn>> Column(DecimalMark? told, params string[] cells) =>
        NumberColumnReader.Read(Table("x;y\n" + string.Concat(cells.Select(cell => $"r;{cell}\n"))), ["y"], told);

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("-12,5", -12.5)]
    [InlineData("\u221212,5", -12.5)]
    [InlineData("0,125", 0.125)]
    [InlineData(",5", 0.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("12", 12)]
    [InlineData("1,5e2", 150)]
    public void With_a_decimal_comma(string text, double expected) =>
        Assert.Equal(expected, Column(DecimalMark.Comma, text).Value![0].Values[0]);

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("0.125", 0.125)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1234.567", 1234.567)]
    public void With_a_decimal_point(string text, double expected) =>
        Assert.Equal(expected, Column(DecimalMark.Point, text).Value![0].Values[0]);

    [Theory]
    [InlineData("1.234", "1.234", "1234")]
    [InlineData("1,234", "1234", "1,234")]
    public void One_thousand_or_one_and_a_bit_is_refused_with_both_readings(string text, string inPoint, string inComma)
    {
        var reading = Column(null, text, "7");
        var issue = Assert.Single(reading.Issues);
        Assert.Null(reading.Value);
        Assert.Equal(("table.number-ambiguous", 2, "y", text), (issue.Code, issue.Place.Line!.Value, issue.Place.Column, issue.Place.Value));
        Assert.Contains("--decimal", issue.Message.English, StringComparison.Ordinal);
        Assert.Contains(inPoint.Replace('.', ','), issue.Message.Indonesian, StringComparison.Ordinal);
        Assert.Contains(inComma, issue.Message.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_the_same_column_decides_for_the_ambiguous_one()
    {
        var comma = Column(null, "1.234", "12,5").Value![0];
        var point = Column(null, "1.234", "12.5").Value![0];
        Assert.Equal(1234, comma.Values[0]);
        Assert.Equal(1.234, point.Values[0]);
        Assert.Equal(new DecimalEvidence(DecimalMark.Comma, DecimalBasis.ThisColumn, 3, "12,5"), comma.Evidence);
    }

    [Fact]
    public void A_number_of_the_other_column_decides_too_unless_columns_contradict()
    {
        var decided = NumberColumnReader.Read(Table("a;b\n1.234;12,5\n"), ["a", "b"]);
        Assert.Equal(1234, decided.Value![0].Values[0]);
        Assert.Equal(DecimalBasis.OtherColumn, decided.Value[0].Evidence.Basis);
        var contradicted = NumberColumnReader.Read(Table("a;b;c\n1.234;12,5;12.5\n"), ["a", "b", "c"]);
        Assert.Equal("table.number-ambiguous", Assert.Single(contradicted.Issues).Code);
    }

    [Fact]
    public void Two_ways_in_one_column_are_refused_with_both_lines()
    {
        var issue = Assert.Single(Column(null, "1", "12,5", "12.5").Issues, found => found.Code == "table.number-mixed");
        Assert.Equal(3, issue.Place.Line);
        Assert.Contains("4", issue.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dua belas")]
    [InlineData("12 ml")]
    [InlineData("12..5")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("24.03.2026")]
    [InlineData("12%")]
    public void Text_where_a_number_should_be_is_named_with_line_column_and_value(string text)
    {
        var issue = Assert.Single(Column(null, "12", text).Issues);
        Assert.Equal(("table.not-a-number", 3, "y", text), (issue.Code, issue.Place.Line!.Value, issue.Place.Column, issue.Place.Value));
        Assert.Contains(text, issue.Message.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("na")]
    [InlineData("#N/A")]
    [InlineData(".")]
    public void What_people_write_for_no_value_is_no_value(string text)
    {
        var reading = Column(null, "12", text);
        Assert.Empty(reading.Issues);
        Assert.Null(reading.Value![0].Values[1]);
    }

    [Fact]
    public void A_number_written_the_other_way_than_told_is_refused()
    {
        Assert.Equal("table.number-other-point", Assert.Single(Column(DecimalMark.Comma, "12.5").Issues).Code);
        Assert.Equal("table.number-other-comma", Assert.Single(Column(DecimalMark.Point, "12,5").Issues).Code);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    [InlineData(12, 11)]
    public void A_column_full_of_text_lists_ten_cells_and_counts_the_rest(int cells, int issues)
    {
        var found = Column(null, [.. Enumerable.Repeat("x", cells)]).Issues;
        Assert.Equal(issues, found.Count);
        Assert.Equal(cells > 10, found[^1].Code == "table.more-issues");
    }

    [Fact]
    public void What_the_writer_prints_the_reader_reads_back_in_both_languages()
    {
        var property = Prop.ForAll(Gen.ArrayOf(ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite), 5).ToArbitrary(), values =>
        {
            foreach (var (language, mark) in new[] { (Lancar.Domain.Kernel.Language.Indonesian, DecimalMark.Comma), (Lancar.Domain.Kernel.Language.English, DecimalMark.Point) })
            {
                var bytes = CsvTableWriter.Write(["k", "v"], values.Select(value => (IReadOnlyList<object?>)["k", value]), language);
                var back = NumberColumnReader.Read(CsvTableReader.Read(bytes).Value!, ["v"], mark);
                if (!back.IsUsable || !back.Value![0].Values.SequenceEqual(values.Select(value => (double?)value)))
                {
                    return false;
                }
            }

            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithReplay(20260324, 1), property);
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("id-ID");
            Assert.Equal(12.5, Column(null, "12.5").Value![0].Values[0]);
            Assert.Equal(12.5, Column(null, "12,5").Value![0].Values[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
