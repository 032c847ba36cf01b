namespace Lancar.Statistics;

/// <summary>How BCa measures the median bias of the replicates: which share of them counts as below the estimate.</summary>
public enum BiasCorrection
{
    /// <summary>
    /// Replicates below the estimate plus half of those equal to it, as SciPy. The default: with ties (a median, whole numbers) it
    /// treats both sides alike, so that negated data give the negated interval.
    /// </summary>
    Mid,

    /// <summary>Replicates strictly below the estimate, as boot and Efron's bootstrap package. Ties push the interval to one side.</summary>
    Less,
}
