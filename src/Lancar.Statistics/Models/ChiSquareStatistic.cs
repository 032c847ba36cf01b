namespace Lancar.Statistics;

/// <summary>A statistic judged by the chi-square law.</summary>
public sealed record ChiSquareStatistic
{
    /// <summary>The statistic, at least 0.</summary>
    public required double Statistic { get; init; }

    /// <summary>Degrees of freedom.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(χ² ≥ statistic).</summary>
    public required Probability P { get; init; }

    internal static ChiSquareStatistic Of(double statistic, int freedom) => new()
    {
        Statistic = statistic,
        DegreesOfFreedom = freedom,
        P = Probability.Of(ChiSquareLaw.UpperTail(statistic, freedom)),
    };
}
