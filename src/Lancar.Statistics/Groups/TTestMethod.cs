namespace Lancar.Statistics;

/// <summary>Which t test was made.</summary>
public enum TTestMethod
{
    /// <summary>The mean of one sample against the null value.</summary>
    OneSample,

    /// <summary>The mean of the differences of pairs.</summary>
    Paired,

    /// <summary>Two independent samples whose variances are taken to be equal and are pooled.</summary>
    Student,

    /// <summary>Two independent samples, each with its own variance; degrees of freedom by Welch and Satterthwaite.</summary>
    Welch,
}
