using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Evidence;

/// <summary><c>lancar check</c> as a process: what it prints, where, and with which exit code.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Consistent = """{"items":[{"id":"a","kind":"frequencies","n":28,"levels":[{"count":16,"percent":"57,1"},{"count":12,"percent":"42,9"}]}]}""";
    private const string Inconsistent = """{"items":[{"id":"a","kind":"frequencies","n":28,"levels":[{"count":16,"percent":"47,1"},{"count":12,"percent":"42,9"}]}]}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lancar-check-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Nothing_out_of_place_exits_0()
    {
        var (code, output, error) = await Run(Write("a.json", Consistent));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Tidak ada yang janggal", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_inconsistent_exits_1_and_is_said_in_the_asked_language()
    {
        var (code, output, _) = await Run(Write("a.json", Inconsistent), "--lang", "en");

        Assert.Equal(1, code);
        Assert.Contains("57.143 %", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_contracts_object()
    {
        var (code, output, _) = await Run(Write("a.json", Inconsistent), "--json");

        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, code);
        Assert.Equal("a.json", root.GetProperty("source").GetString());
        Assert.Equal("percent-mismatch", root.GetProperty("items")[0].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(1, root.GetProperty("summary").GetProperty("inconsistent").GetInt32());
    }

    [Theory]
    [InlineData("a.json", "{\"items\":[{\"id\":\"a\",\"kind\":\"x\"}]}", "items[0].kind")]
    [InlineData("a.json", "{\"items\"", "baris 1")]
    [InlineData("a.docx", "p = 0,000", ".json")]
    [InlineData("a.csv", "a;b", ".json")]
    public async Task Unreadable_input_exits_2_with_place_and_remedy(string name, string content, string said)
    {
        var (code, output, error) = await Run(Write(name, content));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_exits_2_and_the_others_are_still_checked()
    {
        var (code, output, error) = await Run(Write("a.json", Consistent), Path.Combine(folder.FullName, "tidak-ada.json"));

        Assert.Equal(2, code);
        Assert.Contains("tidak-ada.json", error, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang janggal", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_answer_as_a_list_and_errors_are_part_of_it()
    {
        var (code, output, _) = await Run(Write("a.json", Consistent), Write("b.json", "{}"), "--json");

        var answers = JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray();
        Assert.Equal((2, 2), (code, answers.Length));
        Assert.Equal("reported-results.no-items", answers[1].GetProperty("error").GetProperty("code").GetString());
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "check", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
