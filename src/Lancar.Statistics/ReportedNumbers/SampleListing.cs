using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The samples that print as given.</summary>
public sealed record SampleListing
{
    /// <summary>How many samples there are, order of values left out; null when counting them would exceed the budget.</summary>
    public required BigInteger? Count { get; init; }

    /// <summary>The samples, each ascending, in units of one item; all of them when <see cref="IsComplete"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Samples { get; init; }

    /// <summary>True when <see cref="Samples"/> holds every sample there is.</summary>
    public required bool IsComplete { get; init; }
}
