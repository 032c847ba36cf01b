namespace Lancar.Statistics;

/// <summary>How the p-values of <see cref="BrunnerMunzel"/> were obtained.</summary>
public enum BrunnerMunzelMethod
{
    /// <summary>Every assignment of the pooled observations to the two samples, compared by the studentised statistic.</summary>
    ExactPermutation,

    /// <summary>Student's t with the degrees of freedom of Brunner and Munzel: the exact count was beyond its budget.</summary>
    StudentApproximation,

    /// <summary>One sample lies wholly above the other: the statistic is infinite, and the permutation p is known in closed form.</summary>
    CompleteSeparation,

    /// <summary>All observations are equal: p = 1 by definition.</summary>
    NoInformation,
}
