using System.Diagnostics;
using System.Text;

namespace Lancar.SystemTests.House;

/// <summary>Words of the command line that cannot be understood: said in both languages on standard error, exit code 2, nothing on standard output.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "analyse", "lancar --help")]
    [InlineData("chek", "“chek”", "lancar --help")]
    [InlineData("analyse", "pre-post", "lancar analyse --help")]
    [InlineData("analyse pre-post", "FILE.csv", "lancar analyse pre-post --help")]
    [InlineData("analyse pre-post a.csv --bfore x", "“--bfore”", "lancar analyse pre-post --help")]
    [InlineData("analyse pre-post a.csv --before", "--before", "lancar analyse pre-post --help")]
    [InlineData("analyse pre-post a.csv --lang id --lang en", "--lang", "lancar analyse pre-post --help")]
    [InlineData("check", "FILE", "lancar check --help")]
    [InlineData("check --jsn a.json", "“--jsn”", "lancar check --help")]
    [InlineData("stats run --fast", "“--fast”", "lancar stats run --help")]
    [InlineData("stats run a b", "“b”", "lancar stats run --help")]
    [InlineData("check a.json --lang fr", "“fr”", null)]
    [InlineData("stats run not-there.jsonl", "not-there.jsonl", null)]
    public async Task What_is_not_understood_is_said_in_both_languages_with_exit_code_2(string words, string named, string? help)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((2, ""), (process.ExitCode, output));
        var lines = (await error).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.Split('\n')).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.NotEqual(lines[0], lines[1]);
        Assert.All(lines, line => Assert.Contains(named, line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(help ?? named, line, StringComparison.Ordinal));
    }
}
