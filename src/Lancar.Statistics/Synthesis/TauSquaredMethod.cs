namespace Lancar.Statistics;

/// <summary>How the variance between studies, τ², is estimated. Every estimate is at least 0.</summary>
public enum TauSquaredMethod
{
    /// <summary>Restricted maximum likelihood (Harville 1977; Raudenbush 2009): the global maximum on τ² ≥ 0. What Cochrane and metafor use by default.</summary>
    RestrictedMaximumLikelihood,

    /// <summary>DerSimonian and Laird (1986): the moment estimate with fixed-effect weights, cut off at 0.</summary>
    DerSimonianLaird,

    /// <summary>Paule and Mandel (1982): the τ² at which the generalised Q equals its expectation k − 1.</summary>
    PauleMandel,

    /// <summary>Maximum likelihood (Hardy and Thompson 1996): the global maximum on τ² ≥ 0. Biased towards 0 with few studies.</summary>
    MaximumLikelihood,

    /// <summary>Sidik and Jonkman (2005), started at the crude variance of the effects. Positive unless all effects are equal.</summary>
    SidikJonkman,

    /// <summary>Empirical Bayes (Morris 1983): solves the same equation as <see cref="PauleMandel"/> and gives the same figure.</summary>
    EmpiricalBayes,

    /// <summary>No variance between studies: the fixed-effect (common-effect) model, τ² = 0.</summary>
    None,
}
