namespace Lancar.Statistics;

/// <summary>Wald's F test of some terms of a curve.</summary>
public sealed record DoseTest
{
    /// <summary>F.</summary>
    public required double F { get; init; }

    /// <summary>Numerator degrees of freedom: the number of terms.</summary>
    public required int DegreesOfFreedomNumerator { get; init; }

    /// <summary>Denominator degrees of freedom.</summary>
    public required double DegreesOfFreedomDenominator { get; init; }

    /// <summary>P(F ≥ f).</summary>
    public required Probability P { get; init; }
}
