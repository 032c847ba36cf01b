namespace Lancar.Statistics;

/// <summary>
/// Why data cannot support a method. Violations are judged in the order of this list, and the first one found is reported,
/// so the same data always give the same answer.
/// </summary>
public enum Violation
{
    /// <summary>There is no observation at all.</summary>
    Empty,

    /// <summary>Two samples that are compared pair by pair differ in length.</summary>
    UnequalLengths,

    /// <summary>An observation is NaN or infinite, or a difference of two observations leaves the range of a double.</summary>
    NotFinite,

    /// <summary>A figure lies outside what its kind can take: a p-value above 1, a proportion below 0.</summary>
    OutOfRange,

    /// <summary>A count is below zero.</summary>
    NegativeCount,

    /// <summary>There are observations, but fewer than the method needs.</summary>
    TooFew,

    /// <summary>A count is so large that the exact method would not end in reasonable time.</summary>
    TooLarge,

    /// <summary>The observations carry no information on the question: an empty margin, no variation.</summary>
    NoInformation,

    /// <summary>A column of a design is a linear combination of the columns before it, or constant: its coefficient is not determined.</summary>
    Collinear,

    /// <summary>
    /// The predictors separate the outcomes (logistic regression) or the order of the events (Cox regression): the estimate lies at infinity.
    /// The error names the column and the remedy.
    /// </summary>
    Separated,

    /// <summary>An iteration did not come to rest within its stated number of steps. No figure is given then.</summary>
    NotConverged,
}
