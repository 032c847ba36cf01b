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
    [InlineData("a.docx", "p = 0,000", ".docx")]
    [InlineData("a.xyz", "p = 0,000", ".pdf")]
    [InlineData("a.csv", "id;kind;n;label;count\nx;frequencies;28;muda;banyak", "baris 2, kolom “count”")]
    [InlineData("a.pdf", "%PDF-1.4 terpotong", "PDF ini rusak")]
    [InlineData("a.docx", "PK\u0003\u0004 terpotong", "rusak atau terpotong")]
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

    [Fact]
    public async Task A_folder_gets_one_report_per_file_and_a_summary_and_the_worst_decides_the_code()
    {
        Write("naskah/a.json", Consistent);
        Write("naskah/bab/a.json", Inconsistent);
        Write("naskah/gambar.png", "not asked for");
        var output = Path.Combine(folder.FullName, "hasil");

        var (code, printed, error) = await Run(Path.Combine(folder.FullName, "naskah"), "--out", output, "--lang", "en");

        Assert.Equal(1, code);
        Assert.Equal(["a.json-2.html", "a.json.html", "summary.csv"], Directory.GetFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("57.143", File.ReadAllText(Path.Combine(output, "a.json-2.html")), StringComparison.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(output, "summary.csv"));
        Assert.Equal(3, rows.Length);
        Assert.EndsWith(",1,0,0,0,checked", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(",1,1,0,0,checked", rows[2], StringComparison.Ordinal);
        Assert.Contains("Summary of the check", printed, StringComparison.Ordinal);
        Assert.Contains("2 reports written", error, StringComparison.Ordinal);

        var again = await Run(Path.Combine(folder.FullName, "naskah"), "--out", output);
        Assert.Equal(2, again.Code);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Run(Path.Combine(folder.FullName, "naskah"), "--out", output, "--force", "--as", "docx", "--report", "reviewer")).Code);
        Assert.True(File.Exists(Path.Combine(output, "a.json.docx")));
        Assert.Empty(Directory.GetDirectories(folder.FullName, "*.writing-*"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_line_of_the_summary_and_a_report_that_says_why()
    {
        Write("naskah/a.json", Consistent);
        Write("naskah/b.json", "{\"items\"");
        var output = Path.Combine(folder.FullName, "hasil");

        var (code, printed, _) = await Run(Path.Combine(folder.FullName, "naskah"), "--out", output);

        Assert.Equal(2, code);
        Assert.Contains("tidak dapat dibaca", printed, StringComparison.Ordinal);
        Assert.Contains("baris 1", File.ReadAllText(Path.Combine(output, "b.json.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_name_file_line_and_code()
    {
        var paper = Write("naskah.txt", "Tabel 1. Paritas\nParitas  f  %\nPrimipara  16  47,1\nMultipara  12  42,9\nTotal  28  100\n");

        var (code, printed, _) = await Run(paper, "--format", "github", "--lang", "en");

        Assert.Equal(1, code);
        Assert.StartsWith($"::error file={paper},line=3,title=percent-mismatch%3A Tabel 1", printed, StringComparison.Ordinal);
        Assert.Contains("57.143 %25", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_can_be_corrected_and_checked_again()
    {
        var paper = Write("naskah.txt", "Tabel 1. Paritas\nParitas  f  %\nPrimipara  16  47,1\nMultipara  12  42,9\nTotal  28  100\n");

        var (code, items, _) = await Run(paper, "--format", "items");
        var corrected = await Run(Write("items.json", items.Replace("47,1", "57,1", StringComparison.Ordinal)));

        Assert.Equal((1, 0), (code, corrected.Code));
        Assert.Equal(2, (await Run(paper, paper, "--format", "items")).Code);
    }

    [Fact]
    public async Task An_empty_folder_is_said_so()
    {
        var (code, _, error) = await Run(folder.CreateSubdirectory("kosong").FullName);

        Assert.Equal(2, code);
        Assert.Contains("kosong", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--report", "editor")]
    [InlineData("--as", "pdf")]
    public async Task A_word_that_is_not_known_names_those_that_are(string option, string word)
    {
        var (code, _, error) = await Run(Write("a.json", Consistent), option, word);

        Assert.Equal(2, code);
        Assert.Contains(option, error, StringComparison.Ordinal);
        Assert.Contains(word, error, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
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
