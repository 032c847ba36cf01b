using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goal 5: simulated power of the signed-rank test for 10, 20 … 200 pairs, 10,000 trials each; the figure compared is the mean power.</summary>
public static class PlanningTasks
{
    // Two honest runs of 200,000 trials differ by their own random error.
    private const double SamePower = 0.01;

    private static readonly int[] sizes = [.. Enumerable.Range(1, 20).Select(i => 10 * i)];
    private static readonly PowerSimulationOptions options = new() { Replicates = 10_000 };

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        foreach (var peer in new[] { peers.R, peers.SciPy })
        {
            peer?.Give("sizes", sizes.Select(n => (double)n));
            peer?.Give("critical", sizes.Select(n => (double)SignedRank.CriticalValue(n).W));
        }

        peers.SciPy?.Do(
            "rng = np.random.default_rng(1)\\n"
            + "def power(n, critical):\\n"
            + "    x = rng.normal(0.3, 1, (10000, n))\\n"
            + "    order = np.argsort(np.abs(x), axis=1)\\n"
            + "    w = np.take_along_axis(x > 0, order, axis=1) @ np.arange(1, n + 1)\\n"
            + "    return np.mean(np.minimum(w, n * (n + 1) // 2 - w) <= critical)\\n"
            + "def curve():\\n"
            + "    return np.mean([power(int(n), c) for n, c in zip(sizes, critical)])");
        peers.R?.Do(
            "matrixpower <- function(n, critical) { x <- matrix(rnorm(10000 * n, 0.3), 10000); a <- abs(x); "
            + "r <- matrix(0, 10000, n); r[order(row(a), a)] <- rep(seq_len(n), 10000); "
            + "w <- rowSums(r * (x > 0)); mean(pmin(w, n * (n + 1) / 2 - w) <= critical) }");
        yield return Task("5", 4) with
        {
            Peers =
            [
                new(peers.SciPy, "curve()", SamePower, "NumPy: argsort of a matrix, critical value"),
                new(peers.R, "mean(mapply(matrixpower, sizes, critical))", SamePower, "matrix, critical value"),
            ],
        };
        yield return Task("5 loop", 150) with
        {
            Peers = [new(peers.R, "mean(sapply(sizes, function(n) mean(replicate(10000, wilcox.test(rnorm(n, 0.3))$p.value <= 0.05))))", SamePower, "the loop that is usually written")],
        };
    }

    private static StatisticsTask Task(string id, double goal) => new()
    {
        Id = id,
        What = "power of the signed-rank test, 20 sizes, 10,000 trials each",
        GoalRatio = goal,
        Parallel = true,
        Ours = () => sizes.Average(n => PowerSimulation.SignedRank(n, ValueLaw.Normal(0.3, 1), options).Power),
        Peers = [],
    };
}
