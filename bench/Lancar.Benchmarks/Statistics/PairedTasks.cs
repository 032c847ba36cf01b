using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 1a to 1e: the signed-rank test.</summary>
public static class PairedTasks
{
    private const double SameP = 1e-9;
    private static readonly SignedRankOptions pOnly = new() { Estimate = false };

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        foreach (var (n, id, goal) in new[] { (17, "1a", 25.0), (30, "1a", 20), (100, "1a", 5), (1000, "1b", 20), (5000, "1b", 5000) })
        {
            yield return WithoutTies(peers, n, id, goal);
        }

        foreach (var (n, goal) in new[] { (17, 60.0), (30, 60), (100, 80), (1000, 1000) })
        {
            yield return WithTies(peers, n) with { Id = FormattableString.Invariant($"1c n={n}"), GoalRatio = goal };
        }

        yield return WithTies(peers, 5000) with { Id = "1d n=5000", GoalSeconds = 2e-3 };
        yield return WithInterval(peers, 30, 25);
        yield return WithInterval(peers, 1000, 60);
        yield return Estimate(peers);
    }

    private static StatisticsTask WithoutTies(PeerSet peers, int n, string id, double goal)
    {
        var x = SampleData.Differences(n);
        var name = Name("d", n);
        Give(name, x, peers.R, peers.ExactRankTests, peers.SciPy);
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"{id} n={n}"),
            What = "signed-rank p, no ties",
            GoalRatio = goal,
            Ours = () => SignedRank.Test(x, pOnly).PTwoSided,
            Peers =
            [
                new(peers.R, $"wilcox.test({name}, exact = TRUE)$p.value", SameP),
                new(n <= 1000 ? peers.ExactRankTests : null, $"wilcox.exact({name}, exact = TRUE)$p.value", SameP),
                new(peers.SciPy, $"stats.wilcoxon({name}, mode='exact').pvalue", SameP),
            ],
        };
    }

    private static StatisticsTask WithTies(PeerSet peers, int n)
    {
        var x = SampleData.Scores(n);
        var name = Name("s", n);
        Give(name, x, peers.R, peers.ExactRankTests, peers.Coin);
        return new StatisticsTask
        {
            Id = "",
            What = "signed-rank p, ties and zeros",
            Ours = () => SignedRank.Test(x, pOnly).PTwoSided,
            Peers =
            [
                new(peers.ExactRankTests, $"wilcox.exact({name}, exact = TRUE)$p.value", SameP),
                new(peers.Coin, $"pvalue(wilcoxsign_test({name} ~ rep(0, {n}), distribution = \"exact\", zero.method = \"Wilcoxon\"))", SameP),
                new(peers.R, $"wilcox.test({name}, exact = FALSE)$p.value", null, "normal approximation"),
            ],
        };
    }

    private static StatisticsTask WithInterval(PeerSet peers, int n, double goal)
    {
        var x = SampleData.Differences(n);
        var name = Name("d", n);
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"1e n={n}"),
            What = "signed-rank p, Hodges–Lehmann, exact interval, no ties",
            GoalRatio = goal,
            Ours = () => SignedRank.Test(x).HodgesLehmann!.Value,
            Peers = [new(peers.R, $"wilcox.test({name}, exact = TRUE, conf.int = TRUE)$estimate", SameP)],
        };
    }

    private static StatisticsTask Estimate(PeerSet peers)
    {
        const int n = 5000;
        var x = SampleData.Differences(n);
        var name = Name("d", n);
        return new StatisticsTask
        {
            Id = "1e HL n=5000",
            What = "Hodges–Lehmann, exact interval and p against R's outer() for the estimate alone",
            GoalRatio = 400,
            Ours = () => SignedRank.Test(x).HodgesLehmann!.Value,
            Peers = [new(peers.R, $"{{ w <- outer({name}, {name}, \"+\"); median(w[lower.tri(w, TRUE)]) / 2 }}", SameP)],
        };
    }

    private static string Name(string kind, int n) => FormattableString.Invariant($"{kind}{n}");

    private static void Give(string name, double[] values, params Peer?[] peers)
    {
        foreach (var peer in peers)
        {
            peer?.Give(name, values);
        }
    }
}
