using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Every sample of whole numbers that prints a given mean, standard deviation and range: listed, and counted when they are too many to list.</summary>
public static class SampleEnumeration
{
    /// <summary>Cells of the counting table beyond which samples are not counted: (n + 1) · totals · sums of squares, about 130 MB.</summary>
    public const long LargestTable = 8_000_000;

    /// <summary>Values in all listed samples together beyond which the listing stops: 160 MB.</summary>
    public const long MostListedValues = 20_000_000;

    /// <summary>Distinct values in one sample beyond which the listing stops.</summary>
    private const int MostDistinct = 1_000;

    /// <summary>Branches of the listing beyond which it stops, so that figures without any sample end as well.</summary>
    private const long MostBranches = 100_000_000;

    /// <summary>
    /// Lists the samples of n values that print as given, order of values left out.
    /// </summary>
    /// <param name="sample">What is printed.</param>
    /// <param name="most">How many samples to list at most, 0 or more; with 0 they are only counted.</param>
    /// <param name="cancellation">Ends listing and counting.</param>
    /// <returns>The number of samples, the samples, and whether they are all.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Complete and exact: whole totals and sums of squares from the rounding ranges; values placed one after the other,
    /// a branch left when what remains cannot reach the sums between the most even and the most uneven sample. A printed minimum and
    /// maximum are reached. Counting goes over (values placed, total, sum of squares) about the mean, in whole numbers.</para>
    /// <para><b>Budget.</b> The listing stops at <paramref name="most"/> samples, at <see cref="MostListedValues"/> values, and after 100 million branches:
    /// seconds. <see cref="SampleListing.Count"/> is null beyond <see cref="LargestTable"/> cells or 2^127 samples, unless the
    /// listing is complete; <see cref="Sprite"/> draws single samples at any size.</para>
    /// <para><b>Cost.</b> Listing grows with the samples found, counting with the cells of the table times the values of the scale.</para>
    /// <para><b>Source.</b> The question is that of CLOSURE (Alsalti, Jung and others 2025, R package unsum); the counting is our own. SPRITE (Heathers et al.
    /// 2018) finds some of the samples, not all.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The sample is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1, or most below 0.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.TooFew"/>: neither a standard deviation nor both bounds. <see cref="Violation.TooLarge"/>: figures beyond 64 bits, or so
    /// coarse that more than 200,000 totals and sums of squares print so.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SampleListing Of(ReportedSample sample, int most = 10_000, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var design = SampleDesign.Of(sample);
        var listing = List(design, most, cancellation);
        return listing.IsComplete ? listing : listing with { Count = SampleCount.Of(design, cancellation) };
    }

    /// <summary>Lists without counting what is left out.</summary>
    internal static SampleListing List(ReportedSample sample, int most, CancellationToken cancellation = default) => List(SampleDesign.Of(sample), most, cancellation);

    private static SampleListing List(SampleDesign design, int most, CancellationToken cancellation)
    {
        var listing = new Listing(design, (int)Math.Min(most, MostListedValues / design.Count), cancellation);
        var complete = listing.Run();
        return new SampleListing { Count = complete ? listing.Found.Count : null, Samples = [.. listing.Found], IsComplete = complete };
    }

    /// <summary>The search itself: from the greatest value down, how many take it.</summary>
    private sealed class Listing(SampleDesign design, int most, CancellationToken cancellation)
    {
        private const int Often = 0xFFFF;

        private readonly List<(long Value, int Count)> chosen = [];
        private long[] squares = [];
        private long branches;

        public List<long[]> Found { get; } = [];

        public bool Run()
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var sums in design.Targets)
            {
                var free = design.Count - design.FixedLow - design.FixedHigh;
                var greatest = design.FixedHigh * design.Range;
                squares = sums.Squares;
                var mark = Found.Count;
                if (free >= 0 && !Place(free, design.Range, sums.Total - greatest, greatest * design.Range))
                {
                    return false;
                }

                // Found with the most of the greatest values first; listed with the fewest first.
                Found.Reverse(mark, Found.Count - mark);
            }

            return true;
        }

        /// <summary>Places what is left of the total, when the values placed have this sum of squares; false when there are more than may be listed.</summary>
        private bool Place(int left, long range, long total, long used)
        {
            // Each turn leaves out one value more at the top; a value that is used goes one call deeper.
            while (true)
            {
                if (++branches > MostBranches || chosen.Count > MostDistinct)
                {
                    return false;
                }

                if ((branches & Often) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                if (left == 0)
                {
                    return total != 0 || Array.BinarySearch(squares, used) < 0 || Add();
                }

                var (least, greatest) = (squares[0] - used, squares[^1] - used);
                if (total < 0 || total > left * range || greatest < SquareSums.Least(left, total))
                {
                    return true;
                }

                // No value can lie further above the mean than its own share of the squares allows.
                range = Math.Min(range, (total + SquareSums.Reach(left, total, greatest)) / left);
                if (total > left * range || least > SquareSums.Greatest(range, total))
                {
                    return true;
                }

                if (range == 0)
                {
                    return Place(0, 0, total, used);
                }

                var fewest = Math.Max(0, total - (left * (range - 1)));
                for (var here = (int)Math.Min(left, total / range); here >= Math.Max(1, fewest); here--)
                {
                    chosen.Add((range, here));
                    var goOn = Place(left - here, range - 1, total - (here * range), used + (here * range * range));
                    chosen.RemoveAt(chosen.Count - 1);
                    if (!goOn)
                    {
                        return false;
                    }
                }

                if (fewest > 0)
                {
                    return true;
                }

                range--;
            }
        }

        private bool Add()
        {
            if (Found.Count == most)
            {
                return false;
            }

            Found.Add(Sample());
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
