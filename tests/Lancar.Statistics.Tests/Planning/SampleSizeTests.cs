using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Planning;

public class SampleSizeTests
{
    private static readonly SampleSizeOptions usual = new();

    /// <summary>One of each design, of a size that is quickly found.</summary>
    private static readonly StudyDesign[] designs =
    [
        new PairedMeans(0.6, 1), new TwoMeans(-0.9, 1), new TwoMeans(0.9, 1, 2), new TwoMeans(0.9, 1, 0.5, 1.6), new OneProportion(0.75, 0.5),
        new TwoProportions(0.2, 0.6), new TwoProportions(0.3, 0.8, 1.5), new TwoProportions(0.2, 0.6, 1, ProportionTest.ChiSquare), new PairedProportions(0.1, 0.4),
        new LinearCorrelation(-0.5), new ClusterMeans(6, 15, 12, 0.04, 0.3), new ClusterProportions(0.3, 0.5, 20, 0.02), new TimeToEvent(1.9, 0.8),
        new NonInferiorMeans(0, 6, 10), new NonInferiorProportions(0.8, 0.8, 0.15), new FactorialMeans(10, 6), new FactorialMeans(10, 8, 9, 14),
    ];

    public static TheoryData<int> Designs => [.. Enumerable.Range(0, designs.Length)];

    [Theory]
    // Cohen 1988, Statistical Power Analysis, 2nd ed., table 2.4.1 (two-tailed 0.05, power 0.80): n per group 26 at d = 0.80, 64 at 0.50.
    [InlineData(0.8, 26)]
    [InlineData(0.5, 64)]
    public void Two_groups_need_what_the_table_of_Cohen_says(double d, long n)
    {
        var plan = SampleSize.For(new TwoMeans(d, 1));
        Assert.Equal([n, n], plan.Arms);
        Assert.Equal(2 * n, plan.Total);
        Assert.True(plan.IsExact);
    }

