using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lancar.SystemTests.Pages;

/// <summary>The study pages: result, downloads, and reading a file, good and bad.</summary>
public sealed class StudyPageTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Good = "kode;sebelum;sesudah\nA1;4,5;9,0\nA2;5,0;12,5\nA3;3,5;8,0\nA4;6,0;6,0\nA5;4,0;11,0\nA6;2,5;7,5\nA7;5,5;\n";

    [Fact]
    public async Task The_demo_study_shows_result_caution_and_natural_course_together()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var study = await DemoStudy(browser);

        foreach (var (language, caution) in new[] { ("id", "tanpa kelompok"), ("en", "control group") })
        {
            var html = await browser.Text($"{study}?lang={language}");
            Assert.Contains(caution, html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("<svg", html, StringComparison.Ordinal);
            Assert.True(Regex.Count(html, "<table") >= 4);
            Assert.DoesNotMatch("<script|<style|\\sstyle=", html);
        }
    }

    [Fact]
    public async Task Every_download_opens()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var study = await DemoStudy(browser);

        using var word = new ZipArchive(await (await browser.Get(study + "/file?file=docx")).Content.ReadAsStreamAsync());
        Assert.NotNull(word.GetEntry("word/document.xml"));
        Assert.StartsWith("<svg", await browser.Text(study + "/file?file=svg"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await browser.Text(study + "/file?file=json"));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        var csv = await browser.Text(study + "/file?file=csv");
        Assert.Equal("code;before;after;change;hours_since_birth_before;hours_since_birth_after", csv.TrimStart('\uFEFF').Split("\r\n")[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(study + "/file?file=exe")).StatusCode);
    }

    [Fact]
    public async Task The_extract_comes_as_mothers_readings_and_their_dictionary()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var study = await DemoStudy(browser);
        Assert.Equal(3, Regex.Count(await browser.Text(study), "/extract\\?table="));

        var mothers = await Lines(browser, study + "/extract?table=mothers");
        Assert.StartsWith("study_code;delivery_mode;parity;", mothers[0], StringComparison.Ordinal);
        var readings = await Lines(browser, study + "/extract?table=readings");
        Assert.StartsWith("study_code;hours_since_birth;baby;instrument;instrument_version;", readings[0], StringComparison.Ordinal);
        Assert.Contains(readings, line => line.Contains(";milk-volume;1;", StringComparison.Ordinal));
        var codes = mothers.Skip(1).Select(line => line.Split(';')[0]).ToHashSet();
        Assert.NotEmpty(codes);
        Assert.All(readings.Skip(1), line => Assert.Contains(line.Split(';')[0], codes));
        var dictionary = await Lines(browser, study + "/extract?table=dictionary");
        Assert.All(mothers[0].Split(';'), column => Assert.Contains(dictionary, line => line.StartsWith($"mothers;{column};", StringComparison.Ordinal)));
        Assert.All(readings[0].Split(';'), column => Assert.Contains(dictionary, line => line.StartsWith($"readings;{column};", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(study + "/extract?table=names")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(study + "/extract")).StatusCode);
    }

    private static async Task<string[]> Lines(Browser browser, string path) => (await browser.Text(path)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task A_good_file_becomes_a_study_with_its_missing_side_listed()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var read = await Read(browser, Good);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        var kept = await Keep(browser, await read.Content.ReadAsStringAsync(), "sebelum", "sesudah");

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var html = await browser.Text(kept.Headers.Location!.OriginalString + "?lang=en");
        Assert.Contains("Kolostrum uji", html, StringComparison.Ordinal);
        Assert.Contains("A7", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kode;sebelum;sesudah\nA1;4,5;9,0\nA2;banyak;12,5\n", "table.not-a-number", "3")]
    [InlineData("kode;sebelum;sesudah\nA1;1.234;2\nA2;2;3\nA3;3;4\n", "table.number-ambiguous", "2")]
    public async Task A_bad_cell_is_named_with_its_line_and_nothing_is_kept(string file, string code, string line)
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var before = Regex.Count(await browser.Text("/studies"), "<li class=\"person");

        var kept = await Keep(browser, await (await Read(browser, file)).Content.ReadAsStringAsync(), "sebelum", "sesudah");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        var said = Regex.Match(await kept.Content.ReadAsStringAsync(), $"<li data-code=\"{Regex.Escape(code)}\">([^<]+)").Groups[1].Value;
        Assert.Contains(line, said, StringComparison.Ordinal);
        Assert.Contains("sebelum", said, StringComparison.Ordinal);
        Assert.Equal(before, Regex.Count(await browser.Text("/studies"), "<li class=\"person"));
    }

    [Fact]
    public async Task A_column_that_is_not_there_and_an_empty_file_are_refused_in_words()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");

        var missing = await Keep(browser, await (await Read(browser, Good)).Content.ReadAsStringAsync(), "sebelum", "setelah");
        var empty = await Read(browser, "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("setelah", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Pilih berkas dahulu", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> DemoStudy(Browser browser) => Regex.Match(await browser.Text("/studies?q=DEMO"), "/studies/[0-9a-f-]{36}").Value;

    private static Task<HttpResponseMessage> Read(Browser browser, string file) =>
        browser.PostFile("/studies/import", "/studies/import?handler=Read", "file", "uji.csv", Encoding.UTF8.GetBytes(file));

    private static Task<HttpResponseMessage> Keep(Browser browser, string html, string before, string after) =>
        browser.Post("/studies/import", "/studies/import?handler=Keep",
            ("Answers.Content", Browser.Hidden(html, "Answers.Content")), ("Answers.FileName", "uji.csv"), ("Answers.Title", "Kolostrum uji"),
            ("Answers.Outcome", "Volume kolostrum"), ("Answers.Unit", "ml"), ("Answers.Before", before), ("Answers.After", after),
            ("Answers.Code", "kode"), ("Answers.Mark", ""));
}
