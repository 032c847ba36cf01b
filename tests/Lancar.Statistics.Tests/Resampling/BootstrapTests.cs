using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Resampling;

public class BootstrapTests
{
    private static readonly double[] skewed = [0.3, 0.5, 0.8, 0.9, 1.2, 1.4, 1.4, 2.1, 2.6, 3.3, 4.7, 8.9];
    private static readonly double[] other = [0.2, 0.4, 0.4, 1.1, 1.9, 2.4, 3.6];
    private static readonly BootstrapMethod[] methods = Enum.GetValues<BootstrapMethod>();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_resample_of_a_small_sample_has_its_share(int count)
    {
        // Powers of (count + 1): the mean names how often each observation was drawn. All n^n resamples listed.
        double[] sample = [.. Enumerable.Range(0, count).Select(i => Math.Pow(count + 1, i))];
        AssertLaw(sample, drawn => drawn.Sum() / count, BootstrapStatistic.Mean);
        AssertLaw(sample, drawn => Descriptives.Of(drawn).Median, BootstrapStatistic.Median);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(48)]
    [InlineData(100)]
    public void Mean_and_median_are_those_of_the_places_drawn(int count)
    {
        // The quick kernels against drawing places, summing and sorting, one resample after the other, on every side of their switches.
        long[] values = [.. Enumerable.Range(0, count).Select(i => (long)i * i - 7 * i)];
        var sums = new long[300];
        new ResampledSums(values).Draw(new XoshiroLanes(RandomStream.Of(9, 1)), sums);
        var ranks = new ResampledRanks(count);
        var ranked = new XoshiroLanes(RandomStream.Of(9, 1));
        var lanes = new XoshiroLanes(RandomStream.Of(9, 1));
        var places = new int[(count + 15) / 16 * 16];
        foreach (var sum in sums)
        {
            lanes.FillIndices(places, count);
            var drawn = places[..count];
            Assert.Equal(drawn.Sum(place => values[place]), sum);
            Array.Sort(drawn);
            Assert.Equal((drawn[(count - 1) / 2], drawn[count / 2]), ranks.Next(ranked));
        }
    }

    [Fact]
    public void The_law_of_the_median_is_the_exact_one()
    {
        foreach (var sample in new[] { skewed, other })
        {
            var law = MedianBootstrapLaw.Of(sample);
            var result = Bootstrap.Interval(sample, BootstrapStatistic.Median, new BootstrapOptions { Replicates = 200_000, KeepReplicates = true });
            foreach (var value in law.Count % 2 == 1 ? sample : [1.1, 1.4, 1.75, 2.35])
            {
                var share = result.Drawn!.Count(one => one <= value) / 200_000.0;
                Assert.Equal(law.AtMost(value), share, 5 * Math.Sqrt(0.25 / 200_000));
            }

            Assert.Equal(law.StandardError, result.StandardError, 0.02 * law.StandardError);
            var exact = law.Bca();
            Assert.Equal(exact.Acceleration, result.Acceleration!.Value, 1e-12);
            Assert.Equal(exact.Z0, result.Z0!.Value, 0.02);
        }
    }

    [Fact]
    public void The_mean_has_its_known_standard_error_and_acceleration()
    {
        var result = Bootstrap.Interval(skewed, BootstrapStatistic.Mean, new BootstrapOptions { Replicates = 200_000 });
        var mean = skewed.Average();
        var squares = skewed.Sum(value => Math.Pow(value - mean, 2));
        var cubes = skewed.Sum(value => Math.Pow(value - mean, 3));

        Assert.Equal(mean, result.Estimate, 1e-15);
        Assert.Equal(Math.Sqrt(squares) / skewed.Length, result.StandardError, 0.01 * result.StandardError);
        Assert.Equal(0, result.Bias, 5 * result.StandardError / Math.Sqrt(200_000));
        Assert.Equal(cubes / (6 * Math.Pow(squares, 1.5)), result.Acceleration!.Value, 1e-14);
        // Skew to the right: the interval reaches further up than down.
        Assert.True(result.Interval!.Value.Upper - mean > mean - result.Interval.Value.Lower);
    }

