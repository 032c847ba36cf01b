namespace Lancar.Statistics;

/// <summary>Choices of <see cref="Pearson"/>, <see cref="Spearman"/> and <see cref="Kendall"/>.</summary>
public sealed record CorrelationOptions
{
    /// <summary>Confidence of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Replicates, seed and confidence of random pairings, where counting all would exceed the budget. Not used by Pearson.</summary>
    public MonteCarloPermutationOptions MonteCarlo { get; init; } = new();

    internal CorrelationOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        MonteCarlo.Checked();
        return this;
    }
}
