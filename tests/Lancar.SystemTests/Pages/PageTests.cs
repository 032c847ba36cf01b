using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;
using Lancar.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Pages;

/// <summary>Every page, in both languages, as each role that may open it.</summary>
public sealed partial class PageTests(DemoServer demo) : IClassFixture<DemoServer>
{
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/" }, { null, "/sign-in" }, { null, "/check" },
        { "bidan", "/today" }, { "bidan", "/today?sort=name&show=referred" }, { "bidan", "/today?q=sari" }, { "bidan", "/today?q=nobody-is-called-this" },
        { "koordinator", "/accounts" }, { "mahasiswa", "/studies" }, { "mahasiswa", "/studies/import" },
        { "bidan", "/protocols" }, { "koordinator", "/protocols" }, { "mahasiswa", "/protocols" },
        { "koordinator", "/protocols/own" }, { "koordinator", "/protocols/own/edit?from=kerinci" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_speaks_both_languages_and_holds_nothing_inline(string? who, string path)
    {
        using var browser = demo.Server.Browser();
        if (who is not null)
        {
            await browser.WalkIn(who);
        }

        foreach (var language in Enum.GetValues<Language>())
        {
            var html = await browser.Text(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language.Code());
            Look(html, language);
        }
    }

    [Fact]
    public async Task Every_mother_of_the_demo_can_be_shown()
    {
        using var browser = await demo.Server.Browser().WalkIn("koordinator");
        var mothers = await demo.Server.Services.GetRequiredService<IMotherStore>().OfSite(DemoData.SiteId);

        Assert.Equal(24, mothers.Count);
        foreach (var mother in mothers)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var html = await browser.Text($"/mothers/{mother.MotherId}?lang={language.Code()}");
                Look(html, language);
                Assert.Equal(mother.Version, Regex.Count(html, "<time "));
            }
        }
    }

    [Fact]
    public async Task The_language_chosen_is_kept()
    {
        using var browser = demo.Server.Browser();
        Assert.Contains("lang=\"id\"", await browser.Text("/"), StringComparison.Ordinal);

        await browser.Text("/?lang=en");

        Assert.Contains("<html lang=\"en\">", await browser.Text("/check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Red_comes_first_and_the_counts_are_those_of_the_list()
    {
        using var browser = await demo.Server.Browser().WalkIn("bidan");

        var today = await browser.Text("/today");

        Assert.Contains("Ayu (DEMO)", FirstPerson().Match(today).Value, StringComparison.Ordinal);
        Assert.Contains("person stop", FirstPerson().Match(today).Value, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(await browser.Text("/today?show=referred"), "<li class=\"person "));
        Assert.Equal(24, Regex.Count(today, "<li class=\"person "));
    }

    [Theory]
    [InlineData("/nothing-here", HttpStatusCode.NotFound, "Halaman tidak ditemukan")]
    [InlineData("/mothers/no-id", HttpStatusCode.NotFound, "Halaman tidak ditemukan")]
    [InlineData("/check/999", HttpStatusCode.NotFound, "Halaman tidak ditemukan")]
    public async Task A_page_that_is_not_there_says_so_and_shows_the_way_on(string path, HttpStatusCode status, string said)
    {
        using var browser = demo.Server.Browser();

        var html = await browser.Text(path, status);

        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    [InlineData("/api/content")]
    [InlineData("/css/pages.css")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var browser = demo.Server.Browser();

        var answer = await browser.Get(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Pages_with_personal_data_stay_out_of_caches()
    {
        using var browser = await demo.Server.Browser().WalkIn("bidan");

        Assert.Equal("no-store", (await browser.Get("/today")).Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("rel=\"stylesheet\" href=\"")]
    [InlineData("rel=\"icon\" href=\"")]
    public async Task What_every_page_needs_comes_compressed_and_is_kept_until_it_changes(string link)
    {
        using var browser = demo.Server.Browser();
        var address = (await browser.Text("/")).Split(link)[1].Split('"')[0];

        var packed = await browser.Get(address, "br");
        var plain = await browser.Get(address);
        var unnamed = await browser.Get(address.Split('?')[0]);

        Assert.Equal("public, max-age=31536000, immutable", packed.Headers.CacheControl!.ToString());
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], packed.Headers.Vary);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        await using var unpacked = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Equal("no-cache", unnamed.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Pages_are_not_compressed_even_if_the_browser_could()
    {
        using var browser = await demo.Server.Browser().WalkIn("bidan");

        Assert.Empty((await browser.Get("/today", "br, gzip")).Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/today")]
    [InlineData("/mothers/0193e0a0-0000-7000-8000-000000000001")]
    [InlineData("/studies")]
    [InlineData("/accounts")]
    public async Task A_search_engine_sees_of_a_private_page_only_a_sign_in_that_it_is_not_to_keep(string path)
    {
        using var browser = demo.Server.Browser();

        var sentOn = await browser.Get(path);
        var signIn = await browser.Get(sentOn.Headers.Location!.PathAndQuery);

        Assert.Equal(HttpStatusCode.Redirect, sentOn.StatusCode);
        Assert.Equal("/sign-in", sentOn.Headers.Location.AbsolutePath);
        Assert.Equal(["noindex"], signIn.Headers.GetValues("X-Robots-Tag"));
        Assert.False((await browser.Get("/sign-in")).Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        using var browser = demo.Server.Browser();

        var described = await browser.Text("/api/openapi.json");

        Assert.Contains("/api/sync/events", described, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_finds_the_demo_as_it_was()
    {
        var data = Directory.CreateTempSubdirectory("lancar-test-").FullName;
        string[] settings = ["--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "10000"];
        var first = await RunningServer.Start(data, settings);
        var before = await Sequence(first);
        await first.Stop();

        await using var second = await RunningServer.Start(data, settings);

        Assert.Equal(before, await Sequence(second));
    }

    private static async Task<string> Sequence(RunningServer server)
    {
        using var browser = await server.Browser().WalkIn("bidan");
        return await browser.Text("/api/sync/caseload?after=0") + await browser.Text("/api/sync/caseload?after=500");
    }

    /// <summary>What holds of every page: its language, one main heading, the DEMO mark, and neither inline script nor inline style; the one script there may be is our own.</summary>
    private static void Look(string html, Language language)
    {
        Assert.Contains($"<html lang=\"{language.Code()}\">", html, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(html, "<h1[ >]"));
        Assert.Contains("<strong>DEMO</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! type=\"module\" src=\"/js/typed\\.js\\?v=[0-9a-f]{16}\"></script>)|<style|\\sstyle=|\\son[a-z]+=\"|javascript:", html);
        Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", Regex.Replace(html, "<code>.*?</code>", ""));
        var ids = Regex.Matches(html, "\\sid=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [GeneratedRegex("<li class=\"person .*?</li>", RegexOptions.Singleline)]
    private static partial Regex FirstPerson();
}
