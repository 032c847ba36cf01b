namespace Lancar.Statistics;

/// <summary>Choices of <see cref="SampleSizeSimulation"/>. Every one is echoed in the plan.</summary>
public sealed record SampleSizeSimulationOptions
{
    /// <summary>Two-sided level of the test, strictly between 0 and 1; 0.05 unless given.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The power aimed at, strictly between 0 and 1; 0.8 unless given.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The share of participants that is expected to be lost, from 0 to below 1; 0 unless given. Recruited = analysed / (1 − share), rounded up.</summary>
    public double Dropout { get; init; }

    /// <summary>People of the second group for each of the first, from a thousandth to a thousand; 1 unless given. Only for the Mann–Whitney test.</summary>
    public double SecondPerFirst { get; init; } = 1;

    /// <summary>Simulated trials of every size near the answer, at least 1; 100,000 unless given: a standard error of 0.0013 at a power of 0.8.</summary>
    public long Replicates { get; init; } = 100_000;

    /// <summary>Names the random numbers; the same seed gives the same plan on any number of threads. 1 unless given.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The largest number of pairs, or of people of the first group, that is tried, at least 2; null for all that <see cref="PowerSimulation"/> can. Larger
    /// figures than that count as null.
    /// </summary>
    public int? Largest { get; init; }

    /// <summary>What becomes of zero differences of rounded values; <see cref="ZeroHandling.Wilcoxon"/> unless given. Only for the signed-rank test.</summary>
    public ZeroHandling Zeros { get; init; } = ZeroHandling.Wilcoxon;

    /// <summary>Confidence of the intervals of the Monte Carlo error, strictly between 0 and 1; 0.99 unless given.</summary>
    public double Confidence { get; init; } = 0.99;

    internal SampleSizeSimulationOptions Checked()
    {
        _ = AsSampleSize.Checked();
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Largest ?? 2, 2, nameof(Largest));
        return this;
    }

    internal SampleSizeOptions AsSampleSize => new() { Alpha = Alpha, Power = Power, Dropout = Dropout };
}
