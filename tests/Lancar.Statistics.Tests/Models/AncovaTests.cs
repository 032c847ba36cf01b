using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class AncovaTests
{
    private static readonly double[] massagedBefore = [12, 15, 9, 20, 14, 11, 16, 13];
    private static readonly double[] massagedAfter = [18, 19, 9, 27, 15, 16, 21, 12];
    private static readonly double[] controlBefore = [13, 14, 10, 18, 15, 12];
    private static readonly double[] controlAfter = [14, 15, 9, 20, 16, 13];

    [Fact]
    public void It_is_the_regression_on_before_and_group()
    {
        var result = Ancova.Compare(massagedBefore, massagedAfter, controlBefore, controlAfter);
        double[] before = [.. massagedBefore, .. controlBefore];
        var group = Predictor.Indicator("massage", [.. before.Select((_, i) => i < 8)]);
        var fit = LinearRegression.Fit([.. massagedAfter, .. controlAfter], [Predictor.Of("before", before), group]);
        Golden.Close(fit.Coefficients[2].Estimate, result.Difference.Estimate, 1e-13, "difference");
        Golden.Close(fit.Coefficients[2].Interval.Lower, result.Difference.Interval.Lower, 1e-11, "lower limit");
        Golden.Close(fit.Coefficients[2].PTwoSided, result.Difference.PTwoSided, 1e-11, "p");
        Golden.Close(result.Difference.Estimate, result.FirstAdjustedMean.Estimate - result.SecondAdjustedMean.Estimate, 1e-12, "adjusted means");
        // By hand: the difference of the means after less the slope times that of the means before.
        var byHand = result.UnadjustedDifference - result.Slope.Estimate * (massagedBefore.Average() - controlBefore.Average());
        Golden.Close(byHand, result.Difference.Estimate, 1e-12, "difference");
        Assert.InRange(result.ParallelSlopes!.Value.Value, 0, 1);
        Assert.Equal((8, 6), (result.FirstCount, result.SecondCount));
    }

    [Fact]
    public void Anorexia_as_R_has_it()
    {
        // R 4.2.2: a <- subset(MASS::anorexia, Treat != "CBT"); a$Treat: relevel to Cont; coef(summary(lm(Postwt ~ Prewt + Treat, a)))["TreatFT", ]
        // and confint; data Hand et al. (1993), family treatment and control.
        double[] ftBefore = [83.8, 83.3, 86, 82.5, 86.7, 79.6, 76.9, 94.2, 73.4, 80.5, 81.6, 82.1, 77.6, 83.5, 89.9, 86, 87.3];
        double[] ftAfter = [95.2, 94.3, 91.5, 91.9, 100.3, 76.7, 76.8, 101.6, 94.9, 75.2, 77.8, 95.5, 90.7, 92.5, 93.8, 91.7, 98];
        double[] controlFirst = [80.7, 89.4, 91.8, 74, 78.1, 88.3, 87.3, 75.1, 80.6, 78.4, 77.6, 88.7, 81.3, 78.1, 70.5, 77.3, 85.2, 86, 84.1, 79.7, 85.5, 84.4, 79.6, 77.5, 72.3, 89];
        double[] controlLast = [80.2, 80.1, 86.4, 86.3, 76.1, 78.1, 75.1, 86.7, 73.5, 84.6, 77.4, 79.5, 89.6, 81.4, 81.8, 77.3, 84.2, 75.4, 79.5, 73, 88.3, 84.7, 81.4, 81.2, 88.2, 78.8];
        var result = Ancova.Compare(ftBefore, ftAfter, controlFirst, controlLast);
        Golden.Close(9.03357257444422, result.Difference.Estimate, 1e-10, "difference");
        Golden.Close(4.92778570976464, result.Difference.Interval.Lower, 1e-10, "lower limit");
        Golden.Close(6.76777968538214e-05, result.Difference.PTwoSided, 1e-9, "p");
        Golden.Close(6.17099860809287e-03, result.ParallelSlopes!.Value, 1e-9, "parallel slopes");
    }

    [Fact]
    public void Exchanged_groups_turn_the_sign()
    {
        foreach (var variance in new[] { CoefficientVariance.Classical, CoefficientVariance.HC3 })
        {
            var options = new LinearRegressionOptions { Variance = variance };
            var plain = Ancova.Compare(massagedBefore, massagedAfter, controlBefore, controlAfter, options);
            var turned = Ancova.Compare(controlBefore, controlAfter, massagedBefore, massagedAfter, options);
            Golden.Close(plain.Difference.Estimate, -turned.Difference.Estimate, 1e-13, "difference");
            Golden.Close(plain.Difference.StandardError, turned.Difference.StandardError, 1e-13, "standard error");
            Golden.Close(plain.FirstAdjustedMean.Estimate, turned.SecondAdjustedMean.Estimate, 1e-13, "adjusted mean");
        }
    }

    [Fact]
    public void Bad_input()
    {
        Fits.Refused(Violation.Empty, () => Ancova.Compare([], [], [1, 2], [1, 2]));
        Fits.Refused(Violation.UnequalLengths, () => Ancova.Compare([1], [1, 2], [1, 2], [1, 2]));
        Fits.Refused(Violation.NotFinite, () => Ancova.Compare([1, double.NaN], [1, 2], [1, 2], [1, 2]));
        Fits.Refused(Violation.TooFew, () => Ancova.Compare([1, 2], [1, 2], [1], [1]));
        Fits.Refused(Violation.Collinear, "before", () => Ancova.Compare([1, 1], [1, 2], [1, 1, 1], [1, 2, 3]));
        // Before differs between the groups only: nothing to adjust by.
        Fits.Refused(Violation.Collinear, () => Ancova.Compare([1, 1], [1, 2], [2, 2, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Ancova.Compare([1, 2], [1, 2], [1, 3], [1, 2], new LinearRegressionOptions { Variance = CoefficientVariance.ClusterCR1, Clusters = ["a"] }));
        // Four people, and no degree of freedom for the product.
        Assert.Null(Ancova.Compare([1, 2], [1, 3], [1, 3], [2, 2]).ParallelSlopes);
    }
}
