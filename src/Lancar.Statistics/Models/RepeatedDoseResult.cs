namespace Lancar.Statistics;

/// <summary>A dose–response curve from repeated measurements, within subjects, and how subjects with different mean doses differ.</summary>
public sealed record RepeatedDoseResult
{
    /// <summary>The shape.</summary>
    public required DoseShape Shape { get; init; }

    /// <summary>The knots of the spline, in the unit of the dose; empty for the other shapes.</summary>
    public required IReadOnlyList<double> Knots { get; init; }

    /// <summary>
    /// The straight line within subjects: change of the mean outcome per unit of dose when the same subject gets more. What differs between subjects at all times
    /// cannot make it.
    /// </summary>
    public required RegressionCoefficient WithinSlope { get; init; }

    /// <summary>
    /// The straight line between subjects: change of a subject's mean outcome per unit of mean dose. Whoever gets more may differ in other ways. Null when all
    /// subjects have the same mean dose.
    /// </summary>
    public required RegressionCoefficient? BetweenSlope { get; init; }

    /// <summary>Between less within (Mundlak): small p says that subjects with more differ in other ways. Null where <see cref="BetweenSlope"/> is.</summary>
    public required RegressionCoefficient? BetweenLessWithin { get; init; }

    /// <summary>F of all terms of the dose within subjects; null where their covariance is singular, or (Kenward and Roger) the data are too few for an F law.</summary>
    public required DoseTest? AnyEffect { get; init; }

    /// <summary>F of the terms that bend, within subjects: small p speaks against a straight line. Null for the straight line itself, and where the other is.</summary>
    public required DoseTest? Nonlinearity { get; init; }

    /// <summary>The mixed model behind the curve: terms of the dose, their means by subject, the adjusters.</summary>
    public required LinearMixedModelResult Fit { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Shape switch
        {
            DoseShape.Linear => "straight line in the dose within subjects",
            DoseShape.Quadratic => "parabola in the dose within subjects",
            DoseShape.NaturalSpline => $"natural cubic spline in the dose with {Knots.Count} knots at quantiles, within subjects",
        }
        + (BetweenSlope is null ? " (all have the same mean dose); " : ", means of the subjects held (Mundlak); ")
        + Fit.MethodInWords;

    internal Func<double, double[]> RowOf { get; init; } = null!;

    /// <summary>The mean outcome at a dose for a subject whose means, and adjusters, are those of all measurements.</summary>
    /// <param name="dose">A dose, finite; outside those observed it is an extrapolation.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit.</returns>
    /// <exception cref="ArgumentException">The dose is not finite.</exception>
    public RegressionCoefficient At(double dose) => Fit.Combination("mean outcome at the dose", RowOf(Finite(dose)));

    /// <summary>The difference of the mean outcomes of the same subject at two doses, first minus second, with its interval.</summary>
    /// <param name="first">A dose, finite.</param>
    /// <param name="second">Another dose, finite.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit.</returns>
    /// <exception cref="ArgumentException">Both doses are the same (there is nothing to judge), or one is not finite.</exception>
    public RegressionCoefficient Difference(double first, double second)
    {
        var (a, b) = (RowOf(Finite(first)), RowOf(Finite(second)));
        return Fit.Combination("difference between two doses within a subject, first minus second", [.. a.Zip(b, (x, y) => x - y)]);
    }

    private static double Finite(double dose) =>
        double.IsFinite(dose) ? dose : throw new ArgumentOutOfRangeException(nameof(dose), dose, "A dose is a finite number.");
}
