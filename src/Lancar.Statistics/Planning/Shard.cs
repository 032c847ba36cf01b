using System.Globalization;

namespace Lancar.Statistics;

/// <summary>
/// Which part of a simulation is run here: part <see cref="Index"/> of <see cref="Count"/>. The parts of one simulation share its seed and
/// add up to exactly what one run of the whole gives.
/// </summary>
public readonly record struct Shard
{
    private readonly int others;

    private Shard(int index, int count)
    {
        IndexFromZero = index - 1;
        others = count - 1;
    }

    /// <summary>The whole simulation: part 1 of 1.</summary>
    public static Shard Whole => default;

    /// <summary>Which part, from 1 to <see cref="Count"/>.</summary>
    public int Index => IndexFromZero + 1;

    /// <summary>How many parts there are in all, at least 1.</summary>
    public int Count => others + 1;

    private int IndexFromZero { get; }

    /// <summary>One part.</summary>
    /// <param name="index">Which part, from 1 to the count.</param>
    /// <param name="count">How many parts there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the index not within it.</exception>
    public static Shard Of(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, count);
        return new Shard(index, count);
    }

    /// <summary>"2/8".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>The blocks of this part when there are so many in all: neighbouring parts meet without gap or overlap.</summary>
    internal (long From, long To) Blocks(long all) =>
        ((long)((Int128)all * IndexFromZero / Count), (long)((Int128)all * Index / Count));
}
