namespace Lancar.Statistics.Tests.Synthesis;

public sealed class SubgroupsTests
{
    private static readonly string[] allocation =
    [
        "random", "random", "random", "random", "alternate", "alternate", "random", "random", "random", "systematic", "systematic", "systematic", "systematic",
    ];

    // metafor 3.8.1: rma(subset = alloc == ...) with threshold 1e-14, then rma(method = "FE") of the three.
    [Fact]
    public void The_BCG_trials_by_allocation_agree_with_metafor()
    {
        var effects = EffectMeasuresTests.Bcg.Select(table => EffectMeasures.LogRiskRatio(table[0], table[1], table[2], table[3])).ToArray();
        var result = Subgroups.Compare([.. effects.Select(one => one.Estimate)], [.. effects.Select(one => one.Variance)], allocation);
        Assert.Equal(["random", "alternate", "systematic"], result.Names);
        double[] estimates = [-0.9709647042631, -0.540792961849346, -0.424207391510877];
        double[] errors = [0.275956102972791, 0.281601613103888, 0.359745232433111];
        for (var g = 0; g < 3; g++)
        {
            Assert.Equal(estimates[g], result.Results[g].Pooled.Estimate, 1e-10);
            Assert.Equal(errors[g], result.Results[g].PooledBy(MetaInference.Wald).StandardError, 1e-10);
        }

        Assert.Equal(1.86144494615458, result.QBetween, 1e-9);
        Assert.Equal(0.394268758885596, result.P.Value, 1e-9);
        Assert.Equal(2, result.DegreesOfFreedom);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Refused(Violation.UnequalLengths, () => Subgroups.Compare([1, 2, 3, 4], [1, 1, 1, 1], ["a", "a", "b"]));
        Refused(Violation.TooFew, () => Subgroups.Compare([1, 2, 3, 4], [1, 1, 1, 1], ["a", "a", "a", "a"]));
        Refused(Violation.TooFew, () => Subgroups.Compare([1, 2, 3], [1, 1, 1], ["a", "a", "b"]));
        Refused(Violation.OutOfRange, () => Subgroups.Compare([1, 2, 3, 4], [1, 1, 1, -1], ["a", "a", "b", "b"]));
    }

    private static void Refused(Violation violation, Func<object> call) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(call).Violation);
}