    [Fact]
    public void BCa_is_the_interval_of_its_own_replicates()
    {
        foreach (var correction in Enum.GetValues<BiasCorrection>())
        {
            foreach (var (rule, statistic) in new[] { (QuantileRule.Type7, BootstrapStatistic.Mean), (QuantileRule.NormalInterpolation, BootstrapStatistic.Median) })
            {
                var options = new BootstrapOptions { BiasCorrection = correction, QuantileRule = rule, KeepReplicates = true, Replicates = 1999 };
                var result = Bootstrap.Interval(skewed, statistic, options);
                var jackknife = statistic == BootstrapStatistic.Mean ? Jackknife.Mean(skewed) : Jackknife.Median(skewed);
                var again = BcaInterval.FromReplicates(result.Estimate, [.. result.Drawn!], jackknife, correction);

                Assert.Equal(again.Z0, result.Z0!.Value);
                Assert.Equal(again.Acceleration, result.Acceleration!.Value, 1e-14);
                Assert.Equal((rule == QuantileRule.Type7 ? again.Type7 : again.NormalInterpolation)!.Value.Lower, result.Interval!.Value.Lower, 1e-12);
                Assert.Equal(correction, result.BiasCorrection);
                Assert.Contains(correction == BiasCorrection.Mid ? "half the ties" : "below the estimate;", result.MethodInWords);
            }
        }
    }

    [Fact]
    public void Percentile_basic_and_studentised_are_what_their_names_say()
    {
        var percentile = Run(BootstrapMethod.Percentile);
        var basic = Run(BootstrapMethod.Basic);
        var sorted = percentile.Drawn!.Order().ToArray();

        // (B − 1) · 0.025 = 50 and (B − 1) · 0.975 = 1950 with B = 2001.
        Assert.Equal(sorted[50], percentile.Interval!.Value.Lower, 1e-12);
        Assert.Equal(sorted[1950], percentile.Interval!.Value.Upper, 1e-12);
        Assert.Equal(2 * basic.Estimate - percentile.Interval.Value.Upper, basic.Interval!.Value.Lower);
        Assert.Equal(2 * basic.Estimate - percentile.Interval.Value.Lower, basic.Interval!.Value.Upper);

        // Bootstrap-t of the mean, from resamples drawn by the same words: (mean* − mean) / (SD* / √n).
        var lanes = new XoshiroLanes(RandomStream.Of(1, 0));
        var resample = new Resample(skewed);
        var result = Bootstrap.Interval(skewed, BootstrapStatistic.Mean, new BootstrapOptions { Method = BootstrapMethod.Studentised, Replicates = 201 });
        var moments = Descriptives.Of(skewed);
        double[] students =
        [
            .. Enumerable.Range(0, 201).Select(_ =>
            {
                var drawn = Descriptives.Of(resample.Next(lanes));
                return (drawn.Mean - moments.Mean) / drawn.StandardError!.Value;
            }).Order(),
        ];
        Assert.Equal(moments.Mean - students[195] * moments.StandardError!.Value, result.Interval!.Value.Lower, 1e-12);
        Assert.Equal(moments.Mean - students[5] * moments.StandardError!.Value, result.Interval!.Value.Upper, 1e-12);

        static BootstrapResult Run(BootstrapMethod method) =>
            Bootstrap.Interval(skewed, BootstrapStatistic.Mean, new BootstrapOptions { Method = method, Replicates = 2001, KeepReplicates = true });
    }

