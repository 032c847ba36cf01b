namespace Lancar.Statistics;

/// <summary>How far the effects of the studies differ beyond chance.</summary>
public sealed record Heterogeneity
{
    /// <summary>Cochran's Q with fixed-effect weights.</summary>
    public required double Q { get; init; }

    /// <summary>Its degrees of freedom, k − 1.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(χ² ≥ Q): the null hypothesis is that all studies share one effect.</summary>
    public required Probability P { get; init; }

    /// <summary>Variance between studies, at least 0, in the squared unit of the effects.</summary>
    public required double TauSquared { get; init; }

    /// <summary>Standard deviation between studies, √τ².</summary>
    public double Tau => Math.Sqrt(TauSquared);

    /// <summary>I² in percent from Q: max(0, (Q − (k − 1)) / Q) (Higgins and Thompson 2002). 0 when Q is 0.</summary>
    public required double ISquaredQ { get; init; }

    /// <summary>I² in percent from τ²: τ² / (τ² + typical sampling variance). What metafor prints; the same as <see cref="ISquaredQ"/> for DerSimonian–Laird.</summary>
    public required double ISquaredTau { get; init; }

    /// <summary>H² = Q / (k − 1).</summary>
    public required double HSquaredQ { get; init; }

    /// <summary>H² = (τ² + typical sampling variance) / typical sampling variance.</summary>
    public required double HSquaredTau { get; init; }

    /// <summary>The typical sampling variance of Higgins and Thompson (2002, eq. 9): (k − 1) Σw / ((Σw)² − Σw²).</summary>
    public required double TypicalVariance { get; init; }
}