    [Fact]
    public void Schoenfeld_needs_88_events_to_see_a_hazard_ratio_of_one_to_two()
    {
        // Schoenfeld 1983, Biometrics 39, 499-503: 4 (1.96 + 1.2816)² / (ln 2)² = 87.5 events for a power of 0.9 with equal arms.
        var plan = SampleSize.For(new TimeToEvent(2, 1), new SampleSizeOptions { Power = 0.9 });
        Assert.Equal([44, 44], plan.Arms);
        Assert.Equal(88, plan.ExpectedEvents!.Value);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void The_size_is_the_smallest_that_reaches_the_power(int which)
    {
        var design = designs[which];
        foreach (var goal in new[] { 0.6, 0.8, 0.9 })
        {
            var plan = SampleSize.For(design, usual with { Power = goal });
            var units = plan.ClustersPerArm ?? plan.Arms[0];
            Assert.True(plan.Power >= goal);
            Assert.Equal(plan.Power, SampleSize.PowerOf(design, units).Power, 1e-12);
            Assert.True(SampleSize.PowerOf(design, units - 1).Power < goal);
            for (var more = units; more <= (plan.CheckedTo ?? units + 3); more++)
            {
                Assert.True(SampleSize.PowerOf(design, more).Power >= goal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_stricter_level_a_second_side_or_more_power_cost_people(int which)
    {
        var design = designs[which];
        var least = SampleSize.For(design, usual with { TwoSided = false }).Total;
        var normal = SampleSize.For(design).Total;
        Assert.True(least <= normal);
        Assert.True(normal <= SampleSize.For(design, usual with { Alpha = 0.01 }).Total);
        Assert.True(normal <= SampleSize.For(design, usual with { Power = 0.9 }).Total);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Every_plan_names_its_method_and_assumptions(int which)
    {
        var plan = SampleSize.For(designs[which], usual with { Dropout = 0.15 });
        Assert.Contains("test", plan.MethodInWords, StringComparison.Ordinal);
        Assert.Contains("power", plan.MethodInWords, StringComparison.Ordinal);
        Assert.Contains("those who are lost are lost by chance", plan.AssumptionsInWords);
        Assert.True(plan.AssumptionsInWords.Count >= 3);
        Assert.All(plan.Recruits.Zip(plan.Arms), arm => Assert.InRange(arm.First * 0.85, arm.Second - 1e-6, arm.Second + 0.85));
    }

    [Theory]
    [InlineData(80, 0.2, 100)]
    [InlineData(90, 0.1, 100)]
    [InlineData(81, 0.1, 90)]
    [InlineData(82, 0.1, 92)]
    public void Dropout_is_divided_out_and_rounded_up(long analysed, double dropout, long recruited) =>
        Assert.Equal([recruited], SampleSize.PowerOf(new PairedMeans(1, 2), analysed, usual with { Dropout = dropout }).Recruits);

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(40)]
    public void Power_of_t_agrees_with_simulation(int n)
    {
        var simulated = PowerSimulation.PairedT(n, ValueLaw.Normal(0.5, 1));
        Assert.Equal(SampleSize.PowerOf(new PairedMeans(0.5, 1), n).Power, simulated.Power, 5 * simulated.StandardError);
    }

    [Fact]
    public void Exact_powers_of_counts_agree_with_every_outcome_tried()
    {
        Properties.Hold(FsCheck.Fluent.ArbMap.Default.ArbFor<(byte, byte, byte, byte, bool)>(), given =>
        {
            var (m, n) = (2 + given.Item1 % 9, 2 + given.Item2 % 12);
            var (p, q) = ((given.Item3 % 19 + 1) / 20.0, (given.Item4 % 17 + 1) / 20.0 + 0.03);
            var options = usual with { TwoSided = given.Item5, Alpha = 0.1 };
            var fisher = 0.0;
            for (var a = 0; a <= m; a++)
            {
                for (var b = 0; b <= n; b++)
                {
                    var test = TwoByTwo.Of(a, m - a, b, n - b).Fisher;
                    var value = options.TwoSided ? test.PTwoSided : p > q ? test.PGreater : test.PLess;
                    fisher += value <= 0.1 ? Mass(m, a, p) * Mass(n, b, q) : 0;
                }
            }

            Assert.Equal(fisher, FisherPower.Of(m, n, p, q, options), 1e-12);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(18)]
    public void Exact_power_of_one_share_agrees_with_every_count_tried(int n)
    {
        foreach (var (p, q) in new[] { (0.7, 0.5), (0.1, 0.35), (0.5, 0.49) })
        {
            var power = Enumerable.Range(0, n + 1).Sum(k => ExactBinomial.Test(Proportion.Of(k, n), q).PTwoSided <= 0.05 ? Mass(n, k, p) : 0);
            Assert.Equal(power, SampleSize.PowerOf(new OneProportion(p, q), n).Power, 1e-12);
        }
    }

    [Theory]
    [InlineData(OneProportion.LargestExact - 1, true)]
    [InlineData(OneProportion.LargestExact, true)]
    [InlineData(OneProportion.LargestExact + 1, false)]
    public void Beyond_its_budget_the_plan_of_one_share_says_that_it_is_approximate(long n, bool exact)
    {
        var plan = SampleSize.PowerOf(new OneProportion(0.52, 0.5), n);
        Assert.Equal(exact, plan.IsExact);
        Assert.Contains(exact ? "exact law" : "normal approximation", plan.MethodInWords, StringComparison.Ordinal);
        Assert.Equal(0.7157, plan.Power, 0.015);
    }

    [Theory]
    [InlineData(TwoProportions.LargestExactTotal / 2, true)]
    [InlineData(TwoProportions.LargestExactTotal / 2 + 1, false)]
    public void Beyond_its_budget_the_plan_of_two_shares_says_that_it_is_approximate(long n, bool exact)
    {
        var plan = SampleSize.PowerOf(new TwoProportions(0.5, 0.6), n);
        Assert.Equal(exact, plan.IsExact);
        Assert.Equal(0.871, plan.Power, 0.02);
    }

    [Theory]
    [InlineData(PairedProportions.LargestExact, true)]
    [InlineData(PairedProportions.LargestExact + 1, false)]
    public void Beyond_its_budget_the_plan_of_pairs_says_that_it_is_approximate(long n, bool exact)
    {
        var plan = SampleSize.PowerOf(new PairedProportions(0.1, 0.13), n);
        Assert.Equal(exact, plan.IsExact);
        Assert.Equal(0.79, plan.Power, 0.03);
    }

    [Fact]
    public void Large_studies_of_shares_are_found_by_the_approximation()
    {
        var plan = SampleSize.For(new TwoProportions(0.5, 0.53));
        Assert.False(plan.IsExact);
        Assert.InRange(plan.Arms[0], 4300, 4500);
    }

    [Fact]
    public void Clusters_of_one_person_are_people()
    {
        Assert.Equal(1, new ClusterEffect(1, 0.3).DesignEffect);
        Assert.Equal(
            SampleSize.PowerOf(new TwoMeans(0.7, 1), 30).Power,
            SampleSize.PowerOf(new ClusterMeans(0.7, 1, 1, 0), 30).Power,
            1e-12);
        // Eldridge, Ashby, Kerry 2006: 1 + ((1 + 0.65²) 30 − 1) 0.05
        Assert.Equal(3.08375, new ClusterEffect(30, 0.05, 0.65).DesignEffect, 1e-12);
    }

    [Fact]
    public void An_interaction_costs_four_times_as_many_as_a_main_effect_of_its_size()
    {
        var main = SampleSize.For(new FactorialMeans(10, 2)).Arms[0];
        var interaction = SampleSize.For(new FactorialMeans(10, null, null, 2)).Arms[0];
        Assert.InRange(interaction / (double)main, 3.95, 4.05);
    }

    [Fact]
    public void The_spread_of_differences_keeps_its_digits()
    {
        Assert.Equal(10, PairedMeans.SpreadOfDifferences(10, 10, 0.5), 1e-12);
        Assert.Equal(0, PairedMeans.SpreadOfDifferences(7, 7, 1));
        Assert.Equal(Violation.OutOfRange, Fault(() => PairedMeans.SpreadOfDifferences(1, 1, 1.01)));
    }

    [Fact]
    public void Impossible_designs_say_why()
    {
        Assert.Equal(Violation.NoInformation, Fault(() => new PairedMeans(0, 1)));
        Assert.Equal(Violation.NotFinite, Fault(() => new PairedMeans(double.NaN, 1)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new PairedMeans(1, 0)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new TwoMeans(1, 1, 0)));
        Assert.Equal(Violation.NotFinite, Fault(() => new TwoMeans(1, 1, double.PositiveInfinity)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new TwoMeans(1, 1, 1, -1)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new OneProportion(1, 0.5)));
        Assert.Equal(Violation.NoInformation, Fault(() => new OneProportion(0.5, 0.5)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new TwoProportions(0.5, 1.2)));
        Assert.Equal(Violation.NoInformation, Fault(() => new TwoProportions(0.5, 0.5)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new PairedProportions(0.6, 0.5)));
        Assert.Equal(Violation.NoInformation, Fault(() => new LinearCorrelation(0)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new LinearCorrelation(-1)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new ClusterMeans(1, 1, 0.5, 0.1)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new ClusterMeans(1, 1, 5, 1)));
        Assert.Equal(Violation.NotFinite, Fault(() => new ClusterProportions(0.2, 0.5, double.NaN, 0.1)));
        Assert.Equal(Violation.NoInformation, Fault(() => new TimeToEvent(1, 0.5)));
        Assert.Equal(Violation.OutOfRange, Fault(() => new TimeToEvent(2, 1.1)));
        Assert.Equal(Violation.NoInformation, Fault(() => new NonInferiorMeans(-3, 3, 1)));
        Assert.Equal(Violation.NoInformation, Fault(() => new NonInferiorProportions(0.5, 0.7, 0.1)));
        Assert.Equal(Violation.Empty, Fault(() => new FactorialMeans(1)));
        Assert.Equal(Violation.TooLarge, Fault(() => SampleSize.For(new PairedMeans(1e-6, 1))));
        Assert.Equal(Violation.TooFew, Fault(() => SampleSize.PowerOf(new PairedMeans(1, 1), 1)));
        Assert.Equal(Violation.TooLarge, Fault(() => SampleSize.PowerOf(new PairedMeans(1, 1), SampleSize.LargestUnits + 1)));
    }

    [Fact]
    public void Options_out_of_range_are_a_callers_fault()
    {
        foreach (var options in new SampleSizeOptions[]
        {
            new() { Alpha = 0 }, new() { Alpha = 1 }, new() { Alpha = 0.5, TwoSided = false }, new() { Alpha = double.NaN }, new() { Power = 1 },
            new() { Power = 0 }, new() { Dropout = 1 }, new() { Dropout = -0.1 }, new() { Dropout = double.NaN },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.For(new PairedMeans(1, 1), options));
        }
    }

    private static Violation Fault(Func<object> work) => Assert.Throws<AssumptionException>(work).Violation;

    private static Violation Fault(Func<double> work) => Assert.Throws<AssumptionException>(() => { work(); }).Violation;

    private static double Mass(int n, int k, double p)
    {
        var mass = Math.Pow(p, k) * Math.Pow(1 - p, n - k);
        for (var i = 1; i <= k; i++)
        {
            mass *= (n - k + i) / (double)i;
        }

        return mass;
    }
}
