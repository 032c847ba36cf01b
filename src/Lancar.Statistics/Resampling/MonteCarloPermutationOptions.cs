namespace Lancar.Statistics;

/// <summary>Choices of <see cref="MonteCarloPermutation"/>. Every one is echoed in the result.</summary>
public sealed record MonteCarloPermutationOptions
{
    /// <summary>Random rearrangements to draw, 1 to 100 million; 100,000 unless given.</summary>
    public int Replicates { get; init; } = 100_000;

    /// <summary>Names the random numbers; the same seed gives the same answer on any number of threads. 1 unless given.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Confidence of the intervals of the Monte Carlo error, strictly between 0 and 1; 0.99 unless given.</summary>
    public double Confidence { get; init; } = 0.99;

    /// <summary>
    /// How far below the observed statistic, as a share of its magnitude, a rearranged one still counts as equal; from 0, 1e-12
    /// unless given. Only for <see cref="MonteCarloPermutation.Shuffled"/> and <see cref="MonteCarloPermutation.ShuffledWithinBlocks"/>:
    /// mean differences are compared as whole numbers.
    /// </summary>
    public double TieSlack { get; init; } = 1e-12;

    internal MonteCarloPermutationOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Replicates, Proportion.LargestTotal);
        if (!(TieSlack >= 0 && TieSlack < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(TieSlack), TieSlack, "The slack is a share of the statistic, from 0 to below 1.");
        }

        return this;
    }
}
