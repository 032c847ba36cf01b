namespace Lancar.Statistics.Tests.Synthesis;

public sealed class PrePostControlTests
{
    // Five studies of Carlson and Schmidt (1999) in Morris (2008), as the metafor project's page on Morris (2008) gives them.
    private static readonly (PrePostNumbers Treated, PrePostNumbers Control)[] training =
    [
        (new(new(30.6, 15.0, 20), new(38.5, 11.6, 20), 0.47), new(new(23.1, 13.8, 20), new(19.7, 14.8, 20), 0.47)),
        (new(new(23.5, 3.1, 50), new(26.8, 4.1, 50), 0.64), new(new(24.9, 4.1, 42), new(25.3, 3.3, 42), 0.64)),
        (new(new(0.5, 0.1, 9), new(0.7, 0.1, 9), 0.77), new(new(0.6, 0.2, 9), new(0.6, 0.2, 9), 0.77)),
        (new(new(53.4, 14.5, 10), new(75.9, 4.4, 10), 0.89), new(new(55.7, 17.3, 11), new(60.7, 17.9, 11), 0.89)),
        (new(new(35.6, 4.7, 14), new(36.0, 4.6, 14), 0.44), new(new(34.8, 3.1, 14), new(33.4, 6.9, 14), 0.44)),
    ];

    // d_ppc1 as printed in Morris (2008), page and table as cited by metafor's test of this example ("page 368 (Table 1)").
    [Fact]
    public void Changes_by_each_baseline_are_those_printed()
    {
        double[] printed = [0.74, 0.95, 1.81, 1.15, 0.51];
        for (var i = 0; i < printed.Length; i++)
        {
            Assert.Equal(printed[i], EffectMeasures.PrePostControlByEachBaseline(training[i].Treated, training[i].Control).Estimate, 2);
        }
    }

    // d_ppc2: metafor's page on Morris (2008) computes these with R and says that they are exactly the values of Table 5 there; of the stored
    // text 0.44 is quoted, the other four are its formula in R 4.2.
    [Fact]
    public void Changes_by_the_pooled_baseline_are_those_of_table_5()
    {
        double[] printed = [0.77, 0.80, 1.20, 1.05, 0.44];
        double[] exact = [0.7684476, 0.8009868, 1.2045164, 1.0476267, 0.4389342];
        for (var i = 0; i < printed.Length; i++)
        {
            var found = EffectMeasures.PrePostControlByPooledBaseline(training[i].Treated, training[i].Control).Estimate;
            Assert.Equal(printed[i], found, 2);
            Assert.Equal(exact[i], found, 7);
        }
    }

    // metafor 3.8.1 escalc("SMCR") per group, as its test of this example has them; its variances are large-sample ones, ours exact:
    // they meet as the groups grow.
    [Fact]
    public void Variances_meet_the_large_sample_ones_as_groups_grow()
    {
        foreach (var (treated, control) in training)
        {
            var (large, other) = (Grown(treated, 100_000), Grown(control, 80_000));
            var each = EffectMeasures.PrePostControlByEachBaseline(large, other);
            var becker = Becker(large) + Becker(other);
            Assert.Equal(1, each.Variance / becker, 1e-4);
            var pooled = EffectMeasures.PrePostControlByPooledBaseline(large, other);
            var spread = 2 * (1 - treated.Correlation) * (1 / 100_000.0 + 1 / 80_000.0);
            Assert.Equal(1, pooled.Variance / (spread + pooled.Estimate * pooled.Estimate / (2 * 180_000.0)), 1e-4);
        }
    }

    // The law itself: 60,000 studies drawn, mean and variance of the estimates against the population effect and the formula at it.
    [Theory]
    [InlineData(6, 5, 0.6, 1.2)]
    [InlineData(12, 9, 0.3, 0.4)]
    public void Drawn_studies_have_the_mean_and_the_variance_that_are_claimed(int treatedCount, int controlCount, double correlation, double effect)
    {
        var random = new Random(11);
        const int Draws = 60_000;
        var sums = new double[3];
        var squares = new double[3];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (treated, control) = (Drawn(random, treatedCount, correlation, effect), Drawn(random, controlCount, correlation, 0));
            double[] found =
            [
                EffectMeasures.PrePostControlByEachBaseline(treated, control).Estimate,
                EffectMeasures.PrePostControlByPooledBaseline(treated, control).Estimate,
                EffectMeasures.PrePostControlByAllTimes(treated, control).Estimate,
            ];
            for (var j = 0; j < 3; j++)
            {
                sums[j] += found[j];
                squares[j] += found[j] * found[j];
            }
        }