    [Fact]
    public void A_statistic_of_the_callers_is_treated_like_the_built_in_ones()
    {
        foreach (var method in new[] { BootstrapMethod.BiasCorrectedAccelerated, BootstrapMethod.Percentile, BootstrapMethod.Basic })
        {
            var options = new BootstrapOptions { Method = method, Replicates = 999 };
            var own = Bootstrap.Interval(skewed, BootstrapStatistic.Median, options);
            var given = Bootstrap.Interval(skewed, sample => Descriptives.Of(sample).Median, options);
            Assert.Equal(own with { Acceleration = given.Acceleration }, given);
        }

        // Nested resamples: the studentised interval of a mean is near the one with the formula.
        var nested = Bootstrap.Interval(skewed, sample => Descriptives.Of(sample).Mean, new BootstrapOptions { Method = BootstrapMethod.Studentised, Replicates = 999 });
        var formula = Bootstrap.Interval(skewed, BootstrapStatistic.Mean, new BootstrapOptions { Method = BootstrapMethod.Studentised, Replicates = 999 });
        Assert.Equal(formula.Interval!.Value.Lower, nested.Interval!.Value.Lower, 0.5);
    }

    [Fact]
    public void Two_groups_swapped_exchange_and_negate_the_limits_up_to_chance()
    {
        foreach (var difference in new Func<double[], double[], BootstrapResult>[]
        {
            (x, y) => Bootstrap.MeanDifference(x, y),
            (x, y) => Bootstrap.MedianDifference(x, y),
        })
        {
            var plain = difference(skewed, other);
            var swapped = difference(other, skewed);
            Assert.Equal(plain.Estimate, -swapped.Estimate, 1e-14);
            Assert.Equal(plain.Acceleration!.Value, -swapped.Acceleration!.Value, 1e-14);
            Assert.Equal(plain.Interval!.Value.Lower, -swapped.Interval!.Value.Upper, 0.35);
            Assert.Equal(plain.StandardError, swapped.StandardError, 0.05 * plain.StandardError);
        }

        Assert.Equal(skewed.Average() - other.Average(), Bootstrap.MeanDifference(skewed, other).Estimate, 1e-14);
        Assert.Equal(1.4 - 1.1, Bootstrap.MedianDifference(skewed, other).Estimate, 1e-14);
    }

