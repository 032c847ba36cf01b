using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Benchmarks;

/// <summary>
/// The exact signed-rank p-value with ties, against exactRankTests and coin in the same run. Whole calls from raw data to
/// p, warm, rounds interleaved, medians of processor time, which a busy machine distorts less than the clock. A peer's time counts only if its p agrees to 1e-9; ours is held to both.
/// </summary>
public static class SignedRankBenchmark
{
    private const int Rounds = 5;
    private const int RoundsOfSlowCalls = 3;
    private const double Agreement = 1e-9;

    public static int Run(string folder, TimeProvider clock)
    {
        using var ranks = new Peer("exactRankTests", "wilcox.exact(x, exact = TRUE)$p.value");
        using var coin = new Peer(
            "coin", "as.numeric(pvalue(wilcoxsign_test(x ~ zero, distribution = \"exact\", zero.method = \"Wilcoxon\")))");
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        var rows = new[] { 30, 100, 1000 }.Select(n => Measure(n, ranks, coin)).ToList();
        var date = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var machine = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, load average {load} at the start";
        Directory.CreateDirectory(folder);
        var text = Markdown(date, machine, ranks, coin, rows);
        File.WriteAllText(Path.Combine(folder, $"{date}-signed-rank.md"), text);
        File.WriteAllText(
            Path.Combine(folder, $"{date}-signed-rank.json"),
            JsonSerializer.Serialize(
                new { benchmark = "signed-rank exact with ties", date, machine, peers = new[] { ranks.Version, coin.Version }, rounds = Rounds, rows },
                new JsonSerializerOptions { WriteIndented = true }) + "\n");
        Console.WriteLine(text);
        return 0;
    }

    private static Row Measure(int n, Peer ranks, Peer coin)
    {
        var values = Scores(n);
        var ours = SignedRank.Test(values, new SignedRankOptions { Estimate = false }).PTwoSided;
        Gate(n, ours, ranks.Measure(values, 1).P, ranks.Name);
        Gate(n, ours, coin.Measure(values, 1).P, coin.Name);
        var (ourTimes, fullTimes, rankTimes, coinTimes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var peerCalls = n >= 1000 ? 1 : n >= 100 ? 20 : 400;
        Time(values, 0.3, false);
        Time(values, 0.3, true);
        for (var round = 0; round < (n >= 1000 ? RoundsOfSlowCalls : Rounds); round++)
        {
            ourTimes.Add(Time(values, 0.1, false));
            rankTimes.Add(ranks.Measure(values, peerCalls).Seconds);
            fullTimes.Add(Time(values, 0.1, true));
            coinTimes.Add(coin.Measure(values, peerCalls).Seconds);
        }

        return new Row(n, ours, Median(ourTimes), Median(fullTimes), Median(rankTimes), Median(coinTimes));
    }

    // Whole numbers, so many ties and zeros; a fixed seed: the same data in every run.
    private static double[] Scores(int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(_ => Math.Round((random.NextDouble() + random.NextDouble() - 0.93) * Math.Sqrt(n)))];
    }

    private static void Gate(int n, double ours, double theirs, string peer)
    {
        if (!(Math.Abs(ours - theirs) <= Agreement * theirs))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"n = {n}: {ours:R} here, {theirs:R} by {peer}. No time is compared before the answers agree."));
        }
    }

    private static double Time(double[] values, double atLeast, bool estimate)
    {
        var options = new SignedRankOptions { Estimate = estimate };
        var calls = 0;
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        do
        {
            SignedRank.Test(values, options);
            calls++;
        }
        while (watch.Elapsed.TotalSeconds < atLeast);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / calls;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static string Markdown(string date, string machine, Peer ranks, Peer coin, List<Row> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Signed-rank, exact, with ties and zeros: {date}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Whole calls from raw differences to the exact two-sided p (zeros dropped), warm, {Rounds} interleaved rounds ({RoundsOfSlowCalls} at n = 1000), medians of processor time. All three p-values agreed to {Agreement:0e0} before anything was timed.\n");
        text.Append(CultureInfo.InvariantCulture, $"{machine}. {ranks.Version}. {coin.Version}. Other programs shared the machine: read the ratios, not the microseconds.\n\n");
        text.Append("| n | p | Lancar | with estimate and interval | exactRankTests | coin | ratio to exactRankTests | ratio to coin |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.N} | {row.P:G6} | {Micro(row.Seconds)} | {Micro(row.SecondsWithEstimate)} | {Micro(row.ExactRankTestsSeconds)} | {Micro(row.CoinSeconds)} | {row.RatioToExactRankTests:F0} | {row.RatioToCoin:F0} |\n");
        }

        text.Append("\nRatio = peer / Lancar. At n = 30 it measures mostly what one call of an interpreter costs.\n");
        return text.ToString();
    }

    private static string Micro(double seconds) => (seconds * 1e6).ToString(seconds < 1e-4 ? "F1" : "F0", CultureInfo.InvariantCulture) + " µs";

    private sealed record Row(int N, double P, double Seconds, double SecondsWithEstimate, double ExactRankTestsSeconds, double CoinSeconds)
    {
        public double RatioToExactRankTests => ExactRankTestsSeconds / Seconds;

        public double RatioToCoin => CoinSeconds / Seconds;
    }
}
