using System.Diagnostics;
using System.Text.RegularExpressions;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Mothers;
using Lancar.Server.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Storage;

/// <summary>The command over the database of a real server that has stopped.</summary>
public sealed class StorageCommandTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("lancar-storage-").FullName;
    private string[] records = [];
    private AuditEntry last = null!;

    public async Task InitializeAsync()
    {
        var server = await RunningServer.Start(data, "--Lancar:Demo", "true", "--RateLimits:SignInPerMinute", "10000");
        records = await Records(server);
        using (var browser = await server.Browser().WalkIn("koordinator"))
        {
            foreach (var mother in (await server.Services.GetRequiredService<IMotherStore>().OfSite(DemoData.SiteId)).Take(4))
            {
                await browser.Text($"/mothers/{mother.MotherId}");
            }

            last = (await server.Services.GetRequiredService<IAuditLog>().Newest(1)).Single();
            Assert.Contains($"{last.Sequence}:{last.Hash}", await browser.Text("/accounts"), StringComparison.Ordinal);
        }

        await server.Stop();
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Rebuild_makes_lost_and_damaged_records_anew()
    {
        Sql("delete from mother_records where mother_id in (select mother_id from mother_records limit 3); update mother_records set record = '{}'");

        var (code, output, errors) = Run("rebuild", "--data", data, "--lang", "en");

        Assert.True(code == 0, errors);
        Assert.Contains("24 mothers", output, StringComparison.Ordinal);
        var server = await RunningServer.Start(data, "--Lancar:Demo", "true");
        Assert.Equal(records, await Records(server));
        await server.Stop();
    }

    [Fact]
    public async Task Rebuild_beside_a_running_server_is_seen_by_it()
    {
        Sql("update mother_records set record = replace(record, '\"babies\":1', '\"babies\":4')");
        var server = await RunningServer.Start(data, "--Lancar:Demo", "true");
        Assert.NotEqual(records, await Records(server));

        var (code, _, errors) = Run("rebuild", "--data", data, "--lang", "en");

        Assert.True(code == 0, errors);
        Assert.Equal(records, await Records(server));
        await server.Stop();
    }

    [Fact]
    public async Task Records_that_cannot_be_made_anew_are_said_and_nothing_is_changed()
    {
        Sql("update events set mother_id = upper(mother_id) where type = 'mother.registered' and sequence = (select min(sequence) from events)");
        var (code, output, errors) = Run("rebuild", "--data", data, "--lang", "en");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("mother.unknown", errors, StringComparison.Ordinal);
        Sql("update events set mother_id = lower(mother_id)");
        var server = await RunningServer.Start(data, "--Lancar:Demo", "true");
        Assert.Equal(records, await Records(server));
        await server.Stop();
    }

    [Fact]
    public void Verify_prints_the_last_line_and_notices_a_change_and_a_cut()
    {
        var (code, output, errors) = Run("verify", "--data", data);
        Assert.True(code == 0, errors);
        Assert.Contains("Rantai audit utuh", output, StringComparison.Ordinal);
        var noted = Regex.Match(output, "[0-9]+:[0-9a-f]{64}").Value;
        Assert.Equal($"{last.Sequence}:{last.Hash}", noted);
        Assert.Equal(0, Run("verify", "--data", data, "--known", noted).Code);
        Assert.Equal(2, Run("verify", "--data", data, "--known", "12").Code);

        Sql("delete from audit where sequence = (select max(sequence) from audit)");
        Assert.Equal(0, Run("verify", "--data", data).Code);
        var cut = Run("verify", "--data", data, "--known", noted, "--lang", "en");
        Assert.Equal(1, cut.Code);
        Assert.Contains("cut off", cut.Output, StringComparison.Ordinal);

        Sql("update audit set subject = 'x' where sequence = 2");
        var broken = Run("verify", "--data", data, "--lang", "en");
        Assert.Equal(1, broken.Code);
        Assert.Contains("from line 2 on", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_database_none_is_made_and_two_is_the_answer()
    {
        var empty = Path.Combine(data, "empty");
        Directory.CreateDirectory(empty);
        var missing = Run("verify", "--data", empty, "--lang", "en");
        Assert.Equal(2, missing.Code);
        Assert.Contains("--data", missing.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(empty));
        Assert.Contains("sqlite", Run("verify", "--kind", "oracle").Errors, StringComparison.Ordinal);
        Assert.Contains("--connection", Run("rebuild", "--kind", "postgres").Errors, StringComparison.Ordinal);
        Assert.Equal(2, Run("rebuild", "--kind", "postgres", "--connection", "Host=127.0.0.1;Port=1;Database=none;Timeout=3").Code);
    }

    private static async Task<string[]> Records(RunningServer server) =>
        [.. (await server.Services.GetRequiredService<IMotherStore>().OfSite(DemoData.SiteId)).Select(MotherRecordJson.Write)];

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection("Pooling=False;Data Source=" + Path.Combine(data, "lancar.db"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "storage", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in new[] { "Lancar__Data", "Storage__Kind", "Storage__ConnectionString" })
        {
            start.Environment.Remove(setting);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
