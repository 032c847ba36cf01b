namespace Lancar.Statistics;

/// <summary>Choices of <see cref="MultipleImputation"/>. Every one is echoed in the result.</summary>
public sealed record MultipleImputationOptions
{
    /// <summary>Completed data sets, at least 2; 20 unless given. A common rule: as many as per cent of the people have something missing.</summary>
    public int Imputations { get; init; } = 20;

    /// <summary>Rounds of the chain per data set, at least 1; 10 unless given.</summary>
    public int Iterations { get; init; } = 10;

    /// <summary>Names the random numbers; a study writes it down. 0 unless given.</summary>
    public ulong Seed { get; init; }

    internal MultipleImputationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Imputations, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        return this;
    }
}
