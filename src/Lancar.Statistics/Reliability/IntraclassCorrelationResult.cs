namespace Lancar.Statistics;

/// <summary>The six intraclass correlations of one table of ratings.</summary>
public sealed record IntraclassCorrelationResult
{
    /// <summary>Number of persons.</summary>
    public required int Persons { get; init; }

    /// <summary>Number of ratings of each person.</summary>
    public required int Raters { get; init; }

    /// <summary>Mean square between persons, n − 1 degrees of freedom.</summary>
    public required double MeanSquarePersons { get; init; }

    /// <summary>Mean square between raters, k − 1 degrees of freedom.</summary>
    public required double MeanSquareRaters { get; init; }

    /// <summary>Residual mean square, (n − 1)(k − 1) degrees of freedom.</summary>
    public required double MeanSquareError { get; init; }

    /// <summary>Mean square within persons, n (k − 1) degrees of freedom.</summary>
    public required double MeanSquareWithin { get; init; }

    /// <summary>ICC(1,1): each person rated by other raters, one rating used.</summary>
    public required IntraclassForm OneWaySingle { get; init; }

    /// <summary>ICC(1,k): each person rated by other raters, the mean used.</summary>
    public required IntraclassForm OneWayAverage { get; init; }

    /// <summary>ICC(2,1) = ICC(A,1): absolute agreement, one rating used.</summary>
    public required IntraclassForm AgreementSingle { get; init; }

    /// <summary>ICC(2,k) = ICC(A,k): absolute agreement, the mean used.</summary>
    public required IntraclassForm AgreementAverage { get; init; }

    /// <summary>ICC(3,1) = ICC(C,1): consistency, one rating used.</summary>
    public required IntraclassForm ConsistencySingle { get; init; }

    /// <summary>ICC(3,k) = ICC(C,k): consistency, the mean used; the same figure as Cronbach's alpha.</summary>
    public required IntraclassForm ConsistencyAverage { get; init; }
}

/// <summary>One form of the intraclass correlation.</summary>
public sealed record IntraclassForm
{
    /// <summary>The estimate, at most 1; null where persons do not differ at all and the mean of the ratings is asked for (division by zero).</summary>
    public required double? Estimate { get; init; }

    /// <summary>
    /// Interval; null together with the estimate. The lower limit of an average form is negative infinity where that of the single form lies
    /// at or below −1/(k − 1).
    /// </summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>F of the hypothesis that the correlation is 0; infinite when ratings of a person never differ.</summary>
    public required double F { get; init; }

    /// <summary>Numerator degrees of freedom of F.</summary>
    public required double DegreesOfFreedomNumerator { get; init; }

    /// <summary>Denominator degrees of freedom of F.</summary>
    public required double DegreesOfFreedomDenominator { get; init; }

    /// <summary>P(F ≥ f), one-sided: a correlation above 0.</summary>
    public required Probability P { get; init; }
}
