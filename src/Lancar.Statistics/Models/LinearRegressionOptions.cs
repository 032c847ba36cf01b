namespace Lancar.Statistics;

/// <summary>Choices of <see cref="LinearRegression"/>. Every one is echoed in the result.</summary>
public sealed record LinearRegressionOptions
{
    /// <summary>How the standard errors are obtained; <see cref="CoefficientVariance.Classical"/> unless given.</summary>
    public CoefficientVariance Variance { get; init; } = CoefficientVariance.Classical;

    /// <summary>One label per observation naming its cluster (mother, midwife, clinic); needed by the cluster-robust variances, ignored by the others.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary>Whether the model has an intercept; true unless given.</summary>
    public bool Intercept { get; init; } = true;

    /// <summary>Confidence of the intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal LinearRegressionOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        return Variance is CoefficientVariance.ClusterCR1 or CoefficientVariance.ClusterCR2 && Clusters is null
            ? throw new ArgumentException("A cluster-robust variance needs the clusters.", nameof(Clusters))
            : this;
    }
}
