using Lancar.Statistics.Tests.Conformance;
using Lancar.Statistics.Tests.Groups;

namespace Lancar.Statistics.Tests.Association;

public class CorrelationTests
{
    // Hollander and Wolfe (1973), page 187: Hunter L of canned tuna and the panel's score; the example of R's cor.test help page.
    private static readonly double[] lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    private static readonly double[] score = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];

    [Fact]
    public void Canned_tuna()
    {
        var kendall = Kendall.Test(lightness, score);
        var pearson = Pearson.Test(lightness, score);

        // R: T = 26, p-value = 0.1194 (two-sided), 0.05972 (greater), tau = 0.4444; Pearson t = 1.8411, p = 0.1082, cor 0.5711816, interval -0.1497426 to 0.8955795.
        Assert.Equal(26, kendall.Concordant);
        Assert.Equal(16.0 / 36, kendall.TauB!.Value, 1e-15);
        Assert.Equal(0.1194, kendall.PTwoSided.Value, 5e-5);
        Assert.Equal(0.05972, kendall.PGreater.Value, 5e-6);
        Assert.Equal(1.8411, pearson.T, 5e-5);
        Assert.Equal(0.1082, pearson.PTwoSided.Value, 5e-5);
        Assert.Equal(0.5711816, pearson.R, 5e-8);
        Assert.Equal(-0.1497426, pearson.Interval.Lower, 5e-8);
        Assert.Equal(0.8955795, pearson.Interval.Upper, 5e-8);
        Assert.Equal(0.6, Spearman.Test(lightness, score).Rho!.Value, 1e-15);
    }

    [Fact]
    public void Rows_signs_scales_and_exchanged_variables() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var n = Math.Min(scores.Length / 2, 7);
            if (n < 3)
            {
                return;
            }

            var x = scores.Take(n).Select(value => (double)value).ToArray();
            var y = scores.Skip(n).Take(n).Select(value => (double)value).ToArray();
            var (rho, tau) = (Spearman.Test(x, y), Kendall.Test(x, y));
            double[] minus = [.. y.Select(value => -value)];
            double[] bent = [.. y.Select(value => Math.Exp(value))];
            double[][] backward = [[.. x.Reverse()], [.. y.Reverse()]];

            Assert.Equal(rho, Spearman.Test(backward[0], backward[1]));
            Assert.Equal(tau, Kendall.Test(backward[0], backward[1]));
            Assert.Equal(rho, Spearman.Test(y, x));
            Assert.Equal(tau, Kendall.Test(y, x));
            Assert.Equal(rho, Spearman.Test(x, bent));
            Assert.Equal(tau, Kendall.Test(x, bent));
            Assert.Equal(rho.PGreater, Spearman.Test(x, minus).PLess);
            Assert.Equal(tau.PGreater, Kendall.Test(x, minus).PLess);
            Assert.Equal(tau.PTwoSided, Kendall.Test(x, minus).PTwoSided);
            if (rho.Rho is null)
            {
                Assert.Equal(Violation.NoInformation, GroupSamples.Refusal(() => Pearson.Test(x, y)));
                return;
            }

            var r = Pearson.Test(x, y);
            Assert.InRange(rho.Rho.Value, -1, 1);
            Assert.InRange(tau.TauB!.Value, -1, 1);
            Assert.InRange(r.R, -1, 1);
            Assert.Equal(r, Pearson.Test(backward[0], backward[1]));
            Assert.Equal(r, Pearson.Test([.. x.Select(value => value * 1024)], [.. y.Select(value => Math.ScaleB(value, -900))]));
            Assert.Equal(-r.R, Pearson.Test(x, minus).R);
            Assert.Equal(r.R, Pearson.Test(y, x).R, 1e-14);
            var midranks = DoubledMidranks.Of(x).Ranks.Select(rank => rank / 2.0).ToArray();
            Assert.Equal(rho.Rho.Value, Pearson.Test(midranks, DoubledMidranks.Of(y).Ranks.Select(rank => rank / 2.0).ToArray()).R, 1e-14);
        });

    [Fact]
    public void A_straight_line()
    {
        double[] x = [0.1, 0.2, 0.30000000000000004, 0.7, 0.9];
        var rising = Pearson.Test(x, [.. x.Select(value => 3 * value + 1)]);
        var falling = Pearson.Test(x, [.. x.Select(value => -value)]);

        Assert.Equal((1.0, double.PositiveInfinity, 0.0), (rising.R, rising.T, rising.PTwoSided.Value));
        Assert.Equal((-1.0, double.NegativeInfinity, 0.0), (falling.R, falling.T, falling.PLess.Value));
        Assert.Equal(new ConfidenceInterval(1, 1, 0.95), rising.Interval);
        Assert.Equal(2.0 / 120, Spearman.Test(x, [.. x.Select(Math.Exp)]).PTwoSided.Value, 1e-17);
        Assert.Equal(double.PositiveInfinity, Spearman.Test(x, x).T);
        Assert.Equal(0, Spearman.Test(x, x).PAsymptotic.Value);
        Assert.Equal(2.0 / 120, Kendall.Test(x, x).PTwoSided.Value, 1e-17);
        Assert.Equal(1, Kendall.Test(x, x).TauB);
    }

    [Fact]
    public void Far_below_the_range_of_a_double()
    {
        var x = Enumerable.Range(0, 400).Select(i => (double)i).ToArray();
        var result = Kendall.Test(x, x);
        // 2 / 400!
        var logarithm = Math.Log10(2) - Enumerable.Range(1, 400).Sum(i => Math.Log10(i));

        Assert.Equal(0, result.PTwoSided.Value);
        Assert.Equal(logarithm, result.PTwoSided.Log10, 1e-10);
        Assert.Equal(1, result.PLess.Value);
    }

    [Fact]
    public void Magnitudes_at_both_ends_of_the_range_of_a_double()
    {
        double[] x = [1, 2, 3, 4.5];
        double[] y = [2, 1, 4, 3];
        var plain = Pearson.Test(x, y).R;

        Assert.Equal(plain, Pearson.Test([.. x.Select(value => value * 3e307)], [.. y.Select(value => value * 1e-300)]).R, 1e-14);
        Assert.Equal(plain, Pearson.Test([.. x.Select(value => value + 1e9)], y).R, 1e-7);
        Assert.Equal(Pearson.Test([-1e308, 1e308, 0], [1, 2, 3]).R, Pearson.Test([-1, 1, 0], [1, 2, 3]).R, 1e-14);
    }

    [Fact]
    public void Skewed_laws_have_two_two_sided_rules()
    {
        double[] x = [1, 1, 1, 1, 2, 3];
        double[] y = [1, 1, 2, 2, 2, 3];
        var rho = Spearman.Test(x, y);

        Assert.NotEqual(rho.PTwoSided.Value, rho.PAbsolute.Value);
        Assert.Contains("twice the smaller tail", rho.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void No_variation()
    {
        var rho = Spearman.Test([2, 2, 2], [1, 2, 3]);
        var tau = Kendall.Test([1, 2, 3], [5, 5, 5]);

        Assert.True(rho.HasNoInformation && tau.HasNoInformation);
        Assert.Null(rho.Rho);
        Assert.Null(tau.TauB);
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (rho.PTwoSided.Value, tau.PTwoSided.Value, rho.PAsymptotic.Value, tau.PAsymptotic.Value));
        Assert.Equal(new ConfidenceInterval(-1, 1, 0.95), rho.Interval);
        Assert.Equal(Violation.NoInformation, GroupSamples.Refusal(() => Pearson.Test([2, 2, 2], [1, 2, 3])));
    }

    [Fact]
    public void Few_pairs_have_the_whole_range_for_an_interval()
    {
        Assert.Equal(new ConfidenceInterval(-1, 1, 0.95), Pearson.Test([1, 2, 3], [1, 3, 2]).Interval);
        Assert.Equal(new ConfidenceInterval(-1, 1, 0.95), Spearman.Test([1, 2, 3], [1, 3, 2]).Interval);
        Assert.Equal(new ConfidenceInterval(-1, 1, 0.95), Kendall.Test([1, 2, 3, 4], [1, 3, 2, 4]).Interval);
        Assert.True(Spearman.Test([1, 2, 3, 4], [1, 3, 2, 4]).Interval.Lower > -1);
        Assert.Equal(1, Kendall.Test([1, 2], [1, 2]).PTwoSided.Value);
        Assert.Null(Spearman.Test([1, 2], [1, 2]).T);
    }

    [Fact]
    public void Intervals_straight_from_their_definitions()
    {
        var rho = Spearman.Test(lightness, score);
        var tau = Kendall.Test(lightness, score);
        const double Z = 1.959963984540054;

        Assert.Equal(Math.Tanh(Math.Atanh(0.6) + Z * Math.Sqrt((1 + 0.18) / 6)), rho.Interval.Upper, 1e-14);
        Assert.Equal(Math.Tanh(Math.Atanh(16.0 / 36) - Z * Math.Sqrt(0.437 / 5)), tau.Interval.Lower, 1e-14);
    }

    [Fact]
    public void Beyond_the_budget_they_draw_and_say_so_and_the_seed_repeats_it()
    {
        var random = new Random(2);
        var x = Enumerable.Range(0, 200).Select(_ => (double)random.Next(40)).ToArray();
        var y = x.Select(value => value + random.Next(200)).ToArray();
        var options = new CorrelationOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 2_000, Seed = 5 } };
        var (rho, tau) = (Spearman.Test(x, y, options), Kendall.Test(x, y, options));

        Assert.Equal((RankTestMethod.MonteCarlo, RankTestMethod.MonteCarlo), (rho.Method, tau.Method));
        Assert.Contains("seed 5", rho.MethodInWords, StringComparison.Ordinal);
        Assert.Contains("seed 5", tau.MethodInWords, StringComparison.Ordinal);
        Assert.Equal(rho, Spearman.Test([.. x.Reverse()], [.. y.Reverse()], options));
        Assert.Equal(tau, Kendall.Test([.. x.Reverse()], [.. y.Reverse()], options));
        Assert.Equal(rho.PTwoSided, Spearman.Test(y, x, options).PTwoSided);
        Assert.True(rho.MonteCarlo!.Interval.Contains(rho.PAsymptotic / 2));
        Assert.True(tau.MonteCarlo!.Interval.Contains(tau.PAsymptotic / 2));
    }

    [Fact]
    public void Violations_come_in_their_documented_order()
    {
        foreach (var test in new Action<double[], double[]>[] { (x, y) => Pearson.Test(x, y), (x, y) => Spearman.Test(x, y), (x, y) => Kendall.Test(x, y) })
        {
            Assert.Equal(Violation.Empty, GroupSamples.Refusal(() => test([], [])));
            Assert.Equal(Violation.UnequalLengths, GroupSamples.Refusal(() => test([double.NaN], [])));
            Assert.Equal(Violation.NotFinite, GroupSamples.Refusal(() => test([1], [double.NaN])));
            Assert.Equal(Violation.NotFinite, GroupSamples.Refusal(() => test([double.NegativeInfinity, 1, 2], [1, 2, 3])));
            Assert.Equal(Violation.TooFew, GroupSamples.Refusal(() => test([1], [2])));
        }

        Assert.Equal(Violation.TooFew, GroupSamples.Refusal(() => Pearson.Test([1, 2], [2, 1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pearson.Test([1, 2, 3], [1, 2, 4], new CorrelationOptions { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kendall.Test([1, 2, 3], [1, 2, 4], new CorrelationOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 0 } }));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var x = Enumerable.Range(0, 14).Select(i => (double)i).ToArray();
        Assert.ThrowsAny<OperationCanceledException>(() => Spearman.Test(x, x, cancellation: cancelled.Token));
    }
}
