namespace Lancar.Statistics;

/// <summary>Choices of <see cref="CoxRegression"/>. Every one is echoed in the result.</summary>
public sealed record CoxRegressionOptions
{
    /// <summary>How ties are treated; <see cref="TieHandling.Efron"/> unless given.</summary>
    public TieHandling Ties { get; init; } = TieHandling.Efron;

    /// <summary>True for Firth's penalty (Heinze and Schemper 2001), the remedy for a monotone likelihood; false unless given.</summary>
    public bool Firth { get; init; }

    /// <summary>Confidence of the intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal CoxRegressionOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        return this;
    }
}
