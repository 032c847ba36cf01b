using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class RubinsRulesTests
{
    [Fact]
    public void By_hand()
    {
        // Estimates 1, 2, 3 with standard errors 1: within 1, between 1, total 1 + 4/3; share 4/7, Rubin's df 2 · (7/4)².
        var pooled = RubinsRules.Pool([1, 2, 3], [1, 1, 1]);
        Assert.Equal(2, pooled.Estimate);
        Golden.Close(Math.Sqrt(7.0 / 3), pooled.StandardError, 1e-15, "standard error");
        Golden.Close(2 * 49 / 16.0, pooled.DegreesOfFreedom, 1e-15, "degrees of freedom");
        Golden.Close(4.0 / 3, pooled.RelativeIncrease, 1e-15, "relative increase");
        // Barnard and Rubin with 10: observed (11/13) · 10 · (3/7), harmonic with Rubin's.
        double observed = 11.0 / 13 * 10 * 3 / 7, old = 49.0 / 8;
        Golden.Close(old * observed / (old + observed), RubinsRules.Pool([1, 2, 3], [1, 1, 1], 10).DegreesOfFreedom, 1e-14, "Barnard and Rubin");
    }

    [Fact]
    public void Nothing_missing_is_the_complete_analysis()
    {
        var pooled = RubinsRules.Pool([2, 2, 2], [0.5, 0.5, 0.5]);
        Assert.Equal((2, 0.5, double.PositiveInfinity), (pooled.Estimate, pooled.StandardError, pooled.DegreesOfFreedom));
        Assert.Equal(0, pooled.FractionMissing);
        Golden.Close(6.334248366623996e-5, pooled.PTwoSided, 1e-12, "P(|Z| ≥ 4), R 4.2.2: 2 * pnorm(-4)");
    }

    [Fact]
    public void Order_and_sign()
    {
        var plain = RubinsRules.Pool([0.1, 0.7, 0.3, -0.2], [1, 2, 0.5, 0.7], 20);
        var turned = RubinsRules.Pool([-0.2, 0.3, 0.7, 0.1], [0.7, 0.5, 2, 1], 20);
        Assert.Equal(plain, turned);
        var opposite = RubinsRules.Pool([-0.1, -0.7, -0.3, 0.2], [1, 2, 0.5, 0.7], 20);
        Golden.Close(-plain.Estimate, opposite.Estimate, 1e-15, "estimate");
        Golden.Close(plain.DegreesOfFreedom, opposite.DegreesOfFreedom, 1e-14, "degrees of freedom");
    }

    [Fact]
    public void Bad_input()
    {
        Fits.Refused(Violation.Empty, () => RubinsRules.Pool([], []));
        Fits.Refused(Violation.UnequalLengths, () => RubinsRules.Pool([1], [1, 2]));
        Fits.Refused(Violation.NotFinite, () => RubinsRules.Pool([1, double.NaN], [1, 2]));
        Fits.Refused(Violation.OutOfRange, () => RubinsRules.Pool([1, 2], [1, 0]));
        Fits.Refused(Violation.OutOfRange, () => RubinsRules.Pool([1, 2], [1, 1], 0));
        Fits.Refused(Violation.TooFew, () => RubinsRules.Pool([1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RubinsRules.Pool([1, 2], [1, 1], confidence: 1));
    }
}
