using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Tests.Evidence;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("", "empty", null)]
    [InlineData("  \n ", "empty", null)]
    [InlineData("{", "not-json", null)]
    [InlineData("[]", "no-items", null)]
    [InlineData("{}", "no-items", null)]
    [InlineData("{\"items\":{}}", "no-items", null)]
    [InlineData("{\"items\":[3]}", "not-an-object", "items[0]")]
    [InlineData("{\"items\":[{\"kind\":\"summary\"}]}", "missing-field", "items[0].id")]
    [InlineData("{\"items\":[{\"id\":\"a\"}]}", "missing-field", "items[0].kind")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"rupa\"}]}", "unknown-kind", "items[0].kind")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\"}]}", "missing-field", "items[0].levels")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"label\":\"x\"}]}]}", "missing-field", "items[0].levels[0].count")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"count\":-1}]}]}", "not-a-count", "items[0].levels[0].count")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"count\":1.5}]}]}", "not-a-count", "items[0].levels[0].count")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"count\":1.234}]}]}", "not-a-count", "items[0].levels[0].count")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"count\":1e12}]}]}", "not-a-count", "items[0].levels[0].count")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"frequencies\",\"levels\":[{\"count\":1,\"percent\":\"banyak\"}]}]}", "not-a-number", "items[0].levels[0].percent")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"crosstab\",\"counts\":[[1,2]]}]}", "counts-shape", "items[0].counts")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"crosstab\",\"counts\":[[1,2],[3]]}]}", "counts-shape", "items[0].counts")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"crosstab\",\"counts\":[[1,2],[3,4]],\"rows\":[\"a\"]}]}", "list-length", "items[0].rows")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"crosstab\",\"counts\":[[1,2],[3,4]],\"rowPercents\":[[\"1\"]]}]}", "percents-shape", "items[0].rowPercents")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"crosstab\",\"counts\":[[1,2],[3,4]],\"oddsRatioInterval\":\"1-2\"}]}", "not-a-pair", "items[0].oddsRatioInterval")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"summary\",\"integer\":\"ya\"}]}", "not-true-or-false", "items[0].integer")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"summary\",\"level\":0}]}", "level-range", "items[0].level")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"summary\",\"items\":0}]}", "items-range", "items[0].items")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"summary\",\"title\":3}]}", "not-text-value", "items[0].title")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"paired\",\"before\":3}]}", "not-an-object", "items[0].before")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"paired-binary\",\"before\":3}]}", "missing-field", "items[0].after")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"two-proportions\",\"groups\":[]}]}", "two-groups", "items[0].groups")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"test\"}]}", "missing-field", "items[0].text")]
    [InlineData("{\"items\":[{\"id\":\"\\ud800\",\"kind\":\"test\",\"text\":\"x\"}]}", "not-text", null)]
    public void A_fault_says_what_where_and_how_to_mend(string json, string code, string? place)
    {
        var reading = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(json));

        Assert.False(reading.IsUsable);
        var issue = reading.Issues[0];
        Assert.Equal(("reported-results." + code, place), (issue.Code, issue.Place.Column));
        Assert.All(new[] { issue.Message.Indonesian, issue.Message.English }, text => Assert.True(text.Length > 20, text));
        Assert.True(place is null || issue.Message.English.Contains(place, StringComparison.Ordinal), issue.Message.English);
    }

    [Theory]
    [InlineData("naskah.txt")]
    [InlineData("naskah.MD")]
    public void The_text_of_a_paper_is_read_and_what_is_not_is_said(string name)
    {
        var reading = ReportedResultsReader.Read(name, "\uFEFFTabel 1. Paritas\nN %\nPrimipara 14 46,7\nMultipara 16 53,3\nTotal 30 100\nTabel 2. Lain\nA 1 2\n"u8.ToArray());

        Assert.True(reading.IsUsable);
        Assert.Equal(30, Assert.IsType<ReportedFrequencies>(Assert.Single(reading.Value!.Items)).N);
        Assert.Equal("headings", Assert.Single(reading.Value.Unread).Why);
    }

    [Fact]
    public void A_file_that_is_empty_or_no_text_is_refused()
    {
        Assert.Equal("reported-results.empty-file", Assert.Single(ReportedResultsReader.Read("a.txt", " \n"u8.ToArray()).Issues).Code);
        Assert.Equal("reported-results.not-text", Assert.Single(ReportedResultsReader.Read("a.txt", [0x41, 0x00, 0x28, 0x03]).Issues).Code);
    }

    [Theory]
    [InlineData("hasil.docx", "name-and-content", ".docx")]
    [InlineData("hasil.pdf", "name-and-content", ".pdf")]
    [InlineData("hasil", "unknown-format", "hasil")]
    [InlineData("hasil.xyz", "unknown-format", ".xyz")]
    public void Text_under_a_name_that_says_otherwise_is_named(string name, string code, string shown)
    {
        var issue = Assert.Single(ReportedResultsReader.Read(name, "p = 0,000"u8.ToArray()).Issues);

        Assert.Equal("reported-results." + code, issue.Code);
        Assert.Contains(shown, issue.Message.English, StringComparison.Ordinal);
        Assert.Contains(shown, issue.Message.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_and_depth_are_bounded()
    {
        Assert.Equal("reported-results.too-large", ReportedResultsReader.ReadJson(new byte[ReportedResultsReader.LargestJsonBytes + 1]).Issues[0].Code);
        var deep = "{\"items\":" + new string('[', 1_000) + new string(']', 1_000) + "}";
        Assert.Equal("reported-results.not-json", ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(deep)).Issues[0].Code);
        var many = "{\"items\":[" + string.Join(',', Enumerable.Repeat("0", ReportedResultsReader.MostItems + 1)) + "]}";
        Assert.Equal("reported-results.too-many-items", ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(many)).Issues[0].Code);
    }

    [Fact]
    public void Printed_zeros_of_strings_and_of_numbers_are_kept()
    {
        var reading = ReportedResultsReader.ReadJson("{\"items\":[{\"id\":7,\"kind\":\"summary\",\"mean\":34.00,\"sd\":\"3,70\"}]}"u8.ToArray());

        var summary = Assert.IsType<ReportedSummary>(Assert.Single(reading.Value!.Items));
        Assert.Equal(("7", 2, 2), (summary.Id, summary.Values.Mean!.Decimals, summary.Values.Sd!.Decimals));
    }

    // The mark of the document settles 1.234; places and titles such as "Tabel 4.3" and ids such as "4.1" do not count.
    [Theory]
    [InlineData("\"sd\":\"0,5\"", 0)]
    [InlineData("\"sd\":\"0.5\"", 3)]
    [InlineData("\"place\":\"4.1\",\"sd\":\"0,5\"", 0)]
    public void The_decimal_mark_of_the_document_settles_ambiguous_numbers(string more, int decimals)
    {
        var reading = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes("{\"items\":[{\"id\":\"4.1\",\"kind\":\"summary\",\"mean\":\"1.234\"," + more + "}]}"));

        Assert.Equal(decimals, ((ReportedSummary)reading.Value!.Items[0]).Values.Mean!.Decimals);
    }

    [Fact]
    public void A_byte_order_mark_and_comments_are_read_over() => Assert.True(ReportedResultsReader.ReadJson(
        [0xEF, 0xBB, 0xBF, .. "{ // tabel\n \"items\": [], }"u8]).IsUsable);

    /// <summary>Twenty thousand damaged documents: an answer or an error every time, never a crash.</summary>
    [Fact]
    public void Damaged_documents_never_crash_the_reader_or_the_check()
    {
        var random = new Random(4711);
        var originals = ProductData.List("papers/").Select(ProductData.Bytes).ToArray();
        var (readable, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var source = originals[round % originals.Length];
            var start = random.Next(0, source.Length / 2);
            var bytes = round % 2 == 0 ? Item(source, random) : source[..Math.Min(source.Length, start + 2_000)];
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                bytes = Damage(bytes, random);
            }

            var reading = ReportedResultsReader.ReadJson(bytes);
            if (!reading.IsUsable)
            {
                Assert.NotEmpty(reading.Issues);
                refused++;
                continue;
            }

            var report = CheckReportedResults.Run(reading.Value!);
            Assert.NotEmpty(CheckReportJson.Write(report, Language.Indonesian));
            readable++;
        }

        Assert.True(readable > 500 && refused > 5_000, $"{readable} read, {refused} refused");
    }

    /// <summary>A document of one item of a paper.</summary>
    private static byte[] Item(byte[] source, Random random)
    {
        using var json = System.Text.Json.JsonDocument.Parse(source);
        var items = json.RootElement.GetProperty("items");
        return Encoding.UTF8.GetBytes("{\"items\":[" + items[random.Next(items.GetArrayLength())].GetRawText() + "]}");
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        const string Splinters = "0123456789,.-%\"[]{}:<>eE \\u0000nulltrue−";
        var at = random.Next(bytes.Length);
        var splinter = Encoding.UTF8.GetBytes(Splinters[random.Next(Splinters.Length)].ToString());
        return random.Next(4) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. splinter, .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], .. bytes[at..Math.Min(bytes.Length, at + random.Next(1, 30))], .. bytes[at..]],
        };
    }
}
