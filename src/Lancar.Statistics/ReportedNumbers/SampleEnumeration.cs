using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Every sample of whole numbers that prints a given mean, standard deviation and range: listed, and counted when they are too many to list.</summary>
public static class SampleEnumeration
{
    /// <summary>Cells of the counting table beyond which samples are not counted: (n + 1) · totals · sums of squares, about 130 MB.</summary>
    public const long LargestTable = 8_000_000;

    /// <summary>Branches of the listing beyond which it stops, so that figures without any sample end as well.</summary>
    private const long MostBranches = 50_000_000;

    /// <summary>
    /// Lists the samples of n values that print as given, order of values left out.
    /// </summary>
    /// <param name="sample">What is printed.</param>
    /// <param name="most">How many samples to list at most, 0 or more; with 0 they are only counted.</param>
    /// <returns>The number of samples, the samples, and whether they are all.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Complete and exact: whole totals and sums of squares from the rounding ranges; values placed one after the other,
    /// a branch left when what remains cannot reach the sums between the most even and the most uneven sample. A printed minimum and
    /// maximum are reached. Counting goes over (values placed, total, sum of squares) about the mean, in whole numbers.</para>
    /// <para><b>Budget.</b> <see cref="SampleListing.Count"/> is null beyond <see cref="LargestTable"/> cells or 2^127 samples, unless the
    /// listing is complete; <see cref="Sprite"/> draws single samples at any size.</para>
    /// <para><b>Cost.</b> Listing grows with the samples found, counting with the cells of the table times the values of the scale.</para>
    /// <para><b>Source.</b> The question is that of CLOSURE (Alsalti, Jung and others 2025, R package unsum); the counting is our own. SPRITE (Heathers et al.
    /// 2018) finds some of the samples, not all.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The sample is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1, or most below 0.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.TooFew"/>: neither a standard deviation nor both bounds. <see cref="Violation.TooLarge"/>: figures beyond 64 bits.
    /// </exception>
    public static SampleListing Of(ReportedSample sample, int most = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var design = SampleDesign.Of(sample);
        var listing = List(design, most);
        return listing.IsComplete ? listing : listing with { Count = SampleCount.Of(design) };
    }

    /// <summary>Lists without counting what is left out.</summary>
    internal static SampleListing List(ReportedSample sample, int most) => List(SampleDesign.Of(sample), most);

    private static SampleListing List(SampleDesign design, int most)
    {
        var listing = new Listing(design, most);
        var complete = listing.Run();
        return new SampleListing { Count = complete ? listing.Found.Count : null, Samples = [.. listing.Found], IsComplete = complete };
    }

    /// <summary>The search itself: from the greatest value down, how many take it.</summary>
    private sealed class Listing(SampleDesign design, int most)
    {
        private readonly List<(long Value, int Count)> chosen = [];
        private long branches;

        public List<long[]> Found { get; } = [];

        public bool Run()
        {
            foreach (var sums in design.Targets)
            {
                var range = design.Range;
                var free = design.Count - design.FixedLow - design.FixedHigh;
                var total = sums.Total - (design.FixedHigh * range);
                var squares = sums.Squares.Select(value => value - (design.FixedHigh * range * range)).ToArray();
                if (free >= 0 && !Place(free, range, total, squares))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>False when there are more than may be listed.</summary>
        private bool Place(int left, long range, long total, ReadOnlySpan<long> squares)
        {
            if (left == 0)
            {
                if (total != 0 || squares.BinarySearch(0L) < 0)
                {
                    return true;
                }

                if (Found.Count == most)
                {
                    return false;
                }

                Found.Add(Sample());
                return true;
            }

            if (total < 0 || total > left * range || squares[^1] < SquareSums.Least(left, total) || squares[0] > SquareSums.Greatest(range, total))
            {
                return true;
            }

            if (range == 0)
            {
                return Place(0, 0, total, squares);
            }

            if (++branches > MostBranches)
            {
                return false;
            }

            Span<long> rest = squares.Length <= 64 ? stackalloc long[squares.Length] : new long[squares.Length];
            for (var here = (int)Math.Max(0, total - (left * (range - 1))); here <= Math.Min(left, total / range); here++)
            {
                for (var i = 0; i < squares.Length; i++)
                {
                    rest[i] = squares[i] - (here * range * range);
                }

                var mark = chosen.Count;
                if (here > 0)
                {
                    chosen.Add((range, here));
                }

                var goOn = Place(left - here, range - 1, total - (here * range), rest);
                chosen.RemoveRange(mark, chosen.Count - mark);
                if (!goOn)
                {
                    return false;
                }
            }

            return true;
        }

        private long[] Sample()
        {
            var sample = new long[design.Count];
            Array.Fill(sample, design.Least);
            var at = design.Count - 1;
            if (design.FixedHigh == 1)
            {
                sample[at--] += design.Range;
            }

            foreach (var (value, count) in chosen)
            {
                for (var i = 0; i < count; i++)
                {
                    sample[at--] += value;
                }
            }

            return sample;
        }
    }
}
