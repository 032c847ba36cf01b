namespace Lancar.Statistics;

/// <summary>A fitted dose–response curve.</summary>
public sealed record DoseResponseResult
{
    /// <summary>The shape.</summary>
    public required DoseShape Shape { get; init; }

    /// <summary>The knots of the spline, in the unit of the dose; empty for the other shapes.</summary>
    public required IReadOnlyList<double> Knots { get; init; }

    /// <summary>The straight line fitted to the same data: change of the mean outcome per unit of dose, the adjusters held.</summary>
    public required RegressionCoefficient LinearSlope { get; init; }

    /// <summary>Wald's F of all terms of the dose, with its degrees of freedom; null for the CR2 variance.</summary>
    public required DoseTest? AnyEffect { get; init; }

    /// <summary>Wald's F of the terms that bend: small p speaks against a straight line. Null for the straight line itself and for CR2.</summary>
    public required DoseTest? Nonlinearity { get; init; }

    /// <summary>The regression behind the curve.</summary>
    public required LinearRegressionResult Fit { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Shape switch
        {
            DoseShape.Linear => "straight line in the dose; ",
            DoseShape.Quadratic => "parabola in the dose; ",
            DoseShape.NaturalSpline => $"natural cubic spline in the dose with {Knots.Count} knots at quantiles; ",
        }
        + Fit.MethodInWords;

    internal Func<double, double[]> RowOf { get; init; } = null!;

    /// <summary>The mean outcome at a dose, the adjusters at their means, with its interval.</summary>
    /// <param name="dose">A dose, finite; outside those observed it is an extrapolation.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit.</returns>
    /// <exception cref="ArgumentException">The dose is not finite.</exception>
    public RegressionCoefficient At(double dose) => Fit.Combination("mean outcome at the dose", RowOf(Finite(dose)));

    /// <summary>The difference of the mean outcomes at two doses, first minus second, with its interval.</summary>
    /// <param name="first">A dose, finite.</param>
    /// <param name="second">Another dose, finite.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit.</returns>
    /// <exception cref="ArgumentException">Both doses are the same (there is nothing to judge), or one is not finite.</exception>
    public RegressionCoefficient Difference(double first, double second)
    {
        var (a, b) = (RowOf(Finite(first)), RowOf(Finite(second)));
        return Fit.Combination("difference between two doses, first minus second", [.. a.Zip(b, (x, y) => x - y)]);
    }

    private static double Finite(double dose) =>
        double.IsFinite(dose) ? dose : throw new ArgumentOutOfRangeException(nameof(dose), dose, "A dose is a finite number.");
}
