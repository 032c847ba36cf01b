using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 2a to 2c: the Mann–Whitney test.</summary>
public static class TwoSampleTasks
{
    private const double SameP = 1e-9;
    private static readonly MannWhitneyOptions pOnly = new() { Estimate = false };

    // Löffler's recursion (1983) on NumPy, as newer SciPy has it: the fastest way without ties that the installed one lacks.
    private const string Loeffler =
        "def loeffler(x, y):\\n"
        + " m, n = len(x), len(y)\\n"
        + " u = stats.rankdata(np.concatenate((x, y)))[:m].sum() - m * (m + 1) / 2\\n"
        + " top = int(min(u, m * n - u))\\n"
        + " s = np.zeros(top + 1)\\n"
        + " for i in range(1, m + 1):\\n"
        + "  s[i::i] += i\\n"
        + "  s[n + i::n + i] -= n + i\\n"
        + " f = np.zeros(top + 1); f[0] = 1\\n"
        + " for k in range(1, top + 1): f[k] = np.dot(f[:k], s[k:0:-1]) / k\\n"
        + " return min(1, 2 * f.sum() / scipy.special.binom(m + n, m))";

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        peers.SciPy?.Do("import scipy.special");
        peers.SciPy?.Do(Loeffler);
        foreach (var (n, goal) in new[] { (16, 15.0), (50, 1.5), (200, 80) })
        {
            yield return Task(peers, n, SampleData.Groups(n), "2a", "no ties") with { GoalRatio = goal };
        }

        foreach (var (n, goal) in new[] { (16, 100.0), (50, 12), (200, 80) })
        {
            yield return Task(peers, n, SampleData.ScoreGroups(n), "2b", "ties") with { GoalRatio = goal };
        }

        yield return Task(peers, 1000, SampleData.Groups(1000), "2c no ties", "no ties") with { GoalSeconds = 30e-3 };
        yield return Task(peers, 1000, SampleData.ScoreGroups(1000), "2c ties", "ties") with { GoalSeconds = 100e-3 };
    }

    private static StatisticsTask Task(PeerSet peers, int n, (double[] X, double[] Y) data, string id, string ties)
    {
        var (x, y) = data;
        var name = FormattableString.Invariant($"{(ties == "ties" ? "t" : "u")}{n}");
        Give(peers.R, name, x, y);
        Give(peers.ExactRankTests, name, x, y);
        Give(peers.SciPy, name, x, y);
        Give(peers.Coin, name, x, y);
        peers.Coin?.Do($"v{name} <- c(x{name}, y{name}); g{name} <- factor(rep(1:2, each = {n}))");
        var untied = ties != "ties";
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"{id} {n}+{n}"),
            What = $"Mann–Whitney p, {ties}",
            Ours = () => MannWhitney.Test(x, y, pOnly).PTwoSided,
            Peers =
            [
                new(peers.R, untied ? $"wilcox.test(x{name}, y{name}, exact = TRUE)$p.value" : $"wilcox.test(x{name}, y{name}, exact = FALSE)$p.value", untied ? SameP : null, untied ? "remembers up to 50" : "normal approximation"),
                new(peers.Coin, $"pvalue(wilcox_test(v{name} ~ g{name}, distribution = \"exact\"))", SameP),
                new(n <= 50 ? peers.ExactRankTests : null, $"wilcox.exact(x{name}, y{name}, exact = TRUE)$p.value", SameP),
                new(untied && n <= 50 ? peers.SciPy : null, $"stats.mannwhitneyu(x{name}, y{name}, method='exact').pvalue", SameP, "remembers"),
                new(untied ? peers.SciPy : null, $"loeffler(x{name}, y{name})", SameP, "Löffler's recursion, as in newer SciPy"),
            ],
        };
    }

    private static void Give(Peer? peer, string name, double[] x, double[] y)
    {
        peer?.Give("x" + name, x);
        peer?.Give("y" + name, y);
    }
}
