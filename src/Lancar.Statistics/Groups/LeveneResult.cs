namespace Lancar.Statistics;

/// <summary>The outcome of Levene's test. Advice about the data: nothing in Lancar chooses a test by it.</summary>
public sealed record LeveneResult
{
    /// <summary>What the distances were measured from.</summary>
    public required LeveneCenter Center { get; init; }

    /// <summary>Mean distance from the centre, per group in the order given, in the unit of the data.</summary>
    public required IReadOnlyList<double> MeanDistances { get; init; }

    /// <summary>F of the analysis of variance of the distances; infinite when the distances vary between the groups only.</summary>
    public required double F { get; init; }

    /// <summary>Degrees of freedom of the numerator, k − 1.</summary>
    public required int DegreesOfFreedomNumerator { get; init; }

    /// <summary>Degrees of freedom of the denominator, N − k.</summary>
    public required int DegreesOfFreedomDenominator { get; init; }

    /// <summary>P(F ≥ f).</summary>
    public required Probability P { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        Center switch
        {
            LeveneCenter.Median => "Brown-Forsythe test of equal spread (Levene's test with distances from the medians)",
            LeveneCenter.Mean => "Levene's test of equal spread (distances from the means)",
            LeveneCenter.TrimmedMean => "Levene's test of equal spread (distances from the means trimmed by a tenth at either end)",
        };
}
