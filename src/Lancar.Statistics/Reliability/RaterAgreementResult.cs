namespace Lancar.Statistics;

/// <summary>Agreement of several raters on categories.</summary>
public sealed record RaterAgreementResult
{
    /// <summary>Number of persons.</summary>
    public required int Persons { get; init; }

    /// <summary>Persons rated at least twice; only these show agreement.</summary>
    public required int PersonsRatedTwice { get; init; }

    /// <summary>Agreement beyond chance, at most 1; 0 is chance.</summary>
    public required double Estimate { get; init; }

    /// <summary>Standard error for the interval (Gwet 2008), over persons.</summary>
    public required double StandardError { get; init; }

    /// <summary>Interval by Student's t, cut off at −1 and 1.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Share of pairs of raters that agree, 0 to 1.</summary>
    public required double ObservedAgreement { get; init; }

    /// <summary>Share of pairs that would agree by chance, as the method defines chance.</summary>
    public required double ExpectedAgreement { get; init; }

    /// <summary>Share of the ratings in each category, in the order of the columns.</summary>
    public required IReadOnlyList<double> CategoryShares { get; init; }

    /// <summary>z of "no agreement beyond chance"; null where the method has none or the numbers of raters differ.</summary>
    public double? Z { get; init; }

    /// <summary>Two-sided asymptotic p of <see cref="Z"/>; null together with it.</summary>
    public Probability? P { get; init; }

    /// <summary>Kappa of each category against all others; null for a category never or always used, empty where the method has none.</summary>
    public IReadOnlyList<double?> ByCategory { get; init; } = [];

    internal static RaterAgreementResult Of(RaterCounts counts, double expected, double estimate, double error, double confidence)
    {
        var reach = StudentLaw.TwoSidedQuantile(confidence, counts.Persons - 1) * error;
        return new RaterAgreementResult
        {
            Persons = counts.Persons,
            PersonsRatedTwice = counts.WithPairs,
            Estimate = estimate,
            StandardError = error,
            Interval = new ConfidenceInterval(Math.Max(-1, estimate - reach), Math.Min(1, estimate + reach), confidence),
            ObservedAgreement = counts.Observed,
            ExpectedAgreement = expected,
            CategoryShares = counts.Shares,
        };
    }
}
