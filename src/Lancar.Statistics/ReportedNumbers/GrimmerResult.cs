namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What <see cref="Grimmer.Find"/> found.</summary>
public sealed record GrimmerResult
{
    /// <summary>True when some sample prints this mean and standard deviation, or when that could not be excluded.</summary>
    public required bool Possible { get; init; }

    /// <summary>
    /// True when the answer is exact: <see cref="Example"/> proves that it is possible, or every possibility was excluded. False when the
    /// figures are too large or too coarse for the search; then nothing was found against them.
    /// </summary>
    public required bool IsExact { get; init; }

    /// <summary>
    /// A sample that prints so, ascending, in units of one item (divide by items for averages); empty when impossible or not exact.
    /// </summary>
    public required IReadOnlyList<long> Example { get; init; }

    /// <summary>The divisor of the standard deviation that the example needs: n − 1 or n; 0 without an example.</summary>
    public required long Divisor { get; init; }
}
