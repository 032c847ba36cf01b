using System.Globalization;
using Lancar.Benchmarks.Peers;

namespace Lancar.Benchmarks.Statistics;

/// <summary>All statistical tasks against the peers that are installed, in one run.</summary>
public static class StatisticsBenchmark
{
    /// <summary>Runs the tasks whose number begins with one of <paramref name="only"/> (all when empty) and writes the table.</summary>
    /// <param name="folder">Receives the table as Markdown and JSON.</param>
    /// <param name="command">The published <c>lancar.dll</c>, for the cold start.</param>
    /// <param name="only">Beginnings of task numbers.</param>
    /// <param name="clock">Gives the date.</param>
    public static int Run(string folder, string command, IReadOnlyList<string> only, TimeProvider clock)
    {
        var machine = Machine.Described();
        using var peers = new PeerSet();
        if (peers.Missing.Count > 0)
        {
            Console.Error.WriteLine("Not installed, so not compared: " + string.Join(", ", peers.Missing));
        }

        var tasks = PairedTasks.Of(peers)
            .Concat(TwoSampleTasks.Of(peers))
            .Concat(TableTasks.Of(peers))
            .Concat(ContingencyTasks.Of(peers))
            .Concat(ResamplingTasks.Of(peers))
            .Concat(ReportedNumberTasks.Of(peers))
            .Concat(SynthesisTasks.Of(peers))
            .Concat(PlanningTasks.Of(peers))
            .Where(task => only.Count == 0 || only.Any(id => task.Id.StartsWith(id, StringComparison.Ordinal)))
            .ToArray();
        var rows = new List<ContestRow>();
        if ((only.Count == 0 || only.Contains("9")) && ColdStart.Run(command) is { } cold)
        {
            rows.Add(cold);
        }

        foreach (var task in tasks)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{rows.Count + 1}/{tasks.Length}] {task.Id}: {task.What}"));
            rows.Add(Contest.Run(task));
            // A run that is cut off keeps what it has.
            StatisticsReport.Write(folder, clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), machine, peers.Versions, rows);
        }

        Console.WriteLine(StatisticsReport.Write(folder, clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), machine, peers.Versions, rows));
        return 0;
    }
}
