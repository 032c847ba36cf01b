namespace Lancar.Statistics;

/// <summary>Chooses how a lower tail of the two-sample law is computed, by what it costs.</summary>
internal static class TwoSampleEngine
{
    /// <summary>Additions up to which choices with ties are counted; beyond, the Fourier sum is tried.</summary>
    public const double LargestCountingCost = 4_000_000;

    /// <summary>Additions up to which choices are counted where the Fourier sum cannot pass over nodes.</summary>
    public const double LargestSlowCountingCost = 4e9;

    /// <summary>Entries up to which draws of few distinct values are listed rather than summed by Fourier.</summary>
    public const double LargestQuickList = 3e5;

    /// <summary>Entries up to which they are listed where the Fourier sum loses digits.</summary>
    public const double LargestList = 4e6;

    /// <summary>Up to this relative error a Fourier sum is taken without trying to count.</summary>
    public const double LargestError = 1e-13;

    /// <summary>Table entries up to which choices are counted: 800 MB.</summary>
    public const double LargestTable = 1e8;

    /// <summary>Elementary factors up to which every node of a Fourier sum is taken.</summary>
    public const double LargestFourierCost = 4e9;

    /// <summary>P(T &lt; t) and P(T = t) for t not above the mean.</summary>
    /// <param name="law">The law.</param>
    /// <param name="t">The sum.</param>
    /// <param name="work">Cancellation, progress, largest cost.</param>
    /// <param name="pointMatters">False where only their sum is used, so that the point need not have its digits.</param>
    public static TwoSampleTail LowerTail(TwoSampleLaw law, long t, LongWork work, bool pointMatters = true)
    {
        if (t <= law.LeastSum())
        {
            return AtTheEnd(law, t);
        }

        if (law.IsWithoutTies)
        {
            return WithoutTies(law.Chosen, law.Total - law.Chosen, t - (long)law.Chosen * (law.Chosen - 1) / 2);
        }

        var count = new TwoSampleCount(law, t);
        var (additions, entries) = count.Cost();
        var fits = entries <= LargestTable && count.Fits;
        if (additions <= LargestCountingCost && fits)
        {
            return new TwoSampleTail(count.LowerTail(work), TwoSampleWay.Count, 0);
        }

        var groups = new TwoSampleGroups(law, t);
        if (groups.ListLength <= LargestQuickList)
        {
            return new TwoSampleTail(groups.LowerTail(work), TwoSampleWay.Count, 0);
        }

        var countable = fits && additions <= LargestSlowCountingCost;
        var fourier = new TwoSampleFourier(law, t);
        if (countable && (!fourier.IsSharp || fourier.Cost > additions) && !(groups.ListLength <= LargestList && 20 * groups.ListLength < additions))
        {
            return new TwoSampleTail(count.LowerTail(work), TwoSampleWay.Count, 0);
        }

        if (groups.ListLength <= LargestList && (!fourier.IsSharp || fourier.Cost > 20 * groups.ListLength))
        {
            return new TwoSampleTail(groups.LowerTail(work), TwoSampleWay.Count, 0);
        }

        if (fourier.Cost > work.LargestCost)
        {
            throw new AssumptionException(
                Violation.TooLarge,
                "The values have too many digits for an exact law of their sums in reasonable time; Monte Carlo permutation answers such data.");
        }

        var mass = fourier.LowerTail(work);
        var error = pointMatters ? Math.Max(fourier.TailError, fourier.PointError) : fourier.TailError;
        if (error > LargestError)
        {
            // Few values make sums that can hardly be had: there the sum cancels.
            if (groups.ListLength <= LargestList)
            {
                return new TwoSampleTail(groups.LowerTail(work), TwoSampleWay.Count, 0);
            }

            if (countable)
            {
                return new TwoSampleTail(count.LowerTail(work), TwoSampleWay.Count, 0);
            }
        }

        return new TwoSampleTail(mass, TwoSampleWay.Fourier, error);
    }

    /// <summary>P(U &lt; u) and P(U = u) without ties, u at most half of m · n.</summary>
    public static TwoSampleTail WithoutTies(int smaller, int larger, long u)
    {
        var choices = GaussianBinomial.Choose(smaller + (long)larger, smaller);
        if (choices is not null || u <= GaussianBinomial.LargestPartitionSum)
        {
            return Counted(smaller, larger, u, choices);
        }

        if ((smaller + larger + 1) / 2 <= GaussianHalves.LargestHalf)
        {
            var (below, point) = GaussianHalves.LowerTail(smaller, larger, (int)u);
            var ways = ExtendedProduct.Binomial(smaller + (long)larger, smaller).Value;
            return new TwoSampleTail(new TailMass(below / ways.Mantissa, point / ways.Mantissa, -ways.Exponent), TwoSampleWay.Count, 0);
        }

        var fourier = new GaussianFourier(smaller, larger, u);
        var mass = fourier.LowerTail();
        return new TwoSampleTail(mass, TwoSampleWay.Fourier, fourier.ErrorBound);
    }

    private static TwoSampleTail Counted(int smaller, int larger, long u, ulong? choices)
    {
        var length = (int)u + 1;
        var rented = System.Buffers.ArrayPool<ulong>.Shared.Rent(length);
        var ways = rented.AsSpan(0, length);
        GaussianBinomial.Count(smaller, larger, ways);
        var below = VectorRuns.Sum(ways[..^1]);
        var all = choices is { } exact ? new ScaledNumber(exact, 0) : ExtendedProduct.Binomial(smaller + (long)larger, smaller).Value;
        var tail = new TailMass(below / all.Mantissa, ways[^1] / all.Mantissa, -all.Exponent);
        System.Buffers.ArrayPool<ulong>.Shared.Return(rented);
        return new TwoSampleTail(tail, TwoSampleWay.Count, 0);
    }

    // Complete separation, up to ties: all of the smallest scores and a part of the last.
    private static TwoSampleTail AtTheEnd(TwoSampleLaw law, long t)
    {
        if (t < law.LeastSum())
        {
            return new TwoSampleTail(new TailMass(0, 0, 0), TwoSampleWay.Count, 0);
        }

        var left = law.Chosen;
        var group = 0;
        while (left > law.Counts[group])
        {
            left -= law.Counts[group];
            group++;
        }

        var ways = ExtendedProduct.Binomial(law.Counts[group], left).Value.Over(ExtendedProduct.Binomial(law.Total, law.Chosen).Value);
        return new TwoSampleTail(new TailMass(0, ways.Mantissa, ways.Exponent), TwoSampleWay.Count, 0);
    }
}
