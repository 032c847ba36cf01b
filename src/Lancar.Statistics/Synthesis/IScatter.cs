namespace Lancar.Statistics;

/// <summary>Studies about a mean, or about a mean that depends on moderators, as the searches for τ² see them.</summary>
/// <remarks>
/// With an orthonormal basis of the contrasts free of the p coefficients, the contrasts are independent with variances λ + τ², where every λ lies
/// between the smallest and the largest sampling variance. So Q is a sum of c / (λ + τ²) whatever the model, and what the
/// searches rest on holds for every one.
/// </remarks>
internal interface IScatter<TSums>
    where TSums : IScatterSums
{
    /// <summary>Number of studies, k.</summary>
    int Count { get; }

    /// <summary>k − p, with p coefficients.</summary>
    int Freedom { get; }

    /// <summary>The smallest variance.</summary>
    double LeadVariance { get; }

    double LargestVariance { get; }

    /// <summary>Sum of the squared distances from the unweighted mean, whatever the model.</summary>
    double CrudeSquares { get; }

    /// <summary>Sum of the squared residuals of the unweighted fit of the model.</summary>
    double ResidualSquares { get; }

    TSums Sums(double tauSquared);

    /// <summary>Σ ln(v + τ²).</summary>
    double LogVariances(double tauSquared);
}