    [Fact]
    public void Resamples_of_decimals_tie_with_the_data_when_they_do()
    {
        // As doubles (0.1 + 0.2 + 0.3) / 3 and (0.2 + 0.2 + 0.2) / 3 differ; as tenths both are 2.
        var options = new BootstrapOptions { Replicates = 50_000, KeepReplicates = true };
        var tenths = Bootstrap.Interval([0.1, 0.2, 0.3], BootstrapStatistic.Mean, options);
        var whole = Bootstrap.Interval([1, 2, 3], BootstrapStatistic.Mean, options);

        Assert.Equal(whole.Z0, tenths.Z0);
        // 7 of the 27 resamples have the sum 6.
        Assert.Equal(7 / 27.0, tenths.Drawn!.Count(mean => mean == tenths.Estimate) / 50_000.0, 0.01);
        Assert.Equal(whole.Drawn!.Select(mean => mean / 10), tenths.Drawn!.Select(mean => Math.Round(mean, 12)), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void The_number_of_threads_does_not_matter(int replicates)
    {
        double[] many = [.. Enumerable.Range(0, 70).Select(i => i * 0.37 % 5)];
        foreach (var method in methods)
        {
            var options = new BootstrapOptions { Replicates = replicates, Method = method };
            foreach (var run in new Func<BootstrapResult>[]
            {
                () => Bootstrap.Interval(skewed, BootstrapStatistic.Mean, options),
                () => Bootstrap.Interval(many, BootstrapStatistic.Median, options),
                () => Bootstrap.MeanDifference(skewed, many, options),
                () => Bootstrap.Interval(skewed, sample => sample[0], options with { InnerReplicates = 5 }),
            })
            {
                Assert.Equal(Threads.One(run), Threads.Many(run));
            }
        }
    }

    [Fact]
    public void A_seed_means_the_same_on_every_machine()
    {
        // Snapshots: made by this code, with and without vector instructions; they prove only that a seed keeps its meaning.
        double[] many = [.. Enumerable.Range(0, 70).Select(i => i * 0.37 % 5)];
        var mean = Bootstrap.Interval(skewed, BootstrapStatistic.Mean);
        var median = Bootstrap.Interval(skewed, BootstrapStatistic.Median);
        var difference = Bootstrap.MeanDifference(skewed, many);
        var permutation = MonteCarloPermutation.MeanDifference(skewed, many);

        Assert.Equal((1.4083333333333334, 4.433333333333334), (mean.Interval!.Value.Lower, mean.Interval.Value.Upper));
        Assert.Equal(0.6766373503435635, mean.StandardError);
        Assert.Equal((0.8500000000000001, 2.95), (median.Interval!.Value.Lower, median.Interval.Value.Upper));
        Assert.Equal(0.5497053838732154, median.StandardError);
        Assert.Equal((-1.1418717240621516, 1.8787762690358438), (difference.Interval!.Value.Lower, difference.Interval.Value.Upper));
        Assert.Equal((78873, 40457, 59618), (permutation.TwoSided.AsExtreme, permutation.Less.AsExtreme, permutation.Greater.AsExtreme));
    }

    [Fact]
    public void Permuted_observations_give_the_same_bits_and_another_seed_other_ones()
    {
        foreach (var method in methods)
        {
            var options = new BootstrapOptions { Method = method, Replicates = 500 };
            double[] reversed = [.. skewed.Reverse()];
            Assert.Equal(Bootstrap.Interval(skewed, BootstrapStatistic.Mean, options), Bootstrap.Interval(reversed, BootstrapStatistic.Mean, options));
            Assert.Equal(Bootstrap.MedianDifference(skewed, other, options), Bootstrap.MedianDifference(reversed, other, options));
            Assert.NotEqual(
                Bootstrap.Interval(skewed, BootstrapStatistic.Mean, options).StandardError,
                Bootstrap.Interval(skewed, BootstrapStatistic.Mean, options with { Seed = 2 }).StandardError);
        }
    }

    [Fact]
    public void Any_unit_gives_the_same_interval_in_that_unit()
    {
        var plain = Bootstrap.Interval([1, 2, 4, 8, 9], BootstrapStatistic.Mean);
        foreach (var power in new[] { -1000, 900, 1015 })
        {
            double[] scaled = [.. new double[] { 1, 2, 4, 8, 9 }.Select(value => Math.ScaleB(value, power))];
            var result = Bootstrap.Interval(scaled, BootstrapStatistic.Mean);
            Assert.Equal(Math.ScaleB(plain.Interval!.Value.Lower, power), result.Interval!.Value.Lower, Math.ScaleB(1e-12, power));
            Assert.True(double.IsFinite(result.StandardError));
            Assert.Equal(Math.ScaleB(plain.StandardError, power), result.StandardError, Math.ScaleB(1e-12, power));
        }
    }

    [Fact]
    public void Nothing_is_ever_NaN()
    {
        Properties.Hold(Properties.Scores, scores =>
        {
            double[] sample = [.. scores.Select(score => (double)score)];
            foreach (var method in methods)
            {
                foreach (var statistic in Enum.GetValues<BootstrapStatistic>())
                {
                    foreach (var rule in Enum.GetValues<QuantileRule>())
                    {
                        var options = new BootstrapOptions { Replicates = 20, Method = method, QuantileRule = rule, BiasCorrection = (BiasCorrection)(sample.Length % 2) };
                        try
                        {
                            var result = Bootstrap.Interval(sample, statistic, options);
                            Assert.True(double.IsFinite(result.StandardError) && double.IsFinite(result.Bias) && result.StandardError > 0);
                            Assert.Equal(result.Interval is null, result.Obstacle != BcaObstacle.None);
                        }
                        catch (AssumptionException fault)
                        {
                            Assert.True(fault.Violation is Violation.TooFew or Violation.NoInformation);
                        }
                    }
                }
            }
        });
    }

    [Fact]
    public void A_bias_without_end_has_no_interval()
    {
        // Every resample of the maximum is at most the maximum; below it the share is near 1 by Less and far from 1 by Mid.
        var maximum = Bootstrap.Interval(skewed, sample => Largest(sample), new BootstrapOptions { Replicates = 5000 });
        Assert.Equal(BcaObstacle.None, maximum.Obstacle);
        var minimum = Bootstrap.Interval(skewed, sample => -Largest(sample), new BootstrapOptions { Replicates = 5000, BiasCorrection = BiasCorrection.Less });
        Assert.Equal(BcaObstacle.InfiniteBias, minimum.Obstacle);
        Assert.Null(minimum.Interval);
        Assert.Null(minimum.LowerLevel);

        static double Largest(ReadOnlySpan<double> sample)
        {
            var largest = sample[0];
            foreach (var value in sample)
            {
                largest = Math.Max(largest, value);
            }

            return largest;
        }
    }

    [Fact]
    public void Data_that_cannot_support_a_bootstrap_are_refused_in_order()
    {
        Assert.Equal(Violation.Empty, Refusal(() => Bootstrap.Interval([], BootstrapStatistic.Mean)));
        Assert.Equal(Violation.NotFinite, Refusal(() => Bootstrap.Interval([double.NaN], BootstrapStatistic.Median)));
        Assert.Equal(Violation.TooFew, Refusal(() => Bootstrap.Interval([1], BootstrapStatistic.Mean)));
        Assert.Equal(Violation.NoInformation, Refusal(() => Bootstrap.Interval([3, 3, 3], BootstrapStatistic.Mean)));
        Assert.Equal(Violation.NoInformation, Refusal(() => Bootstrap.Interval([3, 3, 3], BootstrapStatistic.Median, new BootstrapOptions { Method = BootstrapMethod.Studentised })));
        Assert.Equal(Violation.NoInformation, Refusal(() => Bootstrap.Interval([1, 2], _ => 7)));
        Assert.Equal(Violation.NotFinite, Refusal(() => Bootstrap.Interval([1, 2], _ => double.PositiveInfinity)));
        Assert.Equal(Violation.Empty, Refusal(() => Bootstrap.MeanDifference([double.NaN], [])));
        Assert.Equal(Violation.NotFinite, Refusal(() => Bootstrap.MeanDifference([1], [double.NaN, 1])));
        Assert.Equal(Violation.TooFew, Refusal(() => Bootstrap.MedianDifference([1, 2], [1])));
    }

    [Fact]
    public void Options_outside_their_range_are_the_callers_bug()
    {
        foreach (var wrong in new BootstrapOptions[] { new() { Replicates = 1 }, new() { Confidence = 0 }, new() { Confidence = double.NaN }, new() { InnerReplicates = 1 } })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Interval(skewed, BootstrapStatistic.Mean, wrong));
        }
    }

