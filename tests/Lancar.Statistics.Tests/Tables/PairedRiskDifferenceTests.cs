using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class PairedRiskDifferenceTests
{
    [Fact]
    public void Approval_of_the_prime_minister()
    {
        // Agresti (1990), p. 350, as R's help page of mcnemar.test prints it: 794 both, 150 lost, 86 gained, 570 neither.
        var result = McNemar.Test(794, 150, 86, 570);

        Assert.Equal(64.0 * 64 / 236, result.ChiSquare!.Value.Statistic, 1e-12);
        Assert.Equal(63.0 * 63 / 236, result.ChiSquareCorrected!.Value.Statistic, 1e-12);
        Assert.Equal(-0.04, result.RiskDifference!.Estimate, 1e-15);
        // p1 = 944/1600, p2 = 880/1600: se = sqrt((236 - 64^2/1600))/1600, ±1.96 se.
        var se = Math.Sqrt(236 - 64.0 * 64 / 1600) / 1600;
        Assert.Equal(-0.04 - 1.959963984540054 * se, result.RiskDifference.WaldInterval.Lower, 1e-14);
        Assert.Equal(McNemar.Test(150, 86).PTwoSided, result.PTwoSided);
        Assert.Null(McNemar.Test(150, 86).RiskDifference);
    }

    [Fact]
    public void Tangos_interval_is_McNemars_chi_square_at_no_difference()
    {
        var confidence = 1 - McNemar.Test(150, 86).ChiSquare!.Value.P.Value;
        var result = McNemar.Test(794, 150, 86, 570, confidence);

        Assert.Equal(0, result.RiskDifference!.ScoreInterval.Upper, 1e-9);
    }

    [Fact]
    public void The_score_equation_is_satisfied() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var (yes, lost, gained, no) = (cells[0] + 1, cells[1] % 12, cells[2] % 12, cells[3]);
            double n = yes + lost + gained + no;
            var limits = McNemar.Test(yes, lost, gained, no).RiskDifference!.ScoreInterval;
            foreach (var limit in new[] { limits.Lower, limits.Upper })
            {
                // The most likely share lost, by bisection of the constrained score.
                var (low, high) = (Math.Max(0, -limit), (1 - limit) / 2);
                for (var step = 0; step < 100; step++)
                {
                    var q = (low + high) / 2;
                    var score = Part(gained, q + limit) + Part(lost, q) - 2 * Part(n - gained - lost, 1 - 2 * q - limit);
                    (low, high) = score > 0 ? (q, high) : (low, q);
                }

                var variance = (low + high + limit - limit * limit) / n;
                Assert.Equal(1.9599639845400545, Math.Abs((gained - lost) / n - limit) / Math.Sqrt(variance), 1e-6);
            }
        });

    [Fact]
    public void Exchanged_times_turn_everything_over() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            var (plain, turned) = (McNemar.Test(cells[0] + 1, cells[1], cells[2], cells[3]), McNemar.Test(cells[0] + 1, cells[2], cells[1], cells[3]));
            var (one, other) = (plain.RiskDifference!, turned.RiskDifference!);
            Assert.Equal(one.Estimate, -other.Estimate);
            foreach (var (interval, mirrored) in new[]
            {
                (one.Interval, other.Interval), (one.ScoreInterval, other.ScoreInterval),
                (one.BonettPriceInterval, other.BonettPriceInterval), (one.WaldInterval, other.WaldInterval),
            })
            {
                Assert.Equal(interval.Lower, -mirrored.Upper, 1e-13);
                Assert.True(interval.Contains(one.Estimate) || interval == one.BonettPriceInterval);
            }

            Assert.Equal(plain.ChiSquare?.Statistic, turned.ChiSquare?.Statistic);
            Assert.Equal(plain.ChiSquareCorrected?.Statistic, turned.ChiSquareCorrected?.Statistic);
        });

    [Fact]
    public void Without_change_the_intervals_still_have_width()
    {
        var result = McNemar.Test(12, 0, 0, 8);

        Assert.True(result.HasNoInformation);
        Assert.Null(result.ChiSquare);
        Assert.Null(result.ChiSquareCorrected);
        Assert.Null(result.WaldInterval);
        Assert.Equal(0, result.RiskDifference!.Estimate);
        Assert.Equal((0, 0), (result.RiskDifference.WaldInterval.Lower, result.RiskDifference.WaldInterval.Upper));
        Assert.True(result.RiskDifference.Interval is { Lower: < 0, Upper: > 0 });
        Assert.True(result.RiskDifference.ScoreInterval is { Lower: < 0, Upper: > 0 });
        Assert.True(result.RiskDifference.BonettPriceInterval is { Lower: < 0, Upper: > 0 });
        Assert.Contains("no information", result.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_gained()
    {
        var difference = McNemar.Test(0, 0, 9, 0).RiskDifference!;

        Assert.Equal(1, difference.Estimate);
        Assert.Equal(1, difference.ScoreInterval.Upper);
        Assert.Equal(1, difference.Interval.Upper);
        Assert.InRange(difference.ScoreInterval.Lower, 0.3, 0.99);
    }

    [Fact]
    public void The_correction_does_not_go_below_zero()
    {
        Assert.Equal(0, McNemar.Test(7, 7).ChiSquareCorrected!.Value.Statistic);
        Assert.Equal(0, McNemar.Test(7, 8).ChiSquareCorrected!.Value.Statistic);
        Assert.Equal(1 / 16.0, McNemar.Test(7, 9).ChiSquareCorrected!.Value.Statistic);
    }

    [Fact]
    public void Bad_input()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => McNemar.Test(0, 0, 0, 0)).Violation);
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => McNemar.Test(-1, 1, 1, 1)).Violation);
        Assert.Equal(Violation.NegativeCount, Assert.Throws<AssumptionException>(() => McNemar.Test(1, 1, 1, -1)).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => McNemar.Test(McNemar.LargestTotal, 1, 0, 0)).Violation);
        Assert.Equal(McNemar.LargestTotal, McNemar.Test(McNemar.LargestTotal - 1, 1, 0, 0).Discordant + McNemar.LargestTotal - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Test(1, 1, 1, 1, 0));
    }

    private static double Part(double count, double share) => count == 0 ? 0 : count / share;
}
