using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Score intervals: their equations put back, their ends, their symmetries. Values: fixtures/conformance/score-intervals.json.</summary>
public class ScoreIntervalTests
{
    [Fact]
    public void Limits_of_the_risk_difference_satisfy_the_score_equation() =>
        ForEveryTable(table =>
        {
            if (table.ScoreIntervals.RiskDifference is not { } limits || table.ScoreIntervals.RiskDifferenceMee is not { } narrower)
            {
                Assert.True(table.A + table.B == 0 || table.C + table.D == 0);
                return;
            }

            var factor = table.Total / (table.Total - 1.0);
            Solves(table, limits.Lower, factor);
            Solves(table, limits.Upper, factor);
            Solves(table, narrower.Lower, 1);
            Solves(table, narrower.Upper, 1);
            Assert.True(limits.Contains(table.RiskDifference.Estimate!.Value));
            Assert.InRange(narrower.Lower, limits.Lower, limits.Upper);
            Assert.InRange(narrower.Upper, limits.Lower, limits.Upper);
        });

    [Fact]
    public void Exchanged_rows_turn_the_limits_over() =>
        ForEveryTable(table =>
        {
            var plain = table.ScoreIntervals;
            var exchanged = TwoByTwo.Of(table.C, table.D, table.A, table.B).ScoreIntervals;

            Mirrored(plain.RiskDifference, exchanged.RiskDifference, limit => -limit, 1e-12);
            Mirrored(plain.RiskRatio, exchanged.RiskRatio, limit => 1 / limit, 1e-11);
            Mirrored(plain.RiskRatioKoopman, exchanged.RiskRatioKoopman, limit => 1 / limit, 1e-11);
            Mirrored(plain.OddsRatio, exchanged.OddsRatio, limit => 1 / limit, 1e-12);
            Mirrored(plain.OddsRatioCornfield, exchanged.OddsRatioCornfield, limit => 1 / limit, 1e-12);
        });

    [Fact]
    public void The_odds_ratio_does_not_mind_transposition() =>
        ForEveryTable(table =>
            Mirrored(table.ScoreIntervals.OddsRatio, TwoByTwo.Of(table.D, table.C, table.B, table.A).ScoreIntervals.OddsRatio, limit => limit, 1e-12, swap: false));

    [Fact]
    public void The_interval_without_the_factor_is_the_chi_square_test()
    {
        // At the confidence whose quantile is the chi-square statistic's root, the limit of Mee, Koopman and Cornfield is "no difference".
        var table = TwoByTwo.Of(19, 75, 4, 90);
        var confidence = 1 - table.ChiSquare!.Value.P.Value;
        var turned = TwoByTwo.Of(19, 75, 4, 90, confidence).ScoreIntervals;

        Assert.Equal(0, turned.RiskDifferenceMee!.Value.Lower, 1e-12);
        Assert.Equal(1, turned.RiskRatioKoopman!.Value.Lower, 1e-10);
        Assert.Equal(1, turned.OddsRatioCornfield!.Value.Lower, 1e-10);
    }

    [Fact]
    public void Ends_and_what_does_not_exist()
    {
        var none = TwoByTwo.Of(0, 20, 0, 30).ScoreIntervals;
        Assert.True(none.RiskDifference!.Value.Contains(0));
        Assert.Null(none.RiskRatio);
        Assert.Null(none.OddsRatio);
        var all = TwoByTwo.Of(20, 0, 30, 0).ScoreIntervals;
        Assert.True(all.RiskRatio!.Value.Contains(1));
        Assert.Null(all.OddsRatio);
        var opposed = TwoByTwo.Of(5, 0, 0, 7).ScoreIntervals;
        Assert.Equal(1, opposed.RiskDifference!.Value.Upper);
        Assert.Equal(double.PositiveInfinity, opposed.RiskRatio!.Value.Upper);
        Assert.Equal(double.PositiveInfinity, opposed.OddsRatio!.Value.Upper);
        Assert.True(opposed.OddsRatio!.Value.Lower > 1);
        var reversed = TwoByTwo.Of(0, 7, 5, 0).ScoreIntervals;
        Assert.Equal(-1, reversed.RiskDifference!.Value.Lower);
        Assert.Equal(0, reversed.RiskRatio!.Value.Lower);
        Assert.Equal(0, reversed.OddsRatio!.Value.Lower);
        Assert.Null(TwoByTwo.Of(0, 0, 3, 4).ScoreIntervals.RiskDifference);
        Assert.Null(TwoByTwo.Of(0, 0, 3, 4).ScoreIntervals.RiskRatio);
    }

    [Fact]
    public void Quarter_of_a_hundred_million()
    {
        var huge = TwoByTwo.Of(25_000_000, 25_000_000, 24_990_000, 25_010_000);
        var wald = huge.RiskDifference.WaldInterval!.Value;

        Assert.Equal(wald.Lower, huge.ScoreIntervals.RiskDifference!.Value.Lower, 1e-9);
        Assert.Equal(huge.RiskRatio.Interval!.Value.Upper, huge.ScoreIntervals.RiskRatio!.Value.Upper, 1e-9);
        Assert.Equal(huge.OddsRatio.Interval!.Value.Upper, huge.ScoreIntervals.OddsRatio!.Value.Upper, 1e-9);
    }

    // The most likely risks are found by bisection of the constrained score, another way than the engine's.
    private static void Solves(TwoByTwo t, double limit, double factor)
    {
        var (n, m) = ((double)(t.A + t.B), (double)(t.C + t.D));
        if (Math.Abs(limit) == 1)
        {
            Assert.Equal(limit, t.RiskDifference.Estimate);
            return;
        }

        var (low, high) = (Math.Max(0, -limit), Math.Min(1, 1 - limit));
        for (var step = 0; step < 200; step++)
        {
            var r = (low + high) / 2;
            var score = Part(t.A, r + limit) - Part(t.B, 1 - r - limit) + Part(t.C, r) - Part(t.D, 1 - r);
            (low, high) = score > 0 ? (r, high) : (low, r);
        }

        var second = (low + high) / 2;
        var first = second + limit;
        var variance = factor * (first * (1 - first) / n + second * (1 - second) / m);
        Assert.Equal(1.9599639845400545, Math.Abs(t.RiskDifference.Estimate!.Value - limit) / Math.Sqrt(variance), 1e-7);
    }

    private static double Part(long count, double risk) => count == 0 ? 0 : count / risk;

    private static void Mirrored(ConfidenceInterval? expected, ConfidenceInterval? actual, Func<double, double> turn, double relative, bool swap = true)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } one && actual is { } other)
        {
            Golden.Close(one.Lower, turn(swap ? other.Upper : other.Lower), relative + (one.Lower == 0 ? 0 : relative / Math.Abs(one.Lower)), "lower limit");
            Golden.Close(one.Upper, turn(swap ? other.Lower : other.Upper), relative + (one.Upper == 0 ? 0 : relative / Math.Abs(one.Upper)), "upper limit");
        }
    }

    private static void ForEveryTable(Action<TwoByTwo> law) =>
        Properties.Hold(Properties.Cells, cells => law(TwoByTwo.Of(cells[0], cells[1] % 7, cells[2] % 20, cells[3])));
}
