namespace Lancar.Statistics;

/// <summary>A chi-square statistic with one degree of freedom and its upper tail.</summary>
/// <param name="Statistic">The statistic, at least 0.</param>
/// <param name="P">P(χ² ≥ statistic); 0 below 4.9e-324.</param>
/// <param name="Log10P">Decimal logarithm of P, also below the range of a double.</param>
public readonly record struct ChiSquareTest(double Statistic, double P, double Log10P)
{
    internal static ChiSquareTest Of(double statistic)
    {
        var p = NormalLaw.TwoSided(Math.Sqrt(statistic));
        return new ChiSquareTest(statistic, p.Value, Math.Min(0, p.Log10));
    }
}
