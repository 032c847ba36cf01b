using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Planning;

/// <summary><c>lancar power</c> as a process: shards over several runs, added up, and refused when they do not belong together.</summary>
public sealed class PowerCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lancar-power-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Shards_add_up_to_what_one_run_gives_byte_for_byte()
    {
        string[] design = ["--n", "9", "--mean", "0,7", "--round", "0.5", "--replicates", "3000", "--seed", "18446744073709551615"];
        var shards = Enumerable.Range(1, 3).Select(i => Write($"{i}.json", Run(["simulate", .. design, "--shard", $"{i}/3"]).Output)).ToArray();
        var whole = Run(["simulate", .. design]);
        var merged = Run(["merge", shards[2], shards[0], shards[1]]);

        Assert.Equal((0, ""), (merged.Code, merged.Error));
        Assert.Equal(whole.Output, merged.Output);
        Assert.Equal(3000, JsonDocument.Parse(merged.Output).RootElement.GetProperty("trials").GetInt64());
        Assert.Equal(0.7, JsonDocument.Parse(merged.Output).RootElement.GetProperty("design").GetProperty("values").GetProperty("mean").GetDouble());
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_refused_in_both_languages()
    {
        var one = Simulated("1.json", "--n", "9", "--shard", "1/3");
        var two = Simulated("2.json", "--n", "9", "--shard", "2/3");
        var otherSeed = Simulated("3.json", "--n", "9", "--shard", "3/3", "--seed", "2");
        var otherSize = Simulated("4.json", "--n", "10", "--shard", "3/3");
        var otherSplit = Simulated("5.json", "--n", "9", "--shard", "3/4");

        Refused("different seeds", "benih", one, two, otherSeed);
        Refused("differ in test, sizes", "berbeda dalam uji", one, two, otherSize);
        Refused("split differently", "secara berbeda", one, two, otherSplit);
        Refused("twice", "dua kali", one, two, two);
        Refused("2 of 3", "2 dari 3", one, two);
    }

    [Theory]
    [InlineData("simulate", "--mean", "1")]
    [InlineData("simulate", "--n", "10", "--mean", "x")]
    [InlineData("simulate", "--n", "0", "--mean", "1")]
    [InlineData("simulate", "--n", "10.5", "--mean", "1")]
    [InlineData("simulate", "--n", "1.000", "--mean", "1")]
    [InlineData("simulate", "--n", "2147483648", "--mean", "1")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--replicates", "10.000")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--replicates", "0")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--sd", "0")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--alpha", "1")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--seed", "-1")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--shard", "3/2")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--shard", "1/2", "--replicates", "512")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--test", "horoscope")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--shape", "round")]
    [InlineData("simulate", "--n", "10", "--mean", "1", "--test", "mann-whitney")]
    [InlineData("merge", "missing.json")]
    [InlineData("merge", "odd.json")]
    public void What_cannot_be_understood_exits_2_and_says_why_in_both_languages(params string[] arguments)
    {
        Write("odd.json", """{"kind":"simulated-power","design":{"test":"SignedRank"}}""");
        var (code, output, error) = Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(2, error.Trim().Split('\n').Length);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_groups_and_curves_are_answered()
    {
        var groups = Run(["simulate", "--test", "mann-whitney", "--n", "8", "--second-n", "9", "--mean", "1.5", "--shape", "log-normal", "--replicates", "2000"]);
        Assert.Equal(0, groups.Code);
        Assert.InRange(JsonDocument.Parse(groups.Output).RootElement.GetProperty("power").GetDouble(), 0.5, 1);

        var curves = Run(["curves", folder.FullName, "--replicates", "200"]);
        Assert.Equal(0, curves.Code);
        Assert.Equal(431, File.ReadAllLines(Path.Combine(folder.FullName, "power-curves.csv")).Length);
        foreach (var name in new[] { "type-one-error.svg", "power.svg" })
        {
            Assert.Contains("signed-rank, exact", File.ReadAllText(Path.Combine(folder.FullName, name)), StringComparison.Ordinal);
        }
    }

    private void Refused(string english, string indonesian, params string[] files)
    {
        var (code, output, error) = Run(["merge", .. files]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(english, error, StringComparison.Ordinal);
        Assert.Contains(indonesian, error, StringComparison.Ordinal);
    }

    private string Simulated(string name, params string[] arguments) =>
        Write(name, Run(["simulate", "--mean", "0.5", "--replicates", "3000", .. arguments]).Output);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private (int Code, string Output, string Error) Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "power", .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "id_ID.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
