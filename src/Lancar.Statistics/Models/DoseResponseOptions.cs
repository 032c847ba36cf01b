namespace Lancar.Statistics;

/// <summary>Choices of <see cref="DoseResponse"/>. Every one is echoed in the result.</summary>
public sealed record DoseResponseOptions
{
    /// <summary>The shape; <see cref="DoseShape.NaturalSpline"/> unless given.</summary>
    public DoseShape Shape { get; init; } = DoseShape.NaturalSpline;

    /// <summary>Number of knots of the spline, 3, 4 or 5; 3 unless given, which suits small samples.</summary>
    public int Knots { get; init; } = 3;

    /// <summary>Other predictors that are held; none unless given.</summary>
    public IReadOnlyList<Predictor> Adjusters { get; init; } = [];

    /// <summary>Variance, clusters and confidence of the regression behind it; classical and 0.95 unless given. An intercept is always fitted.</summary>
    public LinearRegressionOptions Regression { get; init; } = new();

    internal DoseResponseOptions Checked()
    {
        Regression.Checked();
        ArgumentNullException.ThrowIfNull(Adjusters);
        return Knots is >= 3 and <= 5
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Knots), Knots, "A spline has 3, 4 or 5 knots here.");
    }
}
