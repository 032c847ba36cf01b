using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Simulation;

/// <summary><c>lancar simulate</c> as a process.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lancar-simulate-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_same_options_give_the_same_bytes_on_the_screen_and_in_a_file()
    {
        var file = Path.Combine(folder.FullName, "events.jsonl");
        var shown = Run("--mothers", "3", "--days", "4", "--seed", "18446744073709551615");
        var written = Run("--mothers", "3", "--days", "4", "--seed", "18446744073709551615", "--out", file);

        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Equal((0, "", ""), (written.Code, written.Output, written.Errors));
        Assert.Equal(shown.Output, File.ReadAllText(file));
        var lines = shown.Output.TrimEnd('\n').Split('\n');
        Assert.True(JsonDocument.Parse(lines[0]).RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal("mother.registered", JsonDocument.Parse(lines[1]).RootElement.GetProperty("type").GetString());
        Assert.True(lines.Length > 30);

        var again = Run("--mothers", "3", "--out", file);
        Assert.Equal((2, ""), (again.Code, again.Output));
        Assert.Contains(file, again.Errors, StringComparison.Ordinal);
        Assert.Equal(shown.Output, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("--mothers", "0", "1–5000")]
    [InlineData("--mothers", "5001", "1–5000")]
    [InlineData("--days", "x", "1–366")]
    [InlineData("--seed", "-1", "18446744073709551615")]
    [InlineData("--sites", "51", "1–50")]
    [InlineData("--start", "5-1-2026", "2000-01-01")]
    public void What_is_out_of_range_is_said_in_both_languages(string option, string value, string range)
    {
        var (code, output, errors) = Run(option, value);
        Assert.Equal((2, ""), (code, output));
        var lines = errors.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.True(line.Contains(option, StringComparison.Ordinal) && line.Contains(range, StringComparison.Ordinal), line));
    }

    [Fact]
    public void Help_says_that_nobody_exists() => Assert.Contains("nobody exists", Run("--help").Output, StringComparison.Ordinal);

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "simulate", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