    [Fact]
    public void Long_work_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var calls = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => Bootstrap.Interval(
            skewed,
            sample =>
            {
                if (Interlocked.Increment(ref calls) == 500)
                {
                    source.Cancel();
                }

                return sample[0];
            },
            new BootstrapOptions { Replicates = 1_000_000 },
            source.Token));
        Assert.InRange(calls, 500, 5_000);
    }

    private static void AssertLaw(double[] sample, Func<double[], double> statistic, BootstrapStatistic name)
    {
        const int Draws = 60_000;
        var expected = new Dictionary<double, double>();
        var resamples = (int)Math.Pow(sample.Length, sample.Length);
        for (var number = 0; number < resamples; number++)
        {
            var rest = number;
            var drawn = new double[sample.Length];
            for (var i = 0; i < drawn.Length; i++, rest /= sample.Length)
            {
                drawn[i] = sample[rest % sample.Length];
            }

            var value = statistic(drawn);
            expected[value] = expected.GetValueOrDefault(value) + 1.0 / resamples;
        }

        var result = Bootstrap.Interval(sample, name, new BootstrapOptions { Replicates = Draws, KeepReplicates = true, Method = BootstrapMethod.Percentile });
        var seen = result.Drawn!.GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(expected.Count, seen.Count);
        foreach (var (value, share) in expected)
        {
            Assert.Equal(Draws * share, seen[value], 5 * Math.Sqrt(Draws * share) + 1);
        }
    }

    private static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
}
