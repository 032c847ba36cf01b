using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Interop.Tables;

namespace Lancar.Tests.Interop.Tables;

public sealed class CsvTableWriterTests
{
    private static string Write(Language language, params object?[] cells) =>
        Encoding.UTF8.GetString(CsvTableWriter.Write([.. cells.Select((_, i) => "c" + i)], [cells], language)).Split("\r\n")[1];

    [Fact]
    public void Indonesian_spreadsheets_get_semicolons_and_decimal_comma_behind_a_byte_order_mark()
    {
        var bytes = CsvTableWriter.Write(["kode", "ml"], [["A1", 12.5], ["A2", null]], Language.Indonesian);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("kode;ml\r\nA1;12,5\r\nA2;\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+62811")]
    [InlineData("-cmd|x")]
    [InlineData("@SUM(A1)")]
    public void Text_that_would_run_as_a_formula_is_written_behind_an_apostrophe(string text) =>
        Assert.Equal("'" + text, Write(Language.Indonesian, text));

    [Fact]
    public void A_formula_behind_a_line_break_is_held_too() =>
        Assert.StartsWith("\"'\n=1", Encoding.UTF8.GetString(CsvTableWriter.Write(["a"], [["\n=1"]], Language.English)).Split("\r\n")[1], StringComparison.Ordinal);

    [Fact]
    public void Negative_numbers_are_numbers_not_formulas() => Assert.Equal("-1,5;-3", Write(Language.Indonesian, -1.5, -3));

    [Fact]
    public void Separators_quotes_and_breaks_are_quoted() =>
        Assert.Equal("\"a;b\";\"say \"\"x\"\"\";a,b;1", Write(Language.Indonesian, "a;b", "say \"x\"", "a,b", true));

    [Fact]
    public void Wrong_shapes_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => CsvTableWriter.Write(["a", "b"], [["only one"]], Language.English));
        Assert.Throws<ArgumentException>(() => Write(Language.English, DateTimeOffset.UnixEpoch));
        Assert.Throws<ArgumentException>(() => Write(Language.English, double.NaN));
    }
}
