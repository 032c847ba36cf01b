namespace Lancar.Statistics;

/// <summary>Choices of <see cref="SampleSize"/>. Every one is echoed in the plan.</summary>
public sealed record SampleSizeOptions
{
    /// <summary>Level of the test, strictly between 0 and 1, below 1/2 when one-sided; 0.05 unless given.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>
    /// True for a two-sided test; true unless given. One-sided tests look to the side of the expected effect. A non-inferiority test has one side:
    /// it then takes half of the level, 0.025 of 0.05.
    /// </summary>
    public bool TwoSided { get; init; } = true;

    /// <summary>The power aimed at, strictly between 0 and 1; 0.8 unless given.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The share of participants that is expected to be lost, from 0 to below 1; 0 unless given. Recruited = analysed / (1 − share), rounded up.</summary>
    public double Dropout { get; init; }

    /// <summary>What one side of the test may take of the level.</summary>
    internal double LevelOfOneSide => TwoSided ? Alpha / 2 : Alpha;

    internal SampleSizeOptions Checked()
    {
        if (!(Alpha > 0 && LevelOfOneSide < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "A level lies strictly between 0 and 1, a one-sided one below 1/2.");
        }

        if (Power is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Power), Power, "The power aimed at lies strictly between 0 and 1.");
        }

        return Dropout is >= 0 and < 1
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Dropout), Dropout, "The share lost lies between 0 and below 1.");
    }
}
