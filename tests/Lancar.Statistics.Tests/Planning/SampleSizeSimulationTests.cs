using Lancar.Statistics.Tests.Resampling;

namespace Lancar.Statistics.Tests.Planning;

public class SampleSizeSimulationTests
{
    private static readonly SampleSizeSimulationOptions quick = new() { Replicates = 20_000 };

    [Theory]
    [InlineData(0.9, 0.8)]
    [InlineData(0.5, 0.8)]
    [InlineData(-0.5, 0.9)]
    [InlineData(0.25, 0.8)]
    [InlineData(0.1, 0.8)]
    public void The_paired_t_test_needs_what_its_law_says(double effect, double goal)
    {
        var plan = SampleSizeSimulation.PairedT(ValueLaw.Normal(effect, 1), quick with { Power = goal });
        var exact = SampleSize.For(new PairedMeans(effect, 1), new SampleSizeOptions { Power = goal });
        Assert.InRange(exact.Arms[0], plan.NotExcludedFrom, plan.CertainFrom!.Value);
        Assert.True(plan.Power >= goal);
        Assert.Equal(plan.Found.Size, plan.Total);
        Assert.All(plan.Tried, size => Near(SampleSize.PowerOf(new PairedMeans(effect, 1), size.Size).Power, size));
    }

    // The golden powers of fixtures/conformance/signed_rank_power.json, by numerical integration, taken as the goal: the size they belong to is found.
    [Theory]
    [InlineData(10, 0.7, 0.489276313847124)]
    [InlineData(12, 0.6, 0.429670493091883)]
    [InlineData(17, 0.5, 0.4557757354572561)]
    [InlineData(28, 0.5, 0.6972594925498667)]
    [InlineData(30, 0.45, 0.6443949649209801)]
    [InlineData(40, 0.4, 0.6744569487343834)]
    public void The_signed_rank_test_needs_what_its_law_says(int n, double mean, double power)
    {
        var law = ValueLaw.Normal(mean, 1);
        // Just below and just above the power of n pairs, by more than the error.
        var below = SampleSizeSimulation.SignedRank(law, quick with { Power = power - 0.012, Replicates = 60_000 });
        var above = SampleSizeSimulation.SignedRank(law, quick with { Power = power + 0.012, Replicates = 60_000 });
        Assert.InRange(below.Found.Size, n - 1, n);
        Assert.InRange(above.Found.Size, n + 1, n + 3);
        Near(power, below.Tried.Concat(above.Tried).First(size => size.Size == n));
    }

    [Fact]
    public void Other_trials_of_the_same_seed_check_the_answer()
    {
        var first = ValueLaw.LogNormal(8, 6);
        var second = ValueLaw.LogNormal(5, 4);
        var groups = SampleSizeSimulation.MannWhitney(first, second, quick with { SecondPerFirst = 1.5 });
        Assert.Equal(Math.Ceiling(1.5 * groups.Arms[0]), groups.Arms[1]);
        var check = PowerSimulation.MannWhitney((int)groups.Arms[0], (int)groups.Arms[1], first, second, new PowerSimulationOptions { Replicates = 20_000 });
        Assert.InRange(check.Power, groups.Power - 5 * Math.Sqrt(2) * check.StandardError, groups.Power + 5 * Math.Sqrt(2) * check.StandardError);
        Assert.NotEqual(check.Rejections, groups.Found.Rejections);

        var rounded = ValueLaw.Normal(1, 2).Rounded(1);
        var pairs = SampleSizeSimulation.SignedRank(rounded, quick with { Replicates = 4000 });
        var again = PowerSimulation.SignedRank(pairs.Found.Size, rounded, new PowerSimulationOptions { Replicates = 20_000 });
        Assert.InRange(again.Power, pairs.Power - 5 * pairs.Found.StandardError, pairs.Power + 5 * pairs.Found.StandardError);
    }

