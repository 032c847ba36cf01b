using System.Diagnostics;
using System.Globalization;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goal 9: a whole command, one small signed-rank test, from the start of the process to its end.</summary>
public static class ColdStart
{
    private const int Rounds = 11;
    private const string Numbers = "1, 2, 3, -1, 4, 2";

    /// <summary>The row, or null where the published command is not at <paramref name="command"/>.</summary>
    public static ContestRow? Run(string command)
    {
        if (!File.Exists(command))
        {
            return null;
        }

        var request = Path.GetTempFileName();
        try
        {
            File.WriteAllText(request, """{"id":"a","kind":"signed-rank","input":{"x":[""" + Numbers + """]},"options":{}}""" + "\n");
            return Compare(
                new Program("Lancar", "dotnet", [command, "stats", "run", request], "0.09375"),
                [
                    new Program("R", "Rscript", ["--vanilla", "-e", $"cat(wilcox.test(c({Numbers}), exact = FALSE)$p.value)"], ""),
                    new Program("SciPy", "/usr/bin/python3", ["-c", $"from scipy.stats import wilcoxon; print(wilcoxon([{Numbers}]).pvalue)"], ""),
                ]);
        }
        finally
        {
            File.Delete(request);
        }
    }

    private static ContestRow Compare(Program ours, Program[] others)
    {
        Program[] all = [ours, .. others.Where(other => other.Time() is not null)];
        if (!ours.Answer().Contains(ours.Expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The command did not answer the small test: " + ours.Answer());
        }

        var times = all.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < all.Length; i++)
            {
                times[i].Add(all[i].Time()!.Value);
            }
        }

        var task = new StatisticsTask
        {
            Id = "9", What = "a cold command: one small signed-rank test, whole process", GoalRatio = 3, Parallel = true, Ours = () => 0, Peers = [],
        };
        var peers = all.Skip(1).Select((other, i) => new PeerRow(other.Name, "normal approximation", "agrees", Contest.Median(times[i + 1]), 0)).ToArray();
        return new ContestRow(task, double.Parse(ours.Expected, CultureInfo.InvariantCulture), Contest.Median(times[0]), 0, peers);
    }

    private sealed record Program(string Name, string File, string[] Arguments, string Expected)
    {
        public double? Time()
        {
            try
            {
                var watch = Stopwatch.StartNew();
                Answer();
                return watch.Elapsed.TotalSeconds;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        public string Answer()
        {
            using var process = Process.Start(new ProcessStartInfo(File, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return answer;
        }
    }
}
