using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>One band: from its lower bound, which belongs to it, to its upper bound, which does not.</summary>
/// <param name="Lower">Lower bound, within the band; null for the first band, which is open below.</param>
/// <param name="Upper">Upper bound, outside the band; null for the last band, which is open above.</param>
/// <param name="Count">Observations in the band.</param>
/// <param name="Percent">Of all observations, the missing ones included.</param>
/// <param name="ValidPercent">Of the observations present.</param>
/// <param name="CumulativeCount">This band and all below it.</param>
/// <param name="CumulativePercent">The same in percent of the observations present; exactly 100 in the last band.</param>
public sealed record Band(
    double? Lower,
    double? Upper,
    int Count,
    double Percent,
    double ValidPercent,
    int CumulativeCount,
    double CumulativePercent)
{
    /// <summary>"&lt; 20", "20 to &lt; 35" or "≥ 35", bounds as they were given, in the invariant culture.</summary>
    public string Label =>
        (Lower, Upper) switch
        {
            (null, { } upper) => "< " + Words(upper),
            ({ } lower, null) => "≥ " + Words(lower),
            ({ } lower, { } upper) => $"{Words(lower)} to < {Words(upper)}",
            (null, null) => "all",
        };

    private static string Words(double bound) => bound.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>How many observations fall in each of several bands. Every observation falls in exactly one.</summary>
public sealed class BandTable
{
    private BandTable(IReadOnlyList<Band> bands, int count, int missing)
    {
        Bands = bands;
        Count = count;
        Missing = missing;
    }

    /// <summary>The bands in ascending order, one more than there are bounds; empty ones stay.</summary>
    public IReadOnlyList<Band> Bands { get; }

    /// <summary>Observations present.</summary>
    public int Count { get; }

    /// <summary>Observations missing.</summary>
    public int Missing { get; }

    /// <summary>Counts observations by bands [bound, next bound), the first open below and the last open above.</summary>
    /// <param name="values">Observations in any order, in the unit of the bounds; at least one, all finite.</param>
    /// <param name="bounds">Bounds, finite and strictly ascending; none gives one band that holds all. A value equal to a bound falls in the band above it.</param>
    /// <returns>The table, the same for permuted observations.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>.</exception>
    /// <exception cref="ArgumentException">A bound is not finite, or not above the one before it.</exception>
    [OverloadResolutionPriority(1)]
    public static BandTable Of(ReadOnlySpan<double> values, ReadOnlySpan<double> bounds)
    {
        CheckBounds(bounds);
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        return Table(values, bounds, 0);
    }

    /// <summary>Counts observations with gaps: nulls are missing.</summary>
    /// <param name="values">Observations in any order, null where missing; at least one present.</param>
    /// <param name="bounds">Bounds, finite and strictly ascending.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>: none is present. <see cref="Violation.NotFinite"/>: NaN does not mean missing.</exception>
    /// <exception cref="ArgumentException">A bound is not finite, or not above the one before it.</exception>
    public static BandTable Of(IReadOnlyList<double?> values, ReadOnlySpan<double> bounds)
    {
        CheckBounds(bounds);
        double[] present = [.. values.Where(value => value is not null).Select(value => value!.Value)];
        SampleChecks.NotEmpty(present);
        SampleChecks.Finite(present);
        return Table(present, bounds, values.Count - present.Length);
    }

    private static void CheckBounds(ReadOnlySpan<double> bounds)
    {
        for (var i = 0; i < bounds.Length; i++)
        {
            if (!double.IsFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
            {
                throw new ArgumentException($"Bound {i + 1} is not finite or not above the one before it.", nameof(bounds));
            }
        }
    }

    private static BandTable Table(ReadOnlySpan<double> present, ReadOnlySpan<double> bounds, int missing)
    {
        var counts = new int[bounds.Length + 1];
        foreach (var value in present)
        {
            var place = bounds.BinarySearch(value);
            counts[place >= 0 ? place + 1 : ~place]++;
        }

        var bands = new Band[counts.Length];
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            bands[i] = new Band(
                i == 0 ? null : bounds[i - 1],
                i == bounds.Length ? null : bounds[i],
                counts[i],
                FrequencyTable.Percent(counts[i], present.Length + missing),
                FrequencyTable.Percent(counts[i], present.Length),
                sum,
                FrequencyTable.Percent(sum, present.Length));
        }

        return new BandTable(bands, present.Length, missing);
    }
}
