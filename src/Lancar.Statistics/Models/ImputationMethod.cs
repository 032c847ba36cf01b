namespace Lancar.Statistics;

/// <summary>How the missing values of one column are drawn.</summary>
public enum ImputationMethod
{
    /// <summary>An observed value of one of the five people whose prediction is nearest (Little 1988): keeps the range and shape of the column. The default.</summary>
    PredictiveMeanMatching,

    /// <summary>Bayesian linear regression: prediction plus normal error, parameters drawn.</summary>
    Normal,

    /// <summary>Logistic regression with Firth's penalty, parameters drawn: for columns of 0 and 1.</summary>
    Logistic,
}
