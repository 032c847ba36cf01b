namespace Lancar.Statistics;

/// <summary>Choices of <see cref="BrunnerMunzel"/>.</summary>
public sealed record BrunnerMunzelOptions
{
    /// <summary>Confidence of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// The most ways of dividing the tied groups between the samples that are counted for an exact p; <see cref="BrunnerMunzel.Budget"/>
    /// unless given. 0 asks for the t approximation, as other programs print it.
    /// </summary>
    public long Budget { get; init; } = BrunnerMunzel.Budget;
}
