namespace Lancar.Statistics;

/// <summary>What a logistic regression maximises.</summary>
public enum LogisticMethod
{
    /// <summary>The likelihood. Where the predictors separate the outcomes its maximum lies at infinity, which is an error.</summary>
    MaximumLikelihood,

    /// <summary>The likelihood with Jeffreys' prior as a penalty (Firth 1993): always finite, less biased in small samples.</summary>
    Firth,
}
