namespace Lancar.Statistics;

/// <summary>A chi-square statistic with one degree of freedom and its upper tail.</summary>
/// <param name="Statistic">The statistic, at least 0.</param>
/// <param name="P">P(χ² ≥ statistic).</param>
public readonly record struct ChiSquareTest(double Statistic, Probability P)
{
    internal static ChiSquareTest Of(double statistic) =>
        new ChiSquareTest(statistic, Probability.Of(NormalLaw.TwoSided(Math.Sqrt(statistic))));
}
