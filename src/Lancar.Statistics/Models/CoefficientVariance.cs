namespace Lancar.Statistics;

/// <summary>How the standard errors of a linear regression are obtained.</summary>
public enum CoefficientVariance
{
    /// <summary>s² (X'X)⁻¹: right when the residuals have one variance.</summary>
    Classical,

    /// <summary>White's sandwich without correction; too small in small samples.</summary>
    HC0,

    /// <summary>HC0 · n / (n − p), Stata's "robust".</summary>
    HC1,

    /// <summary>Squared residuals divided by 1 − h.</summary>
    HC2,

    /// <summary>Squared residuals divided by (1 − h)²: the one for small samples (Long and Ervin 2000).</summary>
    HC3,

    /// <summary>Cluster-robust with the factor G/(G − 1) · (n − 1)/(n − p), t with G − 1 degrees of freedom: Stata's, for many clusters.</summary>
    ClusterCR1,

    /// <summary>Cluster-robust, bias-reduced (Bell and McCaffrey 2002), t with Satterthwaite degrees of freedom of each coefficient: the one for few clusters.</summary>
    ClusterCR2,
}
