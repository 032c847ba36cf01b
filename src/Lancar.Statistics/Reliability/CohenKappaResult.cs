namespace Lancar.Statistics;

/// <summary>Agreement of two raters.</summary>
public sealed record CohenKappaResult
{
    /// <summary>Number of persons rated by both.</summary>
    public required long Persons { get; init; }

    /// <summary>Kappa, at most 1; 0 is agreement by habit alone.</summary>
    public required double Kappa { get; init; }

    /// <summary>Standard error for the interval.</summary>
    public required double StandardError { get; init; }

    /// <summary>Wald interval, cut off at −1 and 1. Too short for fewer than about 30 persons.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Weighted share of agreement, 0 to 1.</summary>
    public required double ObservedAgreement { get; init; }

    /// <summary>Weighted share of agreement that two independent raters with these habits would reach.</summary>
    public required double ExpectedAgreement { get; init; }

    /// <summary>The largest kappa that is possible with these margins.</summary>
    public required double LargestKappa { get; init; }

    /// <summary>PABAK, prevalence- and bias-adjusted kappa (Byrt, Bishop and Carlin 1993): (k · share of identical ratings − 1) / (k − 1).</summary>
    public required double PrevalenceAdjusted { get; init; }

    /// <summary>Kappa over its standard error under independence; null when that error is 0.</summary>
    public required double? Z { get; init; }

    /// <summary>Two-sided asymptotic p of "no agreement beyond habit"; rarely of interest.</summary>
    public required Probability P { get; init; }
}
