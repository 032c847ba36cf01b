using System.Numerics;
using Lancar.Statistics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>How often a value can occur in samples that print as given.</summary>
/// <param name="Value">The value.</param>
/// <param name="Least">The fewest times it occurs in any of them.</param>
/// <param name="Most">The most times.</param>
/// <param name="InExample">How often it occurs in the example.</param>
public readonly record struct PossibleCount(long Value, int Least, int Most, int InExample);

/// <summary>The samples of whole numbers that print a mean, a standard deviation, and a range.</summary>
/// <param name="Field">Which measurement of the item: <c>before</c>, <c>after</c>, or empty for the only one.</param>
/// <param name="Printed">What is printed.</param>
/// <param name="N">Number of values.</param>
/// <param name="Total">How many samples there are, order of values left out; null when they are too many to count.</param>
/// <param name="IsComplete">True when <paramref name="Counts"/> are of all of them; false when they are of <see cref="PossibleSamples.Drawn"/> drawn at random.</param>
/// <param name="Counts">One entry per value from the smallest to the greatest; empty when no sample prints so.</param>
public sealed record PossibleSamples(string Field, ReportedMoments Printed, int N, BigInteger? Total, bool IsComplete, IReadOnlyList<PossibleCount> Counts)
{
    /// <summary>How many samples are drawn where there are too many to list.</summary>
    public const int Drawn = 400;

    private const int MostListed = 20_000;
    private const int LargestSample = 200;
    private const int WidestRange = 60;

    /// <summary>The possible samples of every measurement of an item that is printed fully enough: whole numbers, n up to 200, mean, standard deviation, and a range or scale.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<PossibleSamples> Of(ReportedItem item, CancellationToken cancellation = default) => item switch
    {
        ReportedSummary summary => [.. Measured("", summary.Values, summary.Values.N ?? summary.N, summary.Measure, cancellation)],
        ReportedPaired paired =>
        [
            .. Measured("before", paired.Before, paired.Before.N ?? paired.N, paired.Measure, cancellation),
            .. Measured("after", paired.After, paired.After.N ?? paired.N, paired.Measure, cancellation),
        ],
        _ => [],
    };

    private static IEnumerable<PossibleSamples> Measured(string field, ReportedMoments values, long? n, ReportedMeasure measure, CancellationToken cancellation)
    {
        var bounds = WholeBounds.Of(values, measure);
        if (!measure.Integer || measure.Items != 1 || n is not (>= 1 and <= LargestSample) || values is not { Mean: { } mean, Sd: { } sd } ||
            bounds is not { Lower: { } lower, Upper: { } upper } || upper < lower || upper - lower > WidestRange)
        {
            return [];
        }

        var sample = new ReportedSample { Count = (int)n, Mean = mean, StandardDeviation = sd, Bounds = bounds };
        return Listed(sample, cancellation) is var (total, complete, samples) ? [new(field, values, (int)n, total, complete, CountsOf(samples, (long)lower, (long)upper))] : [];
    }

    private static (BigInteger? Total, bool IsComplete, IReadOnlyList<IReadOnlyList<long>> Samples)? Listed(ReportedSample sample, CancellationToken cancellation)
    {
        try
        {
            var listing = SampleEnumeration.Of(sample, MostListed, cancellation);
            return listing.IsComplete ? (listing.Count, true, listing.Samples) : (listing.Count, false, Draw(sample));
        }
        catch (AssumptionException)
        {
            // Figures too long to be gone through: there is no picture.
            return null;
        }
    }

    // The listing begins with the most even samples, so its beginning would show a picture of those alone.
    private static IReadOnlyList<IReadOnlyList<long>> Draw(ReportedSample sample)
    {
        var sprite = Sprite.Of(sample, seed: 1);
        return [.. Enumerable.Range(0, Drawn).Select(number => sprite.Draw((ulong)number)).OfType<long[]>()];
    }

    private static IReadOnlyList<PossibleCount> CountsOf(IReadOnlyList<IReadOnlyList<long>> samples, long lower, long upper)
    {
        if (samples.Count == 0)
        {
            return [];
        }

        var width = (int)(upper - lower) + 1;
        var (least, most, example) = (new int[width], new int[width], new int[width]);
        Array.Fill(least, int.MaxValue);
        for (var at = 0; at < samples.Count; at++)
        {
            var here = new int[width];
            foreach (var value in samples[at])
            {
                here[value - lower]++;
            }

            for (var value = 0; value < width; value++)
            {
                (least[value], most[value]) = (Math.Min(least[value], here[value]), Math.Max(most[value], here[value]));
            }

            example = at == samples.Count / 2 ? here : example;
        }

        return [.. Enumerable.Range(0, width).Select(value => new PossibleCount(lower + value, least[value], most[value], example[value]))];
    }
}
