using System.Globalization;
using System.Text.Json.Nodes;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Papers;
using Xunit.Abstractions;

namespace Lancar.Tests.Evidence;

/// <summary>
/// 10,000 correct results that must never be called inconsistent, and 10,000 with one planted error each, half of them typed in and half written as a paper
/// prints them. docs/evidence/silence-and-sight.md shows the counts and is held to them.
/// </summary>
/// <remarks>A tenth of it runs every time; all of it with LANCAR_SILENCE=whole.</remarks>
public sealed class SilenceAndSightTests(ITestOutputHelper output)
{
    private const int All = 10_000;
    private const int Thinned = 1_000;

    private static readonly bool Whole = Environment.GetEnvironmentVariable("LANCAR_SILENCE") == "whole";

    private static readonly string[] Kinds = ["frequencies", "crosstab", "crosstab-large", "summary", "paired", "paired-binary", "two-proportions", "test"];

    private static readonly (string Code, string Kind)[] Errors =
    [
        ("percent-mismatch", "frequencies"), ("total-mismatch", "frequencies"), ("p-zero", "crosstab"), ("p-mismatch", "crosstab"), ("p-mismatch", "two-proportions"), ("odds-ratio-mismatch", "crosstab"),
        ("odds-ratio-mismatch", "two-proportions"), ("odds-ratio-inverted", "crosstab"), ("interval-order", "crosstab"), ("interval-mismatch", "crosstab"), ("interval-excludes-estimate", "crosstab"),
        ("grim", "summary"), ("grimmer", "summary"), ("sd-impossible", "summary"), ("mean-out-of-range", "summary"), ("difference-mismatch", "paired"), ("no-control-group", "paired"),
        ("test-unsuited", "paired-binary"), ("statistic-p-mismatch", "test"),
    ];

    private static int Count => Whole ? All : Thinned;

    [Fact]
    public void Nothing_true_is_called_inconsistent_typed_or_printed()
    {
        var (results, sentences, random) = (new CorrectResults(20261201), new CorrectTestsInWords(20261202), new Random(20261203));
        var papers = new CorrectPapers(random);
        var counts = Kinds.ToDictionary(kind => kind, _ => (Typed: 0, Printed: 0, Read: 0, Cautions: 0));
        for (var i = 0; i < Count; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            var (typed, text) = Draw(kind, i / Kinds.Length % 2 == 0, results, sentences, papers, null)!.Value;
            var report = typed is null ? Read(text!) : Checks.Run(typed);

            Assert.True(report.Count(Severity.Inconsistent) == 0, string.Join("; ", report.Items.SelectMany(item => item.Findings).Select(finding => finding.Code + " " + finding.Message.English)) + "\n" + (typed ?? text));
            var count = counts[kind];
            counts[kind] = (count.Typed + (typed is null ? 0 : 1), count.Printed + (typed is null ? 1 : 0), count.Read + (typed is null && report.Items.Any(item => item.Checked.Count > 0) ? 1 : 0), count.Cautions + report.Count(Severity.Caution));
        }

        Hold("## Silence", [.. counts.Select(count => $"| {count.Key} | {count.Value.Typed} | {count.Value.Printed} | {count.Value.Read} | 0 | {count.Value.Cautions} |")]);
        Assert.All(counts.Where(count => count.Value.Printed > 0), count => Assert.True(2 * count.Value.Read > count.Value.Printed, $"{count.Key}: {count.Value.Read} of {count.Value.Printed} read"));
    }

    [Fact]
    public void Planted_errors_are_found_typed_and_printed()
    {
        var (results, sentences, random) = (new CorrectResults(20261211), new CorrectTestsInWords(20261212), new Random(20261213));
        var papers = new CorrectPapers(random);
        var counts = Errors.ToDictionary(error => error, _ => (Typed: 0, TypedFound: 0, Printed: 0, PrintedFound: 0));
        for (var i = 0; i < Count; i++)
        {
            var (code, kind) = Errors[i % Errors.Length];
            (string? Typed, string? Text)? drawn;
            while ((drawn = Draw(kind, i / Errors.Length % 2 == 0, results, sentences, papers, code)) is null)
            {
            }

            var (typed, text) = drawn.Value;
            var report = typed is null ? Read(text!) : Checks.Run(typed);
            var found = report.Items.Any(item => item.Findings.Any(finding => finding.Code.Text() == code)) ? 1 : 0;
            var count = counts[(code, kind)];
            counts[(code, kind)] = typed is null ? (count.Typed, count.TypedFound, count.Printed + 1, count.PrintedFound + found) : (count.Typed + 1, count.TypedFound + found, count.Printed, count.PrintedFound);
        }

        Hold("## Sight", [.. counts.Select(count => $"| {count.Key.Code} | {count.Key.Kind} | {count.Value.Typed} | {Share(count.Value.TypedFound, count.Value.Typed)} | {count.Value.Printed} | {Share(count.Value.PrintedFound, count.Value.Printed)} |")]);
    }

    private static string Share(int found, int planted) => planted == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * found / planted:F1} %");

    /// <summary>One result, typed in or printed, with an error of this code or without; null when this one has no place for it.</summary>
    private static (string? Typed, string? Text)? Draw(string kind, bool typed, CorrectResults results, CorrectTestsInWords sentences, CorrectPapers papers, string? code)
    {
        if (kind == "test")
        {
            var sentence = sentences.Next(CorrectTestsInWords.Kinds[results.Random.Next(CorrectTestsInWords.Kinds.Length)], change: code is null ? null : p => p >= 0.5 ? p / 6 : (p * 3.5) + 0.06);
            return typed ? ("{\"items\":[{\"id\":\"r\",\"kind\":\"test\",\"text\":" + JsonValue.Create(sentence).ToJsonString() + "}]}", null) : (null, "HASIL PENELITIAN\n\n" + sentence + "\n");
        }

        var item = results.Next(kind);
        if (code is not null && !PlantedErrors.Plant(code, item, results.Random))
        {
            return null;
        }

        return typed ? (CorrectResults.Document(item), null) : (null, papers.Next(item));
    }

    private static CheckReport Read(string text) => CheckReportedResults.Run(ReadPaper.Document(LayoutText.Read(text, null)));

    /// <summary>The rows stand in the document, in the table of this run (thinned or whole).</summary>
    private void Hold(string heading, string[] rows)
    {
        foreach (var row in rows)
        {
            output.WriteLine(row);
        }

        var document = File.ReadAllText(DocumentFile.Path("docs/evidence/silence-and-sight.md"));
        var start = document.IndexOf(heading + (Whole ? ", all" : ", a tenth"), StringComparison.Ordinal);
        Assert.True(start >= 0, heading);
        var end = document.IndexOf("\n## ", start, StringComparison.Ordinal);
        var shown = document[start..(end < 0 ? document.Length : end)].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim()).ToArray();
        Assert.Equal(rows, shown);
    }
}
