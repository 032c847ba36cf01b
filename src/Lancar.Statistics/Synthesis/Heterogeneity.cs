namespace Lancar.Statistics;

/// <summary>How far the effects of the studies differ beyond chance.</summary>
public sealed record Heterogeneity
{
    /// <summary>Cochran's Q with fixed-effect weights: about the mean, or about the line of a meta-regression (QE).</summary>
    public required double Q { get; init; }

    /// <summary>Its degrees of freedom, k − p with p coefficients: k − 1 without moderators.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>P(χ² ≥ Q): the null hypothesis is that all studies share one effect, or all their differences are explained by the moderators.</summary>
    public required Probability P { get; init; }

    /// <summary>Variance between studies, at least 0, in the squared unit of the effects.</summary>
    public required double TauSquared { get; init; }

    /// <summary>Standard deviation between studies, √τ².</summary>
    public double Tau => Math.Sqrt(TauSquared);

    /// <summary>I² in percent from Q: max(0, (Q − (k − p)) / Q) (Higgins and Thompson 2002). 0 when Q is 0.</summary>
    public required double ISquaredQ { get; init; }

    /// <summary>I² in percent from τ²: τ² / (τ² + typical sampling variance). What metafor prints; the same as <see cref="ISquaredQ"/> for DerSimonian–Laird.</summary>
    public required double ISquaredTau { get; init; }

    /// <summary>H² = Q / (k − p).</summary>
    public required double HSquaredQ { get; init; }

    /// <summary>H² = (τ² + typical sampling variance) / typical sampling variance.</summary>
    public required double HSquaredTau { get; init; }

    /// <summary>The typical sampling variance of Higgins and Thompson (2002, eq. 9): (k − 1) Σw / ((Σw)² − Σw²); with moderators (k − p) / tr P.</summary>
    public required double TypicalVariance { get; init; }

    internal static Heterogeneity Of<TSums>(IScatter<TSums> data, TSums atZero, double tauSquared, Func<double, double> unscaled)
        where TSums : IScatterSums
    {
        var typical = data.Freedom / atZero.Trace;
        return new Heterogeneity
        {
            Q = atZero.Q,
            DegreesOfFreedom = data.Freedom,
            P = Probability.Of(ChiSquareLaw.UpperTail(atZero.Q, data.Freedom)),
            TauSquared = unscaled(tauSquared),
            ISquaredQ = atZero.Q > data.Freedom ? 100 * ((atZero.Q - data.Freedom) / atZero.Q) : 0,
            ISquaredTau = 100 * (tauSquared / (tauSquared + typical)),
            HSquaredQ = atZero.Q / data.Freedom,
            HSquaredTau = (tauSquared + typical) / typical,
            TypicalVariance = unscaled(typical),
        };
    }
}
