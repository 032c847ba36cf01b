using System.Net;
using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.SystemTests.Pages;

/// <summary>"Can these numbers be true?", open to everybody.</summary>
public sealed class CheckPageTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Misprinted =
        """{"source":"a printed page","items":[{"id":"a","kind":"frequencies","variable":"paritas","n":28,"levels":[{"label":"primipara","count":16,"percent":"47,1"},{"label":"multipara","count":12,"percent":"42,9"}]}]}""";

    [Theory]
    [InlineData("id", "Tidak cocok")]
    [InlineData("en", "Does not add up")]
    public async Task A_percentage_that_does_not_follow_is_marked_where_it_stands(string language, string said)
    {
        using var browser = demo.Server.Browser();
        await browser.Text("/check?lang=" + language);

        var html = await (await browser.Post("/check", "/check", ("text", Misprinted))).Content.ReadAsStringAsync();

        Assert.Contains("<mark class=\"stop\">47,1</mark>", html, StringComparison.Ordinal);
        Assert.Contains("data-code=\"percent-mismatch\"", html, StringComparison.Ordinal);
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<mark class=\"stop\">42,9</mark>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"items\":[", "reported-results.not-json")]
    [InlineData("{\"items\":[{\"id\":\"a\",\"kind\":\"nothing\"}]}", "reported-results.")]
    public async Task What_cannot_be_read_is_answered_with_what_and_where(string text, string code)
    {
        using var browser = demo.Server.Browser();

        var answer = await browser.Post("/check", "/check", ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"data-code=\"{code}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_paper_is_listed_and_opens_in_both_languages()
    {
        using var browser = demo.Server.Browser();
        var listed = Regex.Matches(await browser.Text("/check"), "href=\"/check/([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.Equal(ProductData.List("papers/").Count, listed.Length);
        foreach (var paper in listed)
        {
            foreach (var language in new[] { "id", "en" })
            {
                var html = await browser.Text($"/check/{paper}?lang={language}");
                Assert.DoesNotMatch("<script|<style|\\sstyle=", html);
                var anchors = Regex.Matches(html, "href=\"#(f[^\"]+)\"").Select(match => match.Groups[1].Value);
                Assert.All(anchors, anchor => Assert.Contains($"id=\"{anchor}\"", html, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_Word_file_of_several_megabytes_is_read_and_what_was_not_is_listed()
    {
        using var browser = demo.Server.Browser();
        const string Picture = "<w:p><w:r><w:drawing><a:blip r:embed='rId9'/></w:drawing></w:r></w:p>";
        var body = P("Tabel 1. Paritas") + Table(Plain("Paritas", "n", "%"), Plain("Primipara", "16", "47,1"), Plain("Multipara", "12", "42,9"), Plain("Total", "28", "100")) + P("Satu kalimat di bawahnya saja.") + Picture;
        var noise = new byte[6 * 1024 * 1024];
        new Random(20261201).NextBytes(noise);

        var answer = await browser.PostFile("/check", "/check", "file", "naskah.docx", ZipOf([.. Parts(Docx(body)), ("word/media/image1.png", noise)]));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<mark class=\"stop\">47,1</mark>", html, StringComparison.Ordinal);
        Assert.Contains("<li data-code=\"picture\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_template_can_be_taken_and_handed_in_again(string kind)
    {
        using var browser = demo.Server.Browser();
        var template = await (await browser.Get("/check?handler=Template&kind=" + kind)).Content.ReadAsByteArrayAsync();

        var answer = await browser.PostFile("/check", "/check", "file", "lancar." + kind, template);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("contoh", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/check?handler=Template&kind=exe")).StatusCode);
    }

    private const string Paper = """
        HASIL

        Tabel 1. Paritas <b>responden</b>
        Paritas        f     %
        Primipara      16    47,1
        Multipara      12    42,9
        Total          28    100
        """;

    [Fact]
    public async Task A_pasted_paper_is_shown_with_marks_that_lead_to_the_arithmetic()
    {
        using var browser = demo.Server.Browser();

        var html = await (await browser.Post("/check", "/check", ("text", Paper))).Content.ReadAsStringAsync();

        Assert.Contains("<a href=\"#f0-0\"><mark class=\"stop\">47,1</mark></a>", html[html.IndexOf("id=\"paper\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("id=\"f0-0\"", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;responden", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>responden", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_figure_is_computed_again_in_its_paper_and_saved()
    {
        using var browser = demo.Server.Browser();
        var html = await (await browser.Post("/check", "/check", ("text", Paper))).Content.ReadAsStringAsync();
        var (items, reading) = (Hidden(html, "items"), Hidden(html, "reading"));

        var again = await (await browser.Post("/check", "/check?handler=Correct", ("items", items), ("reading", reading), ("figure:0:levels[0].percent", "57,1"))).Content.ReadAsStringAsync();

        Assert.DoesNotContain("<mark class=\"stop\">", again, StringComparison.Ordinal);
        Assert.Contains("id=\"paper\"", again, StringComparison.Ordinal);
        Assert.Contains("value=\"57,1\"", again, StringComparison.Ordinal);
        var saved = await browser.Post("/check", "/check?handler=Save", ("items", Hidden(again, "items")), ("reading", reading), ("save", "reviewer.html"));
        Assert.Equal("lancar-reviewer.html", saved.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("INSPECT-SR", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var word = await (await browser.Post("/check", "/check?handler=Save", ("items", items), ("reading", reading), ("save", "author.docx"))).Content.ReadAsByteArrayAsync();
        Assert.Equal("PK"u8.ToArray(), word[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/check", "/check?handler=Save", ("items", items), ("save", "editor.html"))).StatusCode);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("")]
    public async Task A_paper_that_comes_back_broken_is_left_out_and_the_figures_are_checked_all_the_same(string reading)
    {
        using var browser = demo.Server.Browser();

        var html = await (await browser.Post("/check", "/check?handler=Correct", ("items", Misprinted), ("reading", reading), ("figure:9:n", "1"), ("figure:0:id", "x"))).Content.ReadAsStringAsync();

        Assert.Contains("<mark class=\"stop\">47,1</mark>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"paper\"", html, StringComparison.Ordinal);
    }

    private static string Hidden(string html, string name) => WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
