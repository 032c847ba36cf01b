using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Writes the table of ratios as Markdown and JSON.</summary>
public static class StatisticsReport
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    public static string Write(string folder, string date, string machine, IReadOnlyList<string> peers, IReadOnlyList<ContestRow> rows)
    {
        var text = Markdown(date, machine, peers, rows);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{date}-statistics.md"), text);
        File.WriteAllText(Path.Combine(folder, $"{date}-statistics.json"), Json(date, machine, peers, rows) + "\n");
        return text;
    }

    private static string Markdown(string date, string machine, IReadOnlyList<string> peers, IReadOnlyList<ContestRow> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"# Statistics, speed ratios: {date}"));
        text.AppendLine();
        text.AppendLine(Invariant($"{machine}. Peers: {string.Join("; ", peers)}."));
        text.AppendLine();
        text.AppendLine("One run. Whole calls from raw data, warm, rounds interleaved, medians. Before anything is timed the answers must agree; a peer that gives another answer is not timed. Processor time of one call; the clock where our work runs on all cores (∥). Ratio = fastest correct peer ÷ Lancar. Memory = peak resident memory of the whole process. Where every peer that could answer ran out of its time (60 s; 180 s in 6b k=1000) the ratio is a lower bound (>). At small sizes a ratio measures mostly what one call of an interpreter costs.");
        text.AppendLine();
        text.AppendLine("| # | Task | Lancar | MB | Peers | Ratio | Goal | |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(Invariant(
                $"| {row.Task.Id} | {row.Task.What}{(row.Task.Parallel ? " ∥" : "")} | {Time(row.Seconds)} | {row.PeakBytes / 1_000_000} | {string.Join("; ", row.Peers.Select(Words))} | {RatioOf(row)} | {GoalOf(row.Task)} | {Mark(row.Reached)} |"));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Words(PeerRow peer)
    {
        var name = peer.Note.Length > 0 ? $"{peer.Name} ({peer.Note})" : peer.Name;
        var memory = Invariant($"{peer.PeakBytes / 1_000_000} MB");
        return peer.Seconds is not { } seconds ? $"{name}: {peer.Outcome}"
            : peer.Outcome == "agrees" ? $"{name} {Time(seconds)} {memory}"
            : $"{name} {Time(seconds)} {memory}, {peer.Outcome}";
    }

    private static string RatioOf(ContestRow row) => row.Ratio is { } ratio ? (row.IsLowerBound ? "> " : "") + ratio.ToString(ratio < 10 ? "F1" : "N0", CultureInfo.InvariantCulture) : "no peer";

    private static string GoalOf(StatisticsTask task) =>
        task.GoalSeconds is { } seconds ? "≤ " + Time(seconds) : task.GoalRatio is { } ratio ? ratio.ToString("N1", CultureInfo.InvariantCulture).Replace(".0", "", StringComparison.Ordinal) : "";

    private static string Mark(bool? reached) => reached switch { true => "reached", false => "**not reached**", null => "" };

    private static string Time(double seconds) =>
        seconds switch
        {
            < 1e-6 => Invariant($"{seconds * 1e9:F0} ns"),
            < 1e-3 => Invariant($"{seconds * 1e6:G3} µs"),
            < 1 => Invariant($"{seconds * 1e3:G3} ms"),
            _ => Invariant($"{seconds:G3} s"),
        };

    private static string Json(string date, string machine, IReadOnlyList<string> peers, IReadOnlyList<ContestRow> rows) =>
        JsonSerializer.Serialize(
            new
            {
                benchmark = "statistics",
                date,
                machine,
                peers,
                rows = rows.Select(row => new
                {
                    id = row.Task.Id,
                    task = row.Task.What,
                    value = double.IsFinite(row.Value) ? row.Value : (double?)null,
                    seconds = row.Seconds,
                    peakBytes = row.PeakBytes,
                    clock = row.Task.Parallel ? "wall" : "processor",
                    ratio = row.Ratio,
                    ratioIsLowerBound = row.IsLowerBound,
                    goalRatio = row.Task.GoalRatio,
                    goalSeconds = row.Task.GoalSeconds,
                    reached = row.Reached,
                    peers = row.Peers.Select(peer => new { peer.Name, peer.Note, peer.Outcome, seconds = peer.Seconds, peakBytes = peer.PeakBytes }),
                }),
            },
            indented);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
