namespace Lancar.Statistics;

/// <summary>
/// The trend of a proportion over scored groups (Cochran 1954, Armitage 1955). The outcome is the category with the higher score of the
/// variable with two categories: of the columns where they are two, otherwise of the rows. Positive: its share rises with the score of the groups.
/// </summary>
public sealed record ProportionTrend
{
    /// <summary>True when rows are the groups and the two columns the outcome.</summary>
    public required bool GroupsAreRows { get; init; }

    /// <summary>Share of the outcome in each group that is not empty, in the order of the table, from 0 to 1.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>z = r √N. R's <c>prop.trend.test</c> prints its square.</summary>
    public required double Z { get; init; }

    /// <summary>z² = N r², chi-square with one degree of freedom in large tables.</summary>
    public required double ChiSquare { get; init; }

    /// <summary>P(χ² ≥ z²) with one degree of freedom: two-sided, asymptotic.</summary>
    public required Probability PAsymptotic { get; init; }

    /// <summary>Slope of the straight line through the shares by least squares, weighted by group size: change of the share per unit of score.</summary>
    public required double Slope { get; init; }

    /// <summary>
    /// Slope ± z · its standard error from the binomial spread in each group (Wald), an approximation that does not presume a straight line;
    /// null when every share is 0 or 1, so that the spread cannot be estimated, or when a limit is beyond the range of a double.
    /// </summary>
    public required ConfidenceInterval? SlopeInterval { get; init; }
}
