using System.Globalization;
using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 3d and 3e: Fisher–Freeman–Halton on r × c tables.</summary>
public static class ContingencyTasks
{
    private const double SameP = 1e-6;
    private const double Draws = 1e5;

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        foreach (var (rows, columns, total, goal) in new[] { (3, 3, 94, 5.0), (4, 3, 94, 5), (5, 4, 94, 4), (5, 4, 130, 4), (3, 3, 500, 4), (2, 6, 200, 4) })
        {
            yield return Exact(peers, SampleData.Table(rows, columns, total)) with { GoalRatio = goal };
        }

        yield return Exact(peers, SampleData.Table(5, 4, 200)) with { Id = "3e 5×4 N=200", GoalSeconds = 60 };
        yield return Sampled(peers, SampleData.Table(5, 4, 500));
    }

    private static StatisticsTask Exact(PeerSet peers, long[][] table)
    {
        var name = Give(peers, table);
        return new StatisticsTask
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"3d {table.Length}×{table[0].Length} N={table.Sum(row => row.Sum())}"),
            What = "Fisher–Freeman–Halton exact p",
            Ours = () => FreemanHalton.Test(Contingency.Of(table)).PTwoSided,
            Peers =
            [
                new(peers.R, $"fisher.test({name})$p.value", SameP, "default workspace"),
                new(peers.R, $"fisher.test({name}, workspace = 2e8)$p.value", SameP, "workspace 2e8"),
            ],
        };
    }

    private static StatisticsTask Sampled(PeerSet peers, long[][] table)
    {
        var name = Give(peers, table);
        var sampled = new FreemanHaltonOptions { Exact = false };
        // Two random answers agree when they are not further apart than five standard errors of their difference.
        double p = FreemanHalton.Test(Contingency.Of(table), sampled).PTwoSided;
        var apart = 5 * Math.Sqrt(2 / (p * Draws));
        return new StatisticsTask
        {
            Id = "3e 5×4 N=500",
            What = "Monte Carlo p with its interval, 100,000 tables",
            GoalRatio = 3,
            Parallel = true,
            Ours = () => FreemanHalton.Test(Contingency.Of(table), sampled).PTwoSided,
            Peers = [new(peers.R, $"fisher.test({name}, simulate.p.value = TRUE, B = 1e5)$p.value", apart)],
        };
    }

    private static string Give(PeerSet peers, long[][] table)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{table.Length}{table[0].Length}n{table.Sum(row => row.Sum())}");
        peers.R?.Give(name, table);
        return name;
    }
}
