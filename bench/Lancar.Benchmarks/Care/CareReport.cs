using System.Globalization;
using System.Text;
using System.Text.Json;
using Lancar.Domain.Care.Simulation;

namespace Lancar.Benchmarks.Care;

/// <summary>Writes what the rounds measured as Markdown and JSON, each goal with whether it was reached.</summary>
internal static class CareReport
{
    private const double GoalRatio = 0.25;
    private const double GoalPerSecond = 5_000;
    private const double GoalListMs = 50;

    private static readonly JsonSerializerOptions indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write(string folder, string date, string machine, SimulatedCare care, IReadOnlyList<CareRound> rounds)
    {
        Row[] rows =
        [
            new("1", "Facts a second over HTTP through all rules, SQLite", "facts/s", Median(rounds.Select(round => round.PerSecond)), GoalPerSecond, true),
            new("1b", "Facts a second over the warm-up of a new server process", "facts/s", Median(rounds.Select(round => round.FirstPerSecond)), null, true),
            new("2", "Warm facts a second, as a share of the same event and record rows written straight into SQLite", "%", 100 * Median(rounds.Select(round => round.Ratio)), 100 * GoalRatio, true),
            new("2b", "The same, as a share of the event rows alone written straight", "%", 100 * Median(rounds.Select(round => round.EventRatio)), null, true),
            new("2c", "Processor time of the server for one fact, all included", "µs", 1e6 * Median(rounds.Select(round => round.ServerSeconds / round.Facts)), null, false),
            new("3", $"Today's list of {care.Plan.Mothers} mothers as a page, median", "ms", Median(rounds.SelectMany(round => round.ListMs)), GoalListMs, false),
            new("3b", "The same, 95th percentile", "ms", Percentile(rounds.SelectMany(round => round.ListMs), 0.95), null, false),
        ];
        var text = Markdown(date, machine, care, rounds, rows);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{date}-care.md"), text);
        File.WriteAllText(Path.Combine(folder, $"{date}-care.json"), JsonSerializer.Serialize(
            new { benchmark = "care", date, machine, plan = care.Plan, facts = care.Facts.Count, rows, rounds }, indented) + "\n");
        return text;
    }

    private static string Markdown(string date, string machine, SimulatedCare care, IReadOnlyList<CareRound> rounds, IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"# Care, server and SQLite: {date}")).AppendLine();
        text.AppendLine(Invariant($"{machine}.")).AppendLine();
        text.AppendLine(Invariant($"{care.Facts.Count} simulated facts of {care.Plan.Mothers} mothers over {care.Plan.Days} days from {care.Phones.Count} phones, in requests of at most {CareRound.BatchSize} events, {CareRound.Senders} phones at a time; the server is a process of its own and shares the cores with the senders. {rounds.Count} rounds, each over a new database and with a new server process, which first takes in four times as many facts of another site, so that its code is compiled; in each round the rows that came out are then written straight into an empty database by one prepared statement, in transactions of {CareRound.BatchSize} rows (write-ahead log, synchronous = full, as the server). Medians.")).AppendLine();
        text.AppendLine("| # | What | Measured | Goal | |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(Invariant($"| {row.Id} | {row.What} | {row.Value:N1} {row.Unit} | {(row.Goal is { } goal ? Invariant($"{(row.HigherIsBetter ? "≥" : "<")} {goal:N0} {row.Unit}") : "")} | {row.Reached switch { true => "reached", false => "**not reached**", null => "" }} |"));
        }

        text.AppendLine().AppendLine("| Round | HTTP, s | Server's processor, s | Rows straight, s | Event rows straight, s | List, ms |").AppendLine("|---|---|---|---|---|---|");
        foreach (var (index, round) in rounds.Index())
        {
            text.AppendLine(Invariant($"| {index + 1} | {round.IngestSeconds:F2} | {round.ServerSeconds:F2} | {round.DirectSeconds:F2} | {round.DirectEventSeconds:F2} | {Median(round.ListMs):F1} |"));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Floor(share * sorted.Count))];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Id, string What, string Unit, double Value, double? Goal, bool HigherIsBetter)
    {
        public bool? Reached => Goal is not { } goal ? null : HigherIsBetter ? Value >= goal : Value < goal;
    }
}
