using System.Diagnostics;
using System.Globalization;

using Xunit.Abstractions;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.SystemTests.Evidence;

/// <summary>A folder of a thousand papers in one go: each with its own report, every planted misprint found, and memory that does not grow with the number of papers.</summary>
public sealed class CheckFolderTests(ITestOutputHelper said) : IDisposable
{
    private const int Many = 1_000;
    private const int Few = 100;

    /// <summary>Every tenth paper misprints one percentage.</summary>
    private const int MisprintedEvery = 10;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lancar-folder-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_thousand_papers_are_checked_one_report_each_without_growing_memory()
    {
        var few = await Check("few", Few);
        var many = await Check("many", Many);

        foreach (var (name, count, result) in new[] { ("few", Few, few), ("many", Many, many) })
        {
            Assert.Equal(1, result.Code);
            var rows = File.ReadAllLines(Path.Combine(folder.FullName, name + "-out", "summary.csv"))[1..].Select(row => row.Split(',')).ToArray();
            Assert.Equal(count, rows.Length);
            Assert.All(rows, row => Assert.True(int.Parse(row[1], CultureInfo.InvariantCulture) >= 1, string.Join(',', row)));
            Assert.Equal(count / MisprintedEvery, rows.Count(row => row[2] == "1"));
            Assert.All(rows, row => Assert.InRange(int.Parse(row[2], CultureInfo.InvariantCulture), 0, 1));
            Assert.Equal(count + 1, Directory.GetFiles(Path.Combine(folder.FullName, name + "-out")).Length);
        }

        said.WriteLine($"PEAK {Few} papers {few.PeakMb} MB, {Many} papers {many.PeakMb} MB");
        // Ten times the papers: the heap may breathe, and must not hold them.
        Assert.True(many.PeakMb < (1.5 * few.PeakMb) + 30, $"{few.PeakMb} MB became {many.PeakMb} MB");
    }

    private async Task<(int Code, long PeakMb)> Check(string name, int count)
    {
        var papers = folder.CreateSubdirectory(name).FullName;
        for (var number = 0; number < count; number++)
        {
            Write(papers, number);
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "check", papers, "--out", Path.Combine(folder.FullName, name + "-out"), "--lang", "en"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.Delay(20);
        }

        await process.WaitForExitAsync();
        await output;
        Assert.DoesNotContain("Exception", await error, StringComparison.Ordinal);
        return (process.ExitCode, peak / 1024 / 1024);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended between the two lines
        }
    }

    // A paper of one table within a page of words, in turn as text, web page and Word file.
    private static void Write(string folder, int number)
    {
        var first = 5 + (number % 37);
        var second = 40 - (number % 29);
        var total = first + second;
        var percent = Percent(first, total) + (number % MisprintedEvery == 0 ? 10 : 0);
        var (one, other) = (Print(percent), Print(Percent(second, total)));
        var words = string.Concat(Enumerable.Repeat("Pijat oksitosin diberikan kepada ibu sesudah melahirkan oleh suami yang sudah dilatih bidan. ", 40));
        switch (number % 3)
        {
            case 0:
                File.WriteAllText(
                    Path.Combine(folder, $"{number:0000}.txt"),
                    $"HASIL\n\n{words}\n\nTabel 1. Paritas responden\nParitas\tf\t%\nPrimipara\t{first}\t{one}\nMultipara\t{second}\t{other}\nTotal\t{total}\t100,0\n\n{words}\n");
                break;
            case 1:
                File.WriteAllText(
                    Path.Combine(folder, $"{number:0000}.html"),
                    $"<html><body><h2>HASIL</h2><p>{words}</p><table><caption>Tabel 1. Paritas responden</caption><tr><th>Paritas</th><th>f</th><th>%</th></tr><tr><td>Primipara</td><td>{first}</td><td>{one}</td></tr><tr><td>Multipara</td><td>{second}</td><td>{other}</td></tr><tr><td>Total</td><td>{total}</td><td>100,0</td></tr></table><p>{words}</p></body></html>");
                break;
            default:
                File.WriteAllBytes(
                    Path.Combine(folder, $"{number:0000}.docx"),
                    Docx(P(words) + P("Tabel 1. Paritas responden") + Table(Plain("Paritas", "f", "%"), Plain("Primipara", $"{first}", one), Plain("Multipara", $"{second}", other), Plain("Total", $"{total}", "100,0")) + P(words)));
                break;
        }
    }

    private static decimal Percent(int count, int total) => Math.Round(100m * count / total, 1, MidpointRounding.AwayFromZero);

    private static string Print(decimal percent) => percent.ToString("F1", CultureInfo.InvariantCulture).Replace('.', ',');
}
