using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 6a and 6b: meta-analysis by REML with Hartung–Knapp, and leaving one study out.</summary>
public static class SynthesisTasks
{
    // metafor's defaults stop early: its pooled estimate is off by up to 1e-4.
    private const double SameEstimate = 1e-4;

    // metafor takes minutes for a thousand fits of a thousand studies; what it has not answered by then is a bound of the ratio.
    private static readonly TimeSpan longPatience = TimeSpan.FromMinutes(3);

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        foreach (var (k, goal) in new[] { (10, 800.0), (100, 2000), (1000, 50_000) })
        {
            yield return Fit(peers, k, goal);
        }

        yield return PauleMandel(peers);
        foreach (var (k, goal) in new[] { (100, 4000.0), (1000, 20_000) })
        {
            yield return LeaveOneOut(peers, k, goal);
        }
    }

    private static StatisticsTask Fit(PeerSet peers, int k, double goal)
    {
        var (y, v) = Given(peers, k);
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"6a k={k}"),
            What = "random effects by REML, Hartung–Knapp; metafor's figure is good to 4 digits",
            GoalRatio = goal,
            Ours = () => MetaAnalysis.Fit(y, v).Pooled.Estimate,
            Peers = [new(peers.Metafor, FormattableString.Invariant($"rma(y{k}, v{k}, test = \"knha\")$beta[1]"), SameEstimate)],
        };
    }

    private static StatisticsTask PauleMandel(PeerSet peers)
    {
        var (y, v) = Given(peers, 10);
        var options = new MetaAnalysisOptions { TauSquared = TauSquaredMethod.PauleMandel };
        return new StatisticsTask
        {
            Id = "6a PM k=10",
            What = "random effects by Paule–Mandel, Hartung–Knapp",
            GoalRatio = 80,
            Ours = () => MetaAnalysis.Fit(y, v, options).Pooled.Estimate,
            Peers = [new(peers.StatsModels, "combine_effects(y10, v10, method_re='iterated').mean_effect_re", SameEstimate)],
        };
    }

    private static StatisticsTask LeaveOneOut(PeerSet peers, int k, double goal)
    {
        var (y, v) = Given(peers, k);
        return new StatisticsTask
        {
            Id = FormattableString.Invariant($"6b k={k}"),
            What = "leave one out, REML with Hartung–Knapp",
            GoalRatio = goal,
            Patience = k >= 1000 ? longPatience : TimeSpan.FromMinutes(1),
            Ours = () => MetaAnalysis.LeaveOneOut(y, v)[0].Pooled.Estimate,
            Peers = [new(peers.Metafor, FormattableString.Invariant($"leave1out(rma(y{k}, v{k}, test = \"knha\"))$estimate[1]"), SameEstimate)],
        };
    }

    private static (double[] Estimates, double[] Variances) Given(PeerSet peers, int k)
    {
        var (y, v) = SampleData.Studies(k);
        foreach (var peer in new[] { peers.Metafor, peers.StatsModels })
        {
            peer?.Give(FormattableString.Invariant($"y{k}"), y);
            peer?.Give(FormattableString.Invariant($"v{k}"), v);
        }

        return (y, v);
    }
}
