using System.Diagnostics;
using System.Text.Json;

namespace Lancar.SystemTests.Study;

public sealed class AnalyseCommandTests : IDisposable
{
    private const string Demo = "fixtures/study/demo-kolostrum.csv";

    private readonly string folder = Directory.CreateTempSubdirectory("lancar-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_answered_with_tables_sentence_and_caution_in_the_language_asked()
    {
        var (code, output, errors) = Run(Demo, "--before", "sebelum_ml", "--after", "sesudah_ml", "--id", "kode", "--unit", "ml", "--outcome", "Volume kolostrum");
        Assert.True(code == 0, errors);
        Assert.Contains("p < 0,001", string.Join(' ', output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Tidak ada kelompok kontrol", output, StringComparison.Ordinal);
        Assert.Contains("DEMO-09", output, StringComparison.Ordinal);
        var english = Run(Demo, "--before", "sebelum_ml", "--after", "sesudah_ml", "--lang", "en");
        Assert.Contains("There is no control group", english.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_alone_on_standard_output()
    {
        var (code, output, _) = Run(Demo, "--before", "sebelum_ml", "--after", "sesudah_ml", "--json");
        Assert.Equal(0, code);
        Assert.Equal(22, JsonDocument.Parse(output).RootElement.GetProperty("n").GetInt32());
    }

    [Fact]
    public void A_folder_gets_all_files_is_never_overwritten_unasked_and_nothing_is_left_beside_it()
    {
        var results = Path.Combine(folder, "hasil");
        string[] asked = [Demo, "--before", "sebelum_ml", "--after", "sesudah_ml", "--out", results];
        Assert.Equal(0, Run(asked).Code);
        string[] files = ["pre-post-figure.png", "pre-post-figure.svg", "pre-post-report.docx", "pre-post-result.json", "pre-post-tables.html"];
        Assert.Equal(files, Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        File.WriteAllText(Path.Combine(results, "pre-post-report.docx"), "my edits");
        var again = Run(asked);
        Assert.Equal(2, again.Code);
        Assert.Contains("--force", again.Errors, StringComparison.Ordinal);
        Assert.Equal("my edits", File.ReadAllText(Path.Combine(results, "pre-post-report.docx")));
        Assert.Equal(0, Run([.. asked, "--force"]).Code);
        Assert.NotEqual("my edits", File.ReadAllText(Path.Combine(results, "pre-post-report.docx")));
        Assert.Equal([results], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing()
    {
        var inTheWay = Path.Combine(folder, "a-file");
        File.WriteAllText(inTheWay, "");
        var (code, output, errors) = Run(Demo, "--before", "sebelum_ml", "--after", "sesudah_ml", "--out", Path.Combine(inTheWay, "hasil"));
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.NotEmpty(errors);
        Assert.Equal([inTheWay], Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("id;pre;post\na;1.234;2\nb;1;2\n", "--decimal")]
    [InlineData("id;pre;post\na;x;2\nb;1;2\n", "“x”")]
    [InlineData("id;before;post\na;1;2\n", "“before”, “post”")]
    [InlineData("", "kosong")]
    [InlineData("id;pre;post\na;1;\nb;1;2\n", "1 pasangan")]
    public void Bad_input_ends_with_two_and_says_how_to_mend_it(string text, string hint)
    {
        var file = Path.Combine(folder, "data.csv");
        File.WriteAllText(file, text);
        var results = Path.Combine(folder, "hasil");
        var (code, output, errors) = Run(file, "--before", "pre", "--after", "post", "--out", results);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(hint, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(results));
    }

    [Fact]
    public void Missing_file_missing_columns_and_wrong_choices_are_explained()
    {
        Assert.Equal(2, Run("nowhere.csv", "--before", "a", "--after", "b").Code);
        var columns = Run(Demo, "--lang", "en");
        Assert.Equal(2, columns.Code);
        Assert.Contains("“sebelum_ml”", columns.Errors, StringComparison.Ordinal);
        Assert.Contains("comma, point", Run(Demo, "--before", "a", "--after", "b", "--decimal", "dot").Errors, StringComparison.Ordinal);
        Assert.Contains("id, en", Run(Demo, "--before", "a", "--after", "b", "--lang", "fr").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_uses_the_file_the_tests_use()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Lancar.slnx")))
        {
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Demo)), File.ReadAllBytes(Path.Combine(root, "docs", "guide", "contoh", "demo-kolostrum.csv")));
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "analyse", "pre-post", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["LANG"] = "id_ID.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
