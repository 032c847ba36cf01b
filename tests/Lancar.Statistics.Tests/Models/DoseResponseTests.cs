using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class DoseResponseTests
{
    // R's "cars" (Ezekiel 1930): speed and stopping distance.
    private static readonly double[] speed =
        [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25];

    private static readonly double[] distance =
        [2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85];

    [Fact]
    public void The_spline_is_that_of_R()
    {
        // R 4.2.2: q <- quantile(cars$speed, c(.1, .5, .9)); f <- lm(dist ~ splines::ns(speed, knots = q[2], Boundary.knots = q[c(1, 3)]), cars);
        // anova(lm(dist ~ speed, cars), f); predict(f, interval = "confidence"); summary(f)$fstatistic.
        var fit = DoseResponse.Fit(distance, speed);
        Assert.Equal([8.9, 15, 23.1], fit.Knots.Select(knot => Math.Round(knot, 12)));
        Golden.Close(1.96572270197048, fit.Nonlinearity!.F, 1e-9, "F of the bend");
        Golden.Close(0.167472835696234, fit.Nonlinearity.P, 1e-9, "p of the bend");
        Golden.Close(46.6674249122616, fit.AnyEffect!.F, 1e-9, "F of any effect");
        Golden.Close(3.93240875912409, fit.LinearSlope.Estimate, 1e-11, "straight line");
        Golden.Close(8.4645844876025, fit.At(5).Estimate, 1e-10, "below the knots");
        Golden.Close(-4.82823616920345, fit.At(5).Interval.Lower, 1e-9, "its lower limit");
        Golden.Close(38.3687470742216, fit.At(15).Estimate, 1e-10, "in the middle");
        Golden.Close(135.3743361876526, fit.At(30).Interval.Upper, 1e-10, "beyond the knots");
    }

    [Fact]
    public void The_parabola_is_that_of_R()
    {
        // R 4.2.2: g <- lm(dist ~ speed + I(speed^2), cars); anova(lm(dist ~ speed, cars), g); anova(g, lm(dist ~ 1, cars)).
        var fit = DoseResponse.Fit(distance, speed, new DoseResponseOptions { Shape = DoseShape.Quadratic });
        Golden.Close(2.2960271616329, fit.Nonlinearity!.F, 1e-9, "F of the bend");
        Golden.Close(47.1407481288433, fit.AnyEffect!.F, 1e-9, "F of any effect");
        Assert.Null(DoseResponse.Fit(distance, speed, new DoseResponseOptions { Shape = DoseShape.Linear }).Nonlinearity);
    }

    [Fact]
    public void A_spline_is_straight_beyond_its_knots()
    {
        var fit = DoseResponse.Fit(distance, speed, new DoseResponseOptions { Knots = 5 });
        double Bend(double at) => fit.At(at + 1).Estimate - 2 * fit.At(at).Estimate + fit.At(at - 1).Estimate;
        Assert.Equal(0, Bend(fit.Knots[0] - 2), 1e-8);
        Assert.Equal(0, Bend(fit.Knots[^1] + 2), 1e-8);
        Assert.NotEqual(0, Bend(fit.Knots[2]), 1e-3);
    }

    [Fact]
    public void Differences_turn_their_sign_and_units_change_nothing()
    {
        var fit = DoseResponse.Fit(distance, speed);
        Assert.Equal(fit.Difference(20, 10).Estimate, -fit.Difference(10, 20).Estimate);
        Golden.Close(fit.At(20).Estimate - fit.At(10).Estimate, fit.Difference(20, 10).Estimate, 1e-10, "difference");
        var seconds = DoseResponse.Fit(distance, [.. speed.Select(value => 60 * value)]);
        Golden.Close(fit.Nonlinearity!.F, seconds.Nonlinearity!.F, 1e-8, "F");
        Golden.Close(fit.At(15).Interval.Lower, seconds.At(900).Interval.Lower, 1e-10, "lower limit");
    }

    [Fact]
    public void Bad_input()
    {
        Fits.Refused(Violation.Empty, () => DoseResponse.Fit([], []));
        Fits.Refused(Violation.UnequalLengths, () => DoseResponse.Fit([1], [1, 2]));
        Fits.Refused(Violation.NotFinite, () => DoseResponse.Fit([1, 2], [1, double.NaN]));
        Fits.Refused(Violation.NoInformation, () => DoseResponse.Fit([1, 2, 3], [15, 15, 15]));
        Fits.Refused(Violation.NoInformation, () => DoseResponse.Fit([1, 2, 3, 4], [0, 15, 15, 15]));
        Fits.Refused(Violation.TooFew, () => DoseResponse.Fit([1, 3, 2], [1, 2, 3]));
        Fits.Refused(Violation.Collinear, () => DoseResponse.Fit([1, 3, 2, 5, 4], [0, 15, 15, 0, 15], new DoseResponseOptions { Shape = DoseShape.Quadratic }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoseResponse.Fit(distance, speed, new DoseResponseOptions { Knots = 6 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DoseResponse.Fit(distance, speed).At(double.NaN));
    }
}