    public static TheoryData<string> Shapes => ["normal", "log-normal", "difference", "rounded"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_size_is_the_smallest_of_those_tried_and_the_sizes_around_are_judged_by_their_intervals(string shape)
    {
        var law = shape switch
        {
            "normal" => ValueLaw.Normal(0.6, 1),
            "log-normal" => ValueLaw.LogNormal(0.6, 1),
            "difference" => ValueLaw.LogNormalDifference(0.5, 1),
            _ => ValueLaw.Normal(1.2, 2).Rounded(1),
        };
        var plan = SampleSizeSimulation.SignedRank(law, quick with { Replicates = 5000, Dropout = 0.2 });
        Assert.True(plan.Found.Power >= 0.8);
        Assert.True(plan.Tried.Single(size => size.Size == plan.Found.Size - 1).Power < 0.8);
        Assert.All(plan.Tried.Where(size => size.Size >= plan.Found.Size && size.Size <= plan.CheckedTo), size => Assert.True(size.Power >= 0.8));
        Assert.Equal(plan.Found.Size + (plan.Found.Size <= 50 ? 10 : 3), plan.CheckedTo);
        Assert.True(plan.NotExcludedFrom <= plan.Found.Size && plan.Found.Size <= plan.CertainFrom);
        Assert.True(plan.Tried.Single(size => size.Size == plan.NotExcludedFrom).Interval.Upper >= 0.8);
        Assert.True(plan.Tried.Single(size => size.Size == plan.NotExcludedFrom - 1).Interval.Upper < 0.8);
        Assert.True(plan.Tried.Single(size => size.Size == plan.CertainFrom).Interval.Lower >= 0.8);
        Assert.True(plan.Tried.Single(size => size.Size == plan.CertainFrom - 1).Interval.Lower < 0.8);
        Assert.Equal((plan.Found.Size * 5 + 3) / 4, plan.TotalRecruits);
        Assert.Contains("lost by chance", plan.AssumptionsInWords[^1], StringComparison.Ordinal);
        Assert.Contains("signed-rank", plan.MethodInWords, StringComparison.Ordinal);
        Assert.Contains($"{plan.NotExcludedFrom} do not reach", plan.CertaintyInWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.95, "At 95 % confidence")]
    [InlineData(0.57, "At 57 % confidence")]
    [InlineData(0.999, "At 99.9 % confidence")]
    [InlineData(0.99999, "At 99.999 % confidence")]
    public void The_confidence_is_said_as_it_was_asked_for(double confidence, string said) =>
        Assert.StartsWith(said, SampleSizeSimulation.SignedRank(ValueLaw.Normal(1, 1), quick with { Replicates = 1000, Confidence = confidence }).CertaintyInWords, StringComparison.Ordinal);

    // At level 0.99 one person against two who lie far apart is enough, and so are two pairs for t with a difference of a thousand standard deviations.
    [Fact]
    public void Where_even_the_smallest_size_may_do_no_smaller_ones_are_spoken_of()
    {
        var groups = SampleSizeSimulation.MannWhitney(ValueLaw.Normal(0, 1), ValueLaw.Normal(50, 1), quick with { Alpha = 0.99, Power = 0.5 });
        var pairs = SampleSizeSimulation.PairedT(ValueLaw.Normal(1000, 1), quick);
        Assert.Equal((1, 1, 2, 2), (groups.NotExcludedFrom, groups.LeastSize, pairs.NotExcludedFrom, pairs.LeastSize));
        Assert.All([groups, pairs], plan =>
        {
            Assert.True(plan.NoSizeIsTooFew);
            Assert.Contains("no size is too small", plan.CertaintyInWords, StringComparison.Ordinal);
            Assert.DoesNotContain("fewer than", plan.CertaintyInWords, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(10, 1.1, 11)]
    [InlineData(10, 1.11, 12)]
    [InlineData(3, 1.0 / 3, 2)]
    [InlineData(1, 0.001, 2)]
    [InlineData(1000, 0.003, 3)]
    public void A_second_arm_is_rounded_up_and_never_below_two(long first, double ratio, long second)
    {
        Assert.Equal(second, Allocation.SecondArm(first, ratio));
        if (first > 1)
        {
            Assert.Equal([first, second], SampleSize.PowerOf(new TwoMeans(1, 1, ratio), first).Arms);
        }
    }

    [Fact]
    public void Nobody_in_the_first_arm_and_odd_allocations_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.SecondArm(0, 1));
        Assert.Equal(Violation.OutOfRange, Assert.Throws<AssumptionException>(() => Allocation.SecondArm(10, 1001)).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => Allocation.SecondArm(10, double.NaN)).Violation);
    }

    [Theory]
    [InlineData(ValueShape.Normal)]
    [InlineData(ValueShape.LogNormal)]
    [InlineData(ValueShape.LogNormalDifference)]
    public void A_larger_sample_begins_with_the_values_of_a_smaller_one(ValueShape shape)
    {
        var law = shape switch
        {
            ValueShape.Normal => ValueLaw.Normal(1, 2),
            ValueShape.LogNormal => ValueLaw.LogNormal(1, 2),
            _ => ValueLaw.LogNormalDifference(1, 2),
        };
        double[] Drawn(int count)
        {
            var stream = RandomStream.Of(4, 9);
            var values = new double[ValueLaw.LengthFor(count)];
            TrialLanes lanes = default;
            for (var i = 0; i < 2; i++)
            {
                lanes = TrialLanes.Apart(stream);
                law.Fill(lanes.First, lanes.FirstOther, values, new double[values.Length]);
            }

            return values[..(8 * count)];
        }

        Assert.Equal(Drawn(7), Drawn(12)[..56]);
        Assert.NotEqual(Drawn(7)[0], Drawn(7)[8]);
    }

    [Fact]
    public void More_replicates_narrow_the_choice()
    {
        var law = ValueLaw.Normal(0.3, 1);
        var coarse = SampleSizeSimulation.PairedT(law, quick with { Replicates = 2000 });
        var fine = SampleSizeSimulation.PairedT(law, quick with { Replicates = 50_000 });
        Assert.True(fine.CertainFrom - fine.NotExcludedFrom < coarse.CertainFrom - coarse.NotExcludedFrom);
        Assert.False(coarse.SizeIsCertain);
        Assert.Contains("cannot tell", coarse.CertaintyInWords, StringComparison.Ordinal);
        // Three pairs against four: 0.74 and 0.98 are far apart.
        var plain = SampleSizeSimulation.PairedT(ValueLaw.Normal(4, 1), quick);
        Assert.True(plain.SizeIsCertain);
        Assert.DoesNotContain("cannot tell", plain.CertaintyInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_does_not_depend_on_the_number_of_threads()
    {
        string Work()
        {
            var one = SampleSizeSimulation.SignedRank(ValueLaw.LogNormalDifference(0.5, 1), quick with { Replicates = 3001, Seed = 12 });
            var two = SampleSizeSimulation.MannWhitney(ValueLaw.Normal(1, 1), ValueLaw.Normal(0, 1), quick with { Replicates = 3001, Seed = 12 });
            return string.Join(';', one.Tried.Concat(two.Tried));
        }

        Assert.Equal(Threads.One(Work), Threads.Many(Work));
    }

    [Fact]
    public void A_size_that_is_not_reached_is_an_error_that_says_so()
    {
        var needed = SampleSizeSimulation.PairedT(ValueLaw.Normal(0.5, 1), quick).Found.Size;
        var law = ValueLaw.Normal(0.5, 1);
        Assert.Equal(needed, SampleSizeSimulation.PairedT(law, quick with { Largest = needed }).Found.Size);
        Assert.Equal(needed, SampleSizeSimulation.PairedT(law, quick with { Largest = needed + 1 }).Found.Size);
        var fault = Assert.Throws<AssumptionException>(() => SampleSizeSimulation.PairedT(law, quick with { Largest = needed - 1 }));
        Assert.Equal(Violation.TooLarge, fault.Violation);
        Assert.Contains($"{needed - 1}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Violation.TooLarge, Fault(() => SampleSizeSimulation.SignedRank(ValueLaw.Normal(0.001, 1), quick with { Replicates = 500, Largest = 300 })));
    }

    [Fact]
    public void Where_nothing_is_expected_nothing_is_found()
    {
        Assert.Equal(Violation.NoInformation, Fault(() => SampleSizeSimulation.SignedRank(ValueLaw.Normal(0, 1))));
        Assert.Equal(Violation.NoInformation, Fault(() => SampleSizeSimulation.PairedT(ValueLaw.LogNormal(0, 1))));
        Assert.Equal(Violation.NoInformation, Fault(() => SampleSizeSimulation.MannWhitney(ValueLaw.Normal(2, 1), ValueLaw.Normal(2, 1).Rounded(1))));
        // Skewed about its mean is not symmetric about 0: found, and found by the same law as power.
        Assert.InRange(SampleSizeSimulation.SignedRank(ValueLaw.LogNormal(0, 1), quick with { Replicates = 2000 }).Found.Size, 100, 250);
    }

    [Fact]
    public void Options_out_of_range_are_a_callers_fault()
    {
        foreach (var options in new SampleSizeSimulationOptions[]
        {
            new() { Alpha = 0 }, new() { Power = 1 }, new() { Dropout = 1 }, new() { Replicates = 0 }, new() { Confidence = 1 }, new() { Largest = 1 },
        })
        {
            Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SampleSizeSimulation.SignedRank(ValueLaw.Normal(1, 1), options));
        }

        Assert.Equal(
            Violation.OutOfRange,
            Fault(() => SampleSizeSimulation.MannWhitney(ValueLaw.Normal(1, 1), ValueLaw.Normal(0, 1), new SampleSizeSimulationOptions { SecondPerFirst = 0 })));
    }

    [Fact]
    public void Cancelling_ends_the_work_and_progress_ends_at_one()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SampleSizeSimulation.SignedRank(ValueLaw.Normal(1, 1), quick, stop.Token));
        var told = new List<double>();
        SampleSizeSimulation.SignedRank(ValueLaw.Normal(1, 1), quick, progress: new Told(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        Assert.True(told.Count > 10);
    }

    [Fact]
    public void The_efficiency_of_skewed_values_is_large()
    {
        // 12 σ² (∫ f²)² of a log-normal law by the trapezoid rule.
        foreach (var s in new[] { 0.2, 0.8, 1.5 })
        {
            var (square, mean, second, step) = (0.0, 0.0, 0.0, 1e-3);
            for (var z = -12.0; z < 12; z += step)
            {
                var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
                square += density * density / (s * Math.Exp(s * z)) * step;
                mean += density * Math.Exp(s * z) * step;
                second += density * Math.Exp(2 * s * z) * step;
            }

            Assert.Equal(12 * (second - mean * mean) * square * square, SampleSizeSimulation.Efficiency(ValueShape.LogNormal, s), 1e-8);
        }

        Assert.Equal(3 / Math.PI, SampleSizeSimulation.Efficiency(ValueShape.Normal, 0));
    }

    private static Violation Fault(Action work) => Assert.Throws<AssumptionException>(work).Violation;

    private static void Near(double expected, TriedSize actual)
    {
        var error = Math.Sqrt(expected * (1 - expected) / actual.Trials);
        Assert.InRange(actual.Power, expected - 5 * error, expected + 5 * error);
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
