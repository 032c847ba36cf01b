namespace Lancar.Statistics;

/// <summary>How a mixed model judges its fixed effects in small samples.</summary>
public enum FreedomMethod
{
    /// <summary>Satterthwaite's degrees of freedom with the observed information of the variances; standard errors as fitted.</summary>
    Satterthwaite,

    /// <summary>
    /// Kenward and Roger: standard errors made larger for the variances being estimated, degrees of freedom with their expected information. Better than
    /// Satterthwaite's with few subjects; REML only.
    /// </summary>
    KenwardRoger,
}
