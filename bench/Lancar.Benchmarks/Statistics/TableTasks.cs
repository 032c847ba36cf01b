using Lancar.Benchmarks.Peers;
using Lancar.Statistics;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goals 3a to 3c: two-by-two tables.</summary>
public static class TableTasks
{
    private const double SameP = 1e-9;

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        long[][] small = [[19, 75], [4, 90]];
        Give(peers, "t188", small);
        yield return new StatisticsTask
        {
            Id = "3a Fisher", What = "Fisher's exact p, N = 188", GoalRatio = 500,
            Ours = () => Table(small).Fisher.PTwoSided,
            Peers =
            [
                new(peers.R, "fisher.test(t188, conf.int = FALSE)$p.value", SameP),
                new(peers.SciPy, "stats.fisher_exact(t188)[1]", SameP),
            ],
        };
        yield return new StatisticsTask
        {
            Id = "3a Yates", What = "Yates chi-square p, N = 188", GoalRatio = 300,
            Ours = () => Table(small).YatesChiSquare!.Value.P,
            Peers =
            [
                new(peers.R, "chisq.test(t188)$p.value", SameP),
                new(peers.SciPy, "stats.chi2_contingency(t188)[1]", SameP),
            ],
        };
        yield return new StatisticsTask
        {
            Id = "3a Wald", What = "sample odds ratio with Wald interval, N = 188", GoalRatio = 300,
            Ours = () => Table(small).OddsRatio.Interval!.Value.Upper,
            Peers =
            [
                new(peers.SciPy, "stats.contingency.odds_ratio(t188.astype(int), kind='sample').confidence_interval().high", SameP),
                new(peers.Epitools, "oddsratio.wald(t188)$measure[2, 3]", SameP),
            ],
        };
        long[][][] sizes = [small, [[2000, 1700], [1800, 2000]], [[50000, 48000], [49500, 50000]]];
        double[] goals = [40, 60, 500];
        double[] strictGoals = [500, 5000, 100000];
        for (var i = 0; i < sizes.Length; i++)
        {
            var table = sizes[i];
            var total = table.Sum(row => row.Sum());
            var name = FormattableString.Invariant($"t{total}");
            Give(peers, name, table);
            yield return new StatisticsTask
            {
                Id = FormattableString.Invariant($"3b N={total}"), What = "Fisher p, conditional ML odds ratio, exact interval; R's figures are good to 3–5 digits", GoalRatio = goals[i],
                Ours = () => Both(Table(table)),
                Peers = [new(peers.R, $"fisher.test({name})$estimate", 1e-2, "to 1e-4")],
            };
            yield return new StatisticsTask
            {
                Id = FormattableString.Invariant($"3b exact N={total}"), What = "the same against an equally exact peer", GoalRatio = strictGoals[i],
                Ours = () => Both(Table(table)),
                Peers = [new(peers.SciPy, $"(lambda r: (stats.fisher_exact({name}), r.confidence_interval(), r.statistic)[2])(stats.contingency.odds_ratio({name}.astype(int)))", 1e-7)],
            };
        }

        yield return new StatisticsTask
        {
            Id = "3c", What = "mid-p interval of the odds ratio, N = 188 (epitools errs by up to 0.7 %)", GoalRatio = 50,
            Ours = () => Table(small).Conditional.MidPInterval.Upper,
            Peers = [new(peers.Epitools, "oddsratio.midp(t188)$measure[2, 3]", 1e-2)],
        };
    }

    private static TwoByTwo Table(long[][] rows) => TwoByTwo.Of(rows[0][0], rows[0][1], rows[1][0], rows[1][1]);

    // p, estimate and interval; all of them are asked for, one is compared.
    private static double Both(TwoByTwo table)
    {
        var p = table.Fisher.PTwoSided.Value;
        var conditional = table.Conditional;
        return p >= 0 && conditional.ExactInterval.Upper > 0 ? conditional.Estimate!.Value : double.NaN;
    }

    private static void Give(PeerSet peers, string name, long[][] rows)
    {
        peers.R?.Give(name, rows);
        peers.SciPy?.Give(name, rows);
        peers.Epitools?.Give(name, rows);
    }
}
