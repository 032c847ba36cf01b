using Lancar.Statistics.Tests.Conformance;
using Lancar.Statistics.Tests.Resampling;

namespace Lancar.Statistics.Tests.Planning;

public class PowerSimulationTests
{
    private static readonly ValueLaw shifted = ValueLaw.Normal(0.5, 1);

    public static TheoryData<string, string> Goldens => GoldenCase.Rows("signed-rank-power");

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Golden_powers_agree_within_the_error_of_both(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = PowerSimulation.SignedRank(
            (int)golden.Input.GetProperty("n").GetDouble(),
            ValueLaw.Normal(golden.Input.GetProperty("mu").GetDouble(), golden.Input.GetProperty("sd").GetDouble()),
            new PowerSimulationOptions { Alpha = golden.Whole.GetProperty("options").GetProperty("alpha").GetDouble(), Replicates = 200_000 });

        Assert.Equal(golden.Expected.GetProperty("critical_w").GetInt64(), result.CriticalValue);
        var error = Math.Sqrt(Math.Pow(golden.Expected.GetProperty("mc_se").GetDouble(), 2) + Math.Pow(result.StandardError, 2));
        Assert.InRange(result.Power, golden.Expected.GetProperty("power").GetDouble() - 5 * error, golden.Expected.GetProperty("power").GetDouble() + 5 * error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Six_pairs_reject_when_all_have_one_sign(double mean)
    {
        // At 0.05 the critical value of six pairs is 0: the power is Φ(μ)^6 + Φ(−μ)^6.
        var result = PowerSimulation.SignedRank(6, ValueLaw.Normal(mean, 1));
        var up = Phi(mean);
        Near(Math.Pow(up, 6) + Math.Pow(1 - up, 6), result);
        Assert.Equal(0, result.CriticalValue);
    }

    [Theory]
    // R: 2 * psignrank(c(2, 8, 34), c(7, 10, 17))
    [InlineData(7, 0.046875)]
    [InlineData(10, 0.048828125)]
    [InlineData(17, 0.0447692871094)]
    public void Under_the_null_hypothesis_the_share_is_the_attained_size(int n, double size)
    {
        var result = PowerSimulation.SignedRank(n, ValueLaw.Normal(0, 3));
        Assert.Equal(size, result.AttainedSize!.Value.Value, 1e-9);
        Near(size, result);
    }

    [Fact]
    public void Five_pairs_never_reject_at_five_per_cent()
    {
        var result = PowerSimulation.SignedRank(5, ValueLaw.Normal(9, 1), new PowerSimulationOptions { Replicates = 1000 });
        Assert.Equal((-1, 0, 0), (result.CriticalValue, result.Rejections, result.StandardError));
        Assert.Equal(0, result.Interval.Lower);
        Assert.InRange(result.Interval.Upper, 0.001, 0.02);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(SimulatedSignedRank.LargestCounted - 1)]
    [InlineData(SimulatedSignedRank.LargestCounted)]
    [InlineData(SimulatedSignedRank.LargestCounted + 1)]
    public void Counting_and_sorting_reject_where_the_exact_test_does(int n)
    {
        var law = ValueLaw.Normal(n == 8 ? 0.8 : 0.12, 1);
        var options = new PowerSimulationOptions { Replicates = 100, Seed = 7 };
        var result = PowerSimulation.SignedRank(n, law, options);
        var test = new SignedRankOptions { Estimate = false };
        Assert.Equal(Samples(law, n, 7, 100).Count(sample => SignedRank.Test(sample, test).PTwoSided <= 0.05), result.Rejections);
        Assert.InRange(result.Rejections, 10, 90);
    }

    [Theory]
    [InlineData(9, ZeroHandling.Wilcoxon)]
    [InlineData(9, ZeroHandling.Pratt)]
    [InlineData(30, ZeroHandling.Wilcoxon)]
    [InlineData(30, ZeroHandling.Pratt)]
    public void Rounded_differences_are_judged_given_their_ties(int n, ZeroHandling zeros)
    {
        var law = ValueLaw.Normal(0.9, 1.6).Rounded(1);
        var result = PowerSimulation.SignedRank(n, law, new PowerSimulationOptions { Replicates = 300, Zeros = zeros });
        var test = new SignedRankOptions { Estimate = false, Zeros = zeros };
        Assert.Equal(Samples(law, n, 1, 300).Count(sample => SignedRank.Test(sample, test).PTwoSided <= 0.05), result.Rejections);
        Assert.InRange(result.Rejections, 10, 290);
        Assert.Null(result.CriticalValue);
    }

    [Fact]
    public void A_coarse_step_leaves_trials_without_information()
    {
        var law = ValueLaw.Normal(0, 1).Rounded(3);
        var options = new PowerSimulationOptions { Replicates = 2000 };
        var ranks = PowerSimulation.SignedRank(3, law, options);
        // P(|Z| < 1.5)³ = 0.8664³
        Assert.InRange(ranks.WithoutInformation / 2000.0, 0.6, 0.7);
        Assert.Equal(0, ranks.Rejections);
        Assert.Equal(ranks.WithoutInformation, PowerSimulation.PairedT(3, law, options).WithoutInformation);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(30)]
    public void The_paired_t_rejects_where_the_test_does(int n)
    {
        var law = ValueLaw.LogNormal(0.4, 1);
        var result = PowerSimulation.PairedT(n, law, new PowerSimulationOptions { Replicates = 500, Alpha = 0.2 });
        Assert.Equal(Samples(law, n, 1, 500).Count(sample => TTest.OneSample(sample).PTwoSided <= 0.2), result.Rejections);
        Assert.InRange(result.Rejections, 5, 495);
    }

    [Theory]
    [InlineData(7, 9, false)]
    [InlineData(30, 12, false)]
    [InlineData(400, 400, false)]
    [InlineData(400, 401, false)]
    [InlineData(9, 7, true)]
    public void The_Mann_Whitney_test_rejects_where_the_exact_test_does(int m, int n, bool rounded)
    {
        var (first, second) = (ValueLaw.Normal(m > 100 ? -0.15 : 1, 1), ValueLaw.LogNormal(0, 1));
        if (rounded)
        {
            (first, second) = (first.Rounded(0.5), second.Rounded(0.5));
        }

        const int trials = 64;
        var result = PowerSimulation.MannWhitney(m, n, first, second, new PowerSimulationOptions { Replicates = trials });
        var expected = 0;
        foreach (var (x, y) in Groups(first, m, second, n, trials))
        {
            expected += MannWhitney.Test(x, y, new MannWhitneyOptions { Estimate = false }).PTwoSided <= 0.05 ? 1 : 0;
        }

        Assert.Equal(expected, result.Rejections);
        Assert.InRange(result.Rejections, 5, trials - 1);
    }

    [Theory]
    // R: the largest u with pwilcox(u, m, n) <= 0.025
    [InlineData(3, 3, -1)]
    [InlineData(4, 4, 0)]
    [InlineData(5, 8, 6)]
    [InlineData(10, 13, 33)]
    [InlineData(30, 33, 352)]
    public void The_critical_U_is_that_of_the_tables(int m, int n, long u)
    {
        Assert.Equal(u, MannWhitneyQuantile.Largest(m, n, 0.025).U);
        var next = TwoSampleTails.WithoutTies(m, n, u + 1).Less.Value;
        Assert.True(next > 0.025);
    }

    [Fact]
    public void The_critical_U_is_the_last_within_the_tail_for_every_small_design()
    {
        for (var m = 1; m <= 9; m++)
        {
            for (var n = m; n <= 12; n++)
            {
                foreach (var tail in new[] { 0.0005, 0.025, 0.2, 0.49 })
                {
                    var largest = -1;
                    while (largest + 1 <= m * n / 2 && TwoSampleTails.WithoutTies(m, n, largest + 1).Less.Value <= tail)
                    {
                        largest++;
                    }

                    Assert.Equal(largest, MannWhitneyQuantile.Largest(m, n, tail).U);
                }
            }
        }
    }

    [Fact]
    public void The_counts_do_not_depend_on_the_number_of_threads()
    {
        var options = new PowerSimulationOptions { Replicates = 5_001, Seed = 20261121 };
        SimulatedPower[] Work() =>
        [
            PowerSimulation.SignedRank(13, shifted, options),
            PowerSimulation.PairedT(13, shifted.Rounded(0.5), options),
            PowerSimulation.MannWhitney(9, 6, shifted, ValueLaw.LogNormalDifference(0, 1), options),
        ];
        var one = Threads.One(() => string.Join(';', Work().Select(result => (result.Rejections, result.Trials))));
        Assert.Equal(one, Threads.Many(() => string.Join(';', Work().Select(result => (result.Rejections, result.Trials)))));
    }

    [Fact]
    public void Another_seed_gives_other_counts_within_the_error()
    {
        var one = PowerSimulation.SignedRank(20, shifted);
        var other = PowerSimulation.SignedRank(20, shifted, new PowerSimulationOptions { Seed = 2 });
        Assert.NotEqual(one.Rejections, other.Rejections);
        Assert.InRange(Math.Abs(one.Power - other.Power), 0, 5 * Math.Sqrt(2) * one.StandardError);
    }

    [Fact]
    public void Power_rises_with_the_sample_and_with_the_effect()
    {
        var options = new PowerSimulationOptions { Replicates = 40_000 };
        var bySize = new[] { 10, 20, 40, 80 }.Select(n => PowerSimulation.SignedRank(n, shifted, options).Power).ToArray();
        var byEffect = new[] { 0.1, 0.3, 0.5, 0.7 }.Select(mean => PowerSimulation.SignedRank(20, ValueLaw.Normal(mean, 1), options).Power).ToArray();
        Assert.Equal(bySize.Order(), bySize);
        Assert.Equal(byEffect.Order(), byEffect);
    }

    [Theory]
    [InlineData(Violation.NotFinite, double.NaN, 1)]
    [InlineData(Violation.NotFinite, double.PositiveInfinity, 1)]
    [InlineData(Violation.NotFinite, 0, double.NaN)]
    [InlineData(Violation.OutOfRange, 0, 0)]
    [InlineData(Violation.OutOfRange, 0, -1)]
    public void A_law_needs_finite_figures_and_a_spread(Violation violation, double mean, double deviation) =>
        Assert.Equal(violation, Fault(() => ValueLaw.Normal(mean, deviation)));

    [Fact]
    public void Steps_and_skewness_have_their_range()
    {
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => shifted.Rounded(0)).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => shifted.Rounded(double.NaN)).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => ValueLaw.LogNormal(0, 1, 2.1)).Violation);
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => ValueLaw.LogNormalDifference(0, 1, 0)).Violation);
    }

    [Fact]
    public void Sizes_have_their_range()
    {
        var options = new PowerSimulationOptions { Replicates = 1 };
        Assert.Equal(Violation.TooFew, Fault(() => PowerSimulation.SignedRank(0, shifted, options)));
        Assert.Equal(Violation.TooFew, Fault(() => PowerSimulation.SignedRank(-3, shifted, options)));
        Assert.Equal(Violation.TooLarge, Fault(() => PowerSimulation.SignedRank(PowerSimulation.LargestPairCount + 1, shifted, options)));
        Assert.Equal(Violation.TooFew, Fault(() => PowerSimulation.PairedT(1, shifted, options)));
        Assert.Equal(Violation.TooFew, Fault(() => PowerSimulation.MannWhitney(0, 4, shifted, shifted, options)));
        Assert.Equal(Violation.TooLarge, Fault(() => PowerSimulation.MannWhitney(4, PowerSimulation.LargestGroup + 1, shifted, shifted, options)));
        Assert.Equal(1, PowerSimulation.SignedRank(PowerSimulation.LargestPairCount, ValueLaw.Normal(3, 1), options).Power);
    }

    [Fact]
    public void Options_out_of_range_are_a_callers_fault()
    {
        foreach (var options in new PowerSimulationOptions[]
        {
            new() { Alpha = 0 }, new() { Alpha = 1 }, new() { Alpha = double.NaN }, new() { Replicates = 0 }, new() { Confidence = 1 },
            new() { Replicates = 512, Shard = Shard.Of(1, 2) },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => PowerSimulation.SignedRank(8, shifted, options));
        }
    }

    [Fact]
    public void Cancelling_ends_the_work_and_progress_ends_at_one()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PowerSimulation.SignedRank(8, shifted, cancellation: stop.Token));

        var told = new List<double>();
        PowerSimulation.SignedRank(8, shifted, progress: new Told(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        Assert.InRange(told.Count, 100, 1001);
    }

    private static Violation Fault(Action work) => Assert.Throws<AssumptionException>(work).Violation;

    // Five standard errors: a wrong figure is told from chance, chance alone fails once in two million runs, and the seed is fixed.
    private static void Near(double expected, SimulatedPower actual) =>
        Assert.InRange(actual.Power, expected - 5 * actual.StandardError, expected + 5 * actual.StandardError);

    private static double Phi(double z) => z < 0 ? NormalLaw.TwoSided(z).Value / 2 : 1 - NormalLaw.TwoSided(z).Value / 2;

    // The differences that the simulation draws, one sample after the other, in the unit of the measurement.
    private static IEnumerable<double[]> Samples(ValueLaw law, int n, ulong seed, int trials) =>
        Blocks(seed, trials).SelectMany(block => Draw(law, n, block.Lanes).Take(block.Trials));

    private static IEnumerable<(double[] First, double[] Second)> Groups(ValueLaw first, int m, ValueLaw second, int n, int trials)
    {
        foreach (var (lanes, count) in Blocks(1, trials))
        {
            var x = Draw(first, m, lanes);
            var y = Draw(second, n, lanes);
            for (var lane = 0; lane < count; lane++)
            {
                yield return (x[lane], y[lane]);
            }
        }
    }

    private static IEnumerable<(XoshiroLanes Lanes, int Trials)> Blocks(ulong seed, int trials)
    {
        for (var block = 0; block * SimulationBlocks.Length < trials; block++)
        {
            var lanes = new XoshiroLanes(RandomStream.Of(seed, (ulong)block));
            for (var left = Math.Min(SimulationBlocks.Length, trials - block * SimulationBlocks.Length); left > 0; left -= 8)
            {
                yield return (lanes, Math.Min(8, left));
            }
        }
    }

    private static double[][] Draw(ValueLaw law, int n, XoshiroLanes lanes)
    {
        var values = new double[ValueLaw.LengthFor(n)];
        law.Fill(lanes, values, new double[values.Length]);
        return [.. Enumerable.Range(0, 8).Select(lane => Enumerable.Range(0, n).Select(i => values[8 * i + lane] * (law.RoundedTo ?? 1)).ToArray())];
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
