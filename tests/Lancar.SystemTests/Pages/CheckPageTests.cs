using System.Net;
using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;

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
}
