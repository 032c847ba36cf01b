using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class RepeatedDoseTests
{
    // Three mothers of four sessions each. Within a mother two more ml per minute; mothers who are massaged longer have less milk.
    private static readonly double[] minutes = [5, 8, 11, 16, 10, 12, 15, 19, 14, 18, 22, 26, 9, 13, 14, 20];
    private static readonly string[] mothers = [.. minutes.Select((_, i) => "abcd".Substring(i / 4, 1))];
    private static readonly double[] noise = [0.3, -0.4, 0.5, -0.2, -0.6, 0.4, 0.1, 0.2, 0.5, -0.3, -0.4, 0.1, 0.2, 0.3, -0.5, 0.1];

    private static readonly double[] volumes =
        [.. minutes.Select((dose, i) => 40 + 2 * dose - 5 * minutes[(i / 4 * 4)..(i / 4 * 4 + 4)].Average() + "\u0003\u0001\u0002\u0007"[i / 4] + noise[i])];

    [Fact]
    public void The_slope_within_is_that_of_the_deviations_and_not_of_the_mothers()
    {
        // The mean of a mother is orthogonal to her deviations: the within slope is least squares of deviations, with N − mothers − 1 degrees of freedom.
        var fit = RepeatedDose.Fit(volumes, minutes, mothers, new RepeatedDoseOptions { Shape = DoseShape.Linear });
        var (xy, xx) = (0.0, 0.0);
        for (var i = 0; i < minutes.Length; i++)
        {
            var own = minutes[(i / 4 * 4)..(i / 4 * 4 + 4)].Average();
            xy += (minutes[i] - own) * volumes[i];
            xx += (minutes[i] - own) * (minutes[i] - own);
        }

        Golden.Close(xy / xx, fit.WithinSlope.Estimate, 1e-9, "within");
        Golden.Close(11, fit.WithinSlope.DegreesOfFreedom, 1e-6, "degrees of freedom");
        Assert.InRange(fit.WithinSlope.Interval.Lower, 1.8, 2);
        Assert.True(fit.BetweenSlope!.Estimate < -1);
        Golden.Close(fit.BetweenSlope.Estimate - fit.WithinSlope.Estimate, fit.BetweenLessWithin!.Estimate, 1e-9, "difference");
        // A plain mixed model mixes both.
        var mixed = LinearMixedModel.Fit(volumes, [Predictor.Of("dose", minutes)], mothers).Coefficients[1].Estimate;
        Assert.True(mixed < fit.WithinSlope.Estimate - 1e-4);
        Assert.Null(fit.Nonlinearity);
        Golden.Close(fit.WithinSlope.T * fit.WithinSlope.T, fit.AnyEffect!.F, 1e-9, "F of one term");
        Golden.Close(fit.WithinSlope.PTwoSided, fit.AnyEffect.P, 1e-9, "its p");
    }

    // Few mothers: Kenward and Roger's moments are 0 / 0 at two degrees of freedom (first), or belong to no F law (second); once F came out below 0.
    [Theory]
    [InlineData(new[] { 4.9, 4.1, 4.3, 3.8, 2.5, 2.8, 5.9, 6.9 }, new double[] { 4, 4, 9, 2, 1, 2, 2, 7 }, "aabbccdd")]
    [InlineData(new[] { 4, 5.9, 7, 7.6, 4.3, 6, 4.9, 3.5 }, new double[] { 4, 7, 7, 8, 0, 4, 10, 8 }, "aabbccdd")]
    public void Too_few_mothers_for_several_terms_have_no_F(double[] outcome, double[] doses, string labels)
    {
        string[] subjects = [.. labels.Select(label => label.ToString())];
        var fit = RepeatedDose.Fit(outcome, doses, subjects, new RepeatedDoseOptions { Freedom = FreedomMethod.KenwardRoger });
        Assert.Null(fit.AnyEffect);
        Assert.NotNull(fit.Nonlinearity);
    }

    [Fact]
    public void Degrees_of_freedom_next_to_nothing_are_said_to_be_too_few()
    {
        string[] subjects = [.. "aaabbbbcccc".Select(label => label.ToString())];
        var fault = Assert.Throws<AssumptionException>(() => RepeatedDose.Fit(
            [5.4, 5.1, 6.2, 2.5, 5.4, 2.3, 5.6, 5.2, 5.7, 4.5, 4.5], [2, 2, 3, 3, 8, 2, 9, 2, 5, 1, 3], subjects));
        Assert.Equal(Violation.NoInformation, fault.Violation);
    }

    [Theory]
    [InlineData(DoseShape.Linear)]
    [InlineData(DoseShape.Quadratic)]
    [InlineData(DoseShape.NaturalSpline)]
    public void A_constant_that_belongs_to_a_mother_changes_nothing_within(DoseShape shape)
    {
        var options = new RepeatedDoseOptions { Shape = shape };
        var plain = RepeatedDose.Fit(volumes, minutes, mothers, options);
        // Far more milk for the mother with the longest massages.
        var moved = RepeatedDose.Fit([.. volumes.Select((value, i) => value + (mothers[i] == "c" ? 25 : 0))], minutes, mothers, options);
        Golden.Close(plain.WithinSlope.Estimate, moved.WithinSlope.Estimate, 1e-7, "within");
        Assert.NotEqual(plain.BetweenSlope!.Estimate, moved.BetweenSlope!.Estimate, 0.5);
        var hours = RepeatedDose.Fit(volumes, [.. minutes.Select(dose => dose / 60)], mothers, options);
        Golden.Close(plain.WithinSlope.Estimate * 60, hours.WithinSlope.Estimate, 1e-7, "unit");
        Golden.Close(plain.AnyEffect!.DegreesOfFreedomDenominator, hours.AnyEffect!.DegreesOfFreedomDenominator, 1e-5, "degrees of freedom");
        Golden.Close(plain.At(12).Estimate, hours.At(0.2).Estimate, 1e-7, "mean");
        Golden.Close(plain.Difference(18, 9).StandardError, hours.Difference(0.3, 0.15).StandardError, 1e-7, "standard error");
        Assert.Equal(plain.Difference(18, 9).Estimate, -plain.Difference(9, 18).Estimate);
        Assert.Contains("within subjects", plain.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_mothers_have_the_same_doses_there_is_no_between()
    {
        double[] same = [.. minutes.Select((_, i) => 10.0 + i % 4 * 5)];
        double[] y = [.. same.Select((dose, i) => dose + (i / 4 * 3 % 5) + noise[i])];
        var fit = RepeatedDose.Fit(y, same, mothers, new RepeatedDoseOptions { Shape = DoseShape.Quadratic });
        Assert.Null(fit.BetweenSlope);
        Assert.Null(fit.BetweenLessWithin);
        Assert.Equal(3, fit.Fit.Coefficients.Count);
        Assert.Contains("same mean dose", fit.MethodInWords, StringComparison.Ordinal);
        Assert.NotNull(fit.Nonlinearity);
    }

    [Fact]
    public void Bad_input()
    {
        Fits.Refused(Violation.Empty, () => RepeatedDose.Fit([], [], []));
        Fits.Refused(Violation.UnequalLengths, () => RepeatedDose.Fit([1], [1, 2], ["a", "a"]));
        Fits.Refused(Violation.UnequalLengths, () => RepeatedDose.Fit([1, 2], [1, 2], ["a"]));
        Fits.Refused(Violation.NotFinite, () => RepeatedDose.Fit([1, 2], [1, double.NaN], ["a", "a"]));
        Fits.Refused(Violation.NoInformation, () => RepeatedDose.Fit([1, 2, 3, 5], [15, 15, 15, 15], ["a", "a", "b", "b"]));
        Fits.Refused(Violation.NoInformation, "dose", () => RepeatedDose.Fit([1, 2, 3, 5], [10, 10, 15, 15], ["a", "a", "b", "b"]));
        Fits.Refused(Violation.TooFew, () => RepeatedDose.Fit(volumes, minutes, [.. minutes.Select(_ => "a")], new RepeatedDoseOptions { Shape = DoseShape.Linear }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RepeatedDose.Fit(volumes, minutes, mothers, new RepeatedDoseOptions { Knots = 2 }));
        Assert.Throws<ArgumentException>(() => RepeatedDose.Fit(volumes, minutes, mothers, new RepeatedDoseOptions { Adjusters = [Predictor.Of("dose", minutes)] }));
    }
}
