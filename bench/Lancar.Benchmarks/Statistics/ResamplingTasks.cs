using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 4a to 4c: bootstrap intervals and the permutation test of means.</summary>
public static class ResamplingTasks
{
    // Two honest runs differ by their own random error.
    private const double SameInterval = 0.05;

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        foreach (var n in new[] { 30, 1000 })
        {
            var x = SampleData.Volumes(n);
            peers.SciPy?.Give(FormattableString.Invariant($"b{n}"), x);
            foreach (var replicates in new[] { 10_000, 100_000 })
            {
                yield return Bca(peers, x, replicates, "4a", "mean", 6);
                yield return Bca(peers, x, replicates, "4b", "median", 10);
            }
        }

        yield return ExactMedian(peers);
        yield return Permutation(peers, 30);
        yield return Permutation(peers, 1000);
    }

    private static StatisticsTask Bca(PeerSet peers, double[] x, int replicates, string id, string statistic, double goal)
    {
        var options = new BootstrapOptions { Replicates = replicates };
        var chosen = statistic == "mean" ? BootstrapStatistic.Mean : BootstrapStatistic.Median;
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"{id} n={x.Length} B={replicates}"),
            What = $"BCa interval of the {statistic} of paired differences",
            GoalRatio = goal,
            Parallel = true,
            Ours = () => Bootstrap.Interval(x, chosen, options).Interval!.Value.Upper,
            Peers = [new(peers.SciPy, FormattableString.Invariant($"stats.bootstrap((b{x.Length},), np.{statistic}, vectorized=True, n_resamples={replicates}, method='BCa').confidence_interval.high"), SameInterval)],
        };
    }

    private static StatisticsTask ExactMedian(PeerSet peers)
    {
        var x = SampleData.Volumes(1000);
        return new StatisticsTask
        {
            Id = "4b exact n=1000",
            What = "interval of the median from its exact bootstrap law, against 100,000 resamples",
            GoalRatio = 1000,
            Ours = () => MedianBootstrapLaw.Of(x).Percentile(0.975),
            Peers = [new(peers.SciPy, "stats.bootstrap((b1000,), np.median, vectorized=True, n_resamples=100000, method='percentile').confidence_interval.high", SameInterval)],
        };
    }

    private static StatisticsTask Permutation(PeerSet peers, int n)
    {
        var (x, y) = SampleData.Groups(n);
        if (peers.Coin is { } coin)
        {
            coin.Give("p" + n.ToString(System.Globalization.CultureInfo.InvariantCulture), x.Concat(y));
            coin.Do(FormattableString.Invariant($"q{n} <- factor(rep(1:2, each = {n}))"));
        }

        peers.SciPy?.Give(FormattableString.Invariant($"px{n}"), x);
        peers.SciPy?.Give(FormattableString.Invariant($"py{n}"), y);
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"4c {n}+{n}"),
            What = "permutation test of the mean difference, 100,000 draws",
            GoalRatio = 8,
            Parallel = true,
            Ours = () => MonteCarloPermutation.MeanDifference(x, y).PTwoSided,
            Peers =
            [
                new(peers.Coin, FormattableString.Invariant($"pvalue(oneway_test(p{n} ~ q{n}, distribution = approximate(nresample = 1e5)))"), 0.25),
                new(peers.SciPy, FormattableString.Invariant($"stats.permutation_test((px{n}, py{n}), lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis), vectorized=True, n_resamples=100000, batch=10000).pvalue"), 0.25),
            ],
        };
    }
}
