namespace Lancar.Statistics;

/// <summary>Choices of <see cref="RepeatedDose"/>. Every one is echoed in the result.</summary>
public sealed record RepeatedDoseOptions
{
    /// <summary>The shape; <see cref="DoseShape.NaturalSpline"/> unless given.</summary>
    public DoseShape Shape { get; init; } = DoseShape.NaturalSpline;

    /// <summary>Number of knots of the spline, 3, 4 or 5; 3 unless given, which suits small samples.</summary>
    public int Knots { get; init; } = 3;

    /// <summary>Other predictors that are held, one value per measurement: the day after birth above all; none unless given.</summary>
    public IReadOnlyList<Predictor> Adjusters { get; init; } = [];

    /// <summary>
    /// True when the response to the dose may differ between subjects: a random slope of the dose beside the random intercept. False unless given.
    /// </summary>
    public bool RandomSlope { get; init; }

    /// <summary>Standard errors and degrees of freedom; <see cref="FreedomMethod.Satterthwaite"/> unless given.</summary>
    public FreedomMethod Freedom { get; init; }

    /// <summary>Confidence of the intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal LinearMixedModelOptions Model => new() { RandomSlope = RandomSlope ? DoseResponse.DoseName : null, Freedom = Freedom, Confidence = Confidence };

    internal RepeatedDoseOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentNullException.ThrowIfNull(Adjusters);
        return Knots is >= 3 and <= 5
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Knots), Knots, "A spline has 3, 4 or 5 knots here.");
    }
}