        // The formula at the population effect is exact.
        var spread = 2 * (1 - correlation) * (1.0 / treatedCount + 1.0 / controlCount);
        double freedom = treatedCount + controlCount - 2;
        var growth = J(freedom) * J(freedom) * freedom / (freedom - 2);
        var claimed = growth * spread + effect * effect * (growth - 1);
        var (mean, variance) = (sums[1] / Draws, squares[1] / Draws - sums[1] / Draws * (sums[1] / Draws));
        Assert.Equal(effect, mean, 5 * Math.Sqrt(claimed / Draws));
        Assert.Equal(1, variance / claimed, 0.04);

        // Becker's each group by itself; the control's effect is 0.
        var (a, b) = (Growth(treatedCount - 1), Growth(controlCount - 1));
        var own = a * 2 * (1 - correlation) / treatedCount + effect * effect * (a - 1) + b * 2 * (1 - correlation) / controlCount;
        Assert.Equal(effect, sums[0] / Draws, 5 * Math.Sqrt(own / Draws));
        Assert.Equal(1, (squares[0] / Draws - sums[0] / Draws * (sums[0] / Draws)) / own, 0.1);

        // The delta method of d_ppc3 is a large-sample one; the mean keeps a small bias because J counts correlated times as independent.
        var delta = spread + effect * effect * (1 + correlation * correlation) / (4 * freedom);
        Assert.Equal(1, (squares[2] / Draws - sums[2] / Draws * (sums[2] / Draws)) / delta, 0.2);
        Assert.Equal(effect, sums[2] / Draws, 0.03 * effect + 5 * Math.Sqrt(delta / Draws));
    }

    [Fact]
    public void Impossible_summaries_are_refused()
    {
        GroupNumbers good = new(10, 2, 12);
        PrePostNumbers fine = new(good, good, 0.5);
        Refused(Violation.UnequalLengths, () => EffectMeasures.PrePostControlByPooledBaseline(new(good, new(10, 2, 11), 0.5), fine));
        Refused(Violation.NotFinite, () => EffectMeasures.PrePostControlByPooledBaseline(fine, new(good, new(double.NaN, 2, 12), 0.5)));
        Refused(Violation.OutOfRange, () => EffectMeasures.PrePostControlByPooledBaseline(new(new(10, 0, 12), good, 0.5), fine));
        Refused(Violation.OutOfRange, () => EffectMeasures.PrePostControlByAllTimes(new(good, good, 1.01), fine));
        Refused(Violation.OutOfRange, () => EffectMeasures.PrePostControlByAllTimes(new(good, good, double.NaN), fine));
        Refused(Violation.TooFew, () => EffectMeasures.PrePostControlByEachBaseline(Of(3), fine));
        Assert.True(EffectMeasures.PrePostControlByEachBaseline(Of(4), fine).Variance > 0);
        Refused(Violation.TooFew, () => EffectMeasures.PrePostControlByPooledBaseline(Of(2), Of(2)));
        Assert.True(EffectMeasures.PrePostControlByPooledBaseline(Of(3), Of(2)).Variance > 0);
    }

    private static PrePostNumbers Of(int count) => new(new(10, 2, count), new(11, 2, count), 0.5);

    private static PrePostNumbers Grown(PrePostNumbers group, int count) => new(group.Before with { Count = count }, group.After with { Count = count }, group.Correlation);

    private static double Becker(PrePostNumbers group)
    {
        var g = J(group.Before.Count - 1) * (group.After.Mean - group.Before.Mean) / group.Before.StandardDeviation;
        return 2 * (1 - group.Correlation) / group.Before.Count + g * g / (2.0 * group.Before.Count);
    }

    private static double Growth(double freedom) => J(freedom) * J(freedom) * freedom / (freedom - 2);

    private static double J(double freedom) =>
        Math.Exp(MathNet.Numerics.SpecialFunctions.GammaLn(freedom / 2) - MathNet.Numerics.SpecialFunctions.GammaLn((freedom - 1) / 2)) / Math.Sqrt(freedom / 2);

    private static PrePostNumbers Drawn(Random random, int count, double correlation, double effect)
    {
        var (before, after) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            before[i] = Normal(random);
            after[i] = effect + correlation * before[i] + Math.Sqrt(1 - correlation * correlation) * Normal(random);
        }

        return new(Summary(before), Summary(after), correlation);
    }

    private static GroupNumbers Summary(double[] values)
    {
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)), values.Length);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void Refused(Violation violation, Func<object> call) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(call).Violation);
}
