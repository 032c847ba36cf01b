using System.Net;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Mothers;
using Lancar.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Accounts;

/// <summary>Least sight by role, and the audit of who saw what.</summary>
public sealed class RoleTests(DemoServer demo) : IClassFixture<DemoServer>
{
    [Theory]
    [InlineData("suami", "/today", HttpStatusCode.Forbidden)]
    [InlineData("suami", "/mothers/{id}", HttpStatusCode.Forbidden)]
    [InlineData("suami", "/studies", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/today", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/mothers/{id}", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/mothers/{id}/seen", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/accounts", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/studies", HttpStatusCode.OK)]
    [InlineData("bidan", "/mothers/{id}", HttpStatusCode.OK)]
    [InlineData("bidan", "/mothers/{id}/seen", HttpStatusCode.Forbidden)]
    [InlineData("bidan", "/accounts", HttpStatusCode.Forbidden)]
    [InlineData("bidan", "/protocols/own", HttpStatusCode.Forbidden)]
    [InlineData("mahasiswa", "/protocols/own/edit?from=doko", HttpStatusCode.Forbidden)]
    [InlineData("koordinator", "/protocols/own/edit?from=nothing", HttpStatusCode.NotFound)]
    [InlineData("koordinator", "/mothers/{id}", HttpStatusCode.OK)]
    [InlineData("koordinator", "/mothers/{id}/seen", HttpStatusCode.OK)]
    [InlineData("koordinator", "/mothers/0199f0c2-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    public async Task A_role_opens_only_its_own_doors(string who, string path, HttpStatusCode expected)
    {
        using var browser = await demo.Server.Browser().WalkIn(who);

        var answer = await browser.Get(path.Replace("{id}", (await AnyMother()).ToString(), StringComparison.Ordinal));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_helper_gets_neither_other_mothers_nor_any_score_or_volume()
    {
        using var browser = await demo.Server.Browser().WalkIn("suami");

        var caseload = await browser.Text("/api/sync/caseload?after=0");

        Assert.Contains("Sari (DEMO)", caseload, StringComparison.Ordinal);
        Assert.Contains("session.finished", caseload, StringComparison.Ordinal);
        Assert.DoesNotContain("Wulan", caseload, StringComparison.Ordinal);
        Assert.DoesNotContain("milk-score.observed", caseload, StringComparison.Ordinal);
        Assert.DoesNotContain("milk-volume.measured", caseload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_fetches_old_facts_stands_in_the_audit_wherever_the_fetch_begins()
    {
        using var browser = await demo.Server.Browser().WalkIn("bidan");
        var audit = demo.Server.Services.GetRequiredService<IAuditLog>();
        async Task<int> Noted(string after, HttpStatusCode expected = HttpStatusCode.OK)
        {
            var before = (await audit.OfSubject(DemoData.SiteId.ToString(), 10_000)).Count(line => line.Action == "caseload.fetched");
            await browser.Text("/api/sync/caseload?after=" + after, expected);
            return (await audit.OfSubject(DemoData.SiteId.ToString(), 10_000)).Count(line => line.Action == "caseload.fetched") - before;
        }

        Assert.Equal(1, await Noted("0"));
        Assert.Equal(0, await Noted("-1", HttpStatusCode.BadRequest));
        Assert.Equal(1, await Noted("1"));
        Assert.Equal(1, await Noted("00"));
        Assert.Equal(0, await Noted("999999"));
    }

    [Fact]
    public async Task Opening_a_mother_stands_in_the_audit_under_her_id_alone()
    {
        var mother = await AnyMother();
        var audit = demo.Server.Services.GetRequiredService<IAuditLog>();
        var before = (await audit.OfSubject(mother.ToString(), 1000)).Count;
        using var browser = await demo.Server.Browser().WalkIn("koordinator");

        await browser.Text($"/mothers/{mother}");
        var seen = await browser.Text($"/mothers/{mother}/seen");

        var lines = await audit.OfSubject(mother.ToString(), 1000);
        Assert.Equal(before + 2, lines.Count);
        Assert.Equal(["mother.audit-viewed", "mother.viewed"], lines.Take(2).Select(line => line.Action));
        Assert.All(lines, line => Assert.Equal(mother.ToString(), line.Subject));
        Assert.True((await audit.Verify()).Holds);
        Assert.Contains("Bu Ratna (DEMO)", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_student_never_meets_a_name()
    {
        using var browser = await demo.Server.Browser().WalkIn("mahasiswa");
        var names = (await Mothers()).Select(mother => mother.Identity.Name.Split(' ')[0]).ToArray();

        var study = System.Text.RegularExpressions.Regex.Match(await browser.Text("/studies"), "/studies/[0-9a-f-]{36}").Value;
        var shown = await browser.Text(study) + await browser.Text(study + "/file?file=csv") + await browser.Text(study + "/file?file=json")
            + await browser.Text(study + "/extract?table=mothers") + await browser.Text(study + "/extract?table=readings");

        Assert.All(names, name => Assert.DoesNotMatch($@"\b{name}\b", shown));
    }

    private async Task<Guid> AnyMother() => (await Mothers())[9].MotherId;

    private Task<IReadOnlyList<MotherRecord>> Mothers() => demo.Server.Services.GetRequiredService<IMotherStore>().OfSite(DemoData.SiteId);
}
