using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;

namespace Lancar.Benchmarks.Papers;

/// <summary>How much of papers, and how many typed tables, one core reads and checks in a second.</summary>
public static class PapersBenchmark
{
    private const int Rounds = 5;
    private const int Papers = 400;
    private const int TypedTables = 5_000;
    private const double GoalMegabytes = 5;
    private const double GoalTables = 1_000;
    private const int Seed = 20261201;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs both and writes the report.</summary>
    /// <param name="folder">Receives the report as Markdown and JSON.</param>
    /// <param name="clock">Gives the date.</param>
    public static int Run(string folder, TimeProvider clock)
    {
        var machine = Machine.Described();
        var made = new MadePapers(Seed);
        var texts = Enumerable.Range(0, Papers).Select(_ => made.Text()).ToArray();
        var typed = made.Typed(TypedTables);
        var megabytes = texts.Sum(text => Encoding.UTF8.GetByteCount(text)) / 1e6;

        var layout = Median(() => texts.Sum(text => LayoutText.Read(text, null).Blocks.Count));
        var reading = Median(() => texts.Sum(text => ReadPaper.Results(LayoutText.Read(text, null)).Items.Count));
        var whole = Median(() => texts.Sum(Check));
        var results = Median(() => texts.Sum(CheckResults));
        var tables = Median(() => CheckReportedResults.Run(ReportedResultsReader.ReadJson(typed).Value!).Items.Count);
        Row[] rows =
        [
            new("1", "Text through layout, reading, all checks, and the comparison of two places", "MB/s", megabytes / whole.Seconds, GoalMegabytes),
            new("1b", "The same, layout alone", "MB/s", megabytes / layout.Seconds, null),
            new("1c", "The same, layout and reading", "MB/s", megabytes / reading.Seconds, null),
            new("1d", "The same, layout, reading and all checks of results", "MB/s", megabytes / results.Seconds, null),
            new("2", "Typed tables through the JSON door and all checks", "tables/s", tables.Result / tables.Seconds, GoalTables),
        ];
        var date = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = Markdown(date, machine, megabytes, reading.Result, rows);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, date + "-papers.md"), text);
        File.WriteAllText(Path.Combine(folder, date + "-papers.json"), JsonSerializer.Serialize(new { benchmark = "papers", date, machine, megabytes, rows }, Indented) + "\n");
        Console.WriteLine(text);
        return 0;
    }

    private static int Check(string text)
    {
        var report = CheckReportedResults.Run(ReadPaper.Document(LayoutText.Read(text, null)));
        return report.Items.Count + report.Agreement.Findings.Count;
    }

    private static int CheckResults(string text)
    {
        var results = ReadPaper.Results(LayoutText.Read(text, null));
        return CheckReportedResults.Run(new ReportedDocument(null, [.. results.Items.Select(result => result.Item)])).Items.Count;
    }

    /// <summary>Time of the middle round by the clock, after one round to warm up.</summary>
    private static (double Seconds, int Result) Median(Func<int> work)
    {
        var result = work();
        var seconds = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var again = work();
            seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (again != result)
            {
                throw new InvalidOperationException("Two rounds over the same papers differ.");
            }
        }

        Array.Sort(seconds);
        return (seconds[Rounds / 2], result);
    }

    private static string Markdown(string date, string machine, double megabytes, int results, Row[] rows)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Papers: {date}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine}.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Papers} made-up papers, {megabytes:F1} MB of text with {results} results; {TypedTables} typed tables of five kinds. One core, by the clock, median of {Rounds} rounds after one to warm up.").AppendLine();
        text.AppendLine("| # | What | Measured | Goal | |").AppendLine("|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Id} | {row.What} | {row.Value:N1} {row.Unit} | {(row.Goal is { } goal ? string.Create(CultureInfo.InvariantCulture, $"≥ {goal:N0} {row.Unit}") : "")} | {(row.Goal is null ? "" : row.Value >= row.Goal ? "reached" : "**not reached**")} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private sealed record Row(string Id, string What, string Unit, double Value, double? Goal);
}
