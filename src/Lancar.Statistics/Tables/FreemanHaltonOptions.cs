namespace Lancar.Statistics;

/// <summary>Choices of <see cref="FreemanHalton"/>.</summary>
public sealed record FreemanHaltonOptions
{
    /// <summary>The memory the exact method takes unless told otherwise: 2 GiB.</summary>
    public const long DefaultMemoryBudget = 2L << 30;

    /// <summary>The work the exact method takes unless told otherwise: about a minute on one core.</summary>
    public const long DefaultStepBudget = 2_000_000_000;

    /// <summary>False goes straight to Monte Carlo; true unless given.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>Bytes the exact method may keep, at least 0; when they do not suffice, Monte Carlo answers.</summary>
    public long MemoryBudget { get; init; } = DefaultMemoryBudget;

    /// <summary>
    /// Ways to fill half a table that the exact method may look at, at least 0; when they do not suffice, or soon prove not to,
    /// Monte Carlo answers. Counted, not timed, so that the same table gives the same answer everywhere.
    /// </summary>
    public long StepBudget { get; init; } = DefaultStepBudget;

    /// <summary>Random tables of the Monte Carlo method, 1 to 100 million; 100,000 unless given.</summary>
    public int Replicates { get; init; } = 100_000;

    /// <summary>Names the random numbers of the Monte Carlo method; 1 unless given. The same answer on any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Confidence of the interval of the Monte Carlo error, strictly between 0 and 1; 0.99 unless given.</summary>
    public double Confidence { get; init; } = 0.99;

    internal FreemanHaltonOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Replicates, Proportion.LargestTotal);
        ArgumentOutOfRangeException.ThrowIfNegative(MemoryBudget);
        ArgumentOutOfRangeException.ThrowIfNegative(StepBudget);
        return this;
    }
}
