using System.Diagnostics;
using System.Globalization;
using Lancar.Benchmarks.Peers;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Times one task: first the answers must agree, then rounds are interleaved and medians taken.</summary>
public static class Contest
{
    private const int Rounds = 5;
    private const double SecondsOfRound = 0.12;
    private const double Slow = 4;

    public static ContestRow Run(StatisticsTask task)
    {
        var value = task.Ours();
        var entries = task.Peers.Where(contender => contender.Peer is not null).Select(contender => Entry.Of(contender, value, task.Patience)).ToArray();
        Warm(task.Ours);
        PeakMemory.Reset(Environment.ProcessId);
        task.Ours();
        var peak = PeakMemory.Of(Environment.ProcessId);
        var ours = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Time(task));
            foreach (var entry in entries)
            {
                entry.TimeRound(round, task.Parallel);
            }
        }

        return new ContestRow(task, value, Median(ours), peak, [.. entries.Select(entry => entry.Result())]);
    }

    public static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Warm(Func<double> ours)
    {
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        // Long enough for the second compilation of what is called often; in processor time, since it waits on a busy machine too.
        for (var i = 0; i < 3 || ((Environment.CpuUsage.TotalTime - processor).TotalSeconds < 0.6 && i < 200_000); i++)
        {
            ours();
            if (watch.Elapsed.TotalSeconds > Slow)
            {
                break;
            }
        }
    }

    private static double Time(StatisticsTask task)
    {
        var calls = 0;
        var watch = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        do
        {
            task.Ours();
            calls++;
        }
        while (watch.Elapsed.TotalSeconds < SecondsOfRound);
        var wall = watch.Elapsed.TotalSeconds;
        return (task.Parallel ? wall : (Environment.CpuUsage.TotalTime - processor).TotalSeconds) / calls;
    }

    private sealed class Entry
    {
        private readonly Contender contender;
        private readonly List<double> times = [];
        private readonly PeerAnswer first;
        private readonly bool right;
        private readonly TimeSpan patience;
        private int calls = 1;

        private Entry(Contender contender, TimeSpan patience, PeerAnswer first, bool right)
        {
            this.contender = contender;
            this.patience = patience;
            this.first = first;
            this.right = right;
        }

        public static Entry Of(Contender contender, double ours, TimeSpan patience)
        {
            var first = contender.Peer!.Time(contender.Expression, 1, patience);
            var right = contender.Agreement is { } agreement && Math.Abs(first.Value - ours) <= agreement * Math.Abs(ours);
            return new Entry(contender, patience, first, right);
        }

        // A wrong answer is not timed; a slow one is timed by its first call alone.
        public void TimeRound(int round, bool wall)
        {
            if (first.Fault is not null || (!right && contender.Agreement is not null) || (first.Wall > Slow && round > 0))
            {
                return;
            }

            if (first.Wall > Slow)
            {
                times.Add(wall ? first.Wall : first.Processor);
                return;
            }

            if (round == 0)
            {
                var trial = contender.Peer!.Time(contender.Expression, first.Wall > 0.02 ? 1 : 20, patience);
                calls = (int)Math.Clamp(SecondsOfRound / Math.Max(trial.Wall, 1e-6), 1, 20_000);
            }

            var answer = contender.Peer!.Time(contender.Expression, calls, patience);
            times.Add(wall ? answer.Wall : answer.Processor);
        }

        public PeerRow Result()
        {
            var outcome = first.Fault
                ?? (contender.Agreement is null ? "not the same question"
                    : right ? "agrees"
                    : string.Create(CultureInfo.InvariantCulture, $"wrong: {first.Value:R}"));
            var least = contender.Agreement is not null && first.OutOfTimeAfter is { } waited ? waited : (double?)null;
            return new PeerRow(contender.Peer!.Name, contender.Note, outcome, times.Count > 0 ? Median(times) : null, first.PeakBytes, least);
        }
    }
}
