using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>Counts the samples of a design without listing them: how many multisets of values have each total and sum of squares about the mean.</summary>
internal static class SampleCount
{
    /// <summary>The number of samples, or null beyond the budget.</summary>
    public static BigInteger? Of(SampleDesign design, CancellationToken cancellation)
    {
        var free = design.Count - design.FixedLow - design.FixedHigh;
        if (free < 0 || design.Targets.Count == 0)
        {
            return BigInteger.Zero;
        }

        // The middle that keeps the sums of squares about it small.
        var middle = Math.Clamp(((2 * design.Targets[design.Targets.Count / 2].Total) + design.Count) / (2 * design.Count), 0, design.Range);
        var targets = design.Targets.SelectMany(sums => sums.Squares.Select(squares => About(design, sums.Total, squares, middle))).Where(target => target.Squares >= 0).ToArray();
        if (targets.Length == 0)
        {
            return BigInteger.Zero;
        }

        var most = targets.Max(target => target.Squares);
        var reach = SquareSums.Root(free * most);
        var (width, height) = ((2 * reach) + 1, most + 1);
        if (most > SampleEnumeration.LargestTable || (free + 1) * width > SampleEnumeration.LargestTable / height || !Fits(free, design.Range))
        {
            return null;
        }

        var plane = (int)(width * height);
        var table = new UInt128[(free + 1) * plane];
        table[reach * height] = 1;
        // A value further off would by itself exceed every sum of squares.
        var furthest = SquareSums.Root(most);
        for (var value = Math.Max(0, middle - furthest); value <= Math.Min(design.Range, middle + furthest); value++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (value != middle)
            {
                Add(table, free, value - middle, (int)reach, (int)height, plane);
            }
        }

        // Values at the middle change neither sum: what is not placed elsewhere lies there.
        var count = BigInteger.Zero;
        foreach (var (total, squares) in targets)
        {
            if (Math.Abs(total) > reach)
            {
                continue;
            }

            for (var placed = 0; placed <= free; placed++)
            {
                count += (BigInteger)table[(placed * plane) + ((total + reach) * height) + squares];
            }
        }

        return count;
    }

    /// <summary>Total and squares of the free values about the middle.</summary>
    private static (long Total, long Squares) About(SampleDesign design, long total, long squares, long middle)
    {
        var n = design.Count;
        var (sum, square) = (total - (n * middle), squares - (2 * middle * total) + (n * middle * middle));
        var (low, high) = (-middle, design.Range - middle);
        return (
            sum - (design.FixedLow * low) - (design.FixedHigh * high),
            square - (design.FixedLow * low * low) - (design.FixedHigh * high * high));
    }

    // Rows in ascending number of values, so that one value may be taken any number of times.
    private static void Add(UInt128[] table, int free, long distance, int reach, int height, int plane)
    {
        var step = (int)Math.Min(distance * distance, int.MaxValue);
        for (var placed = 0; placed < free && step < height; placed++)
        {
            for (var total = Math.Max(-reach, -reach - distance); total <= Math.Min(reach, reach - distance); total++)
            {
                var from = (placed * plane) + (int)((total + reach) * height);
                var to = ((placed + 1) * plane) + (int)((total + distance + reach) * height) + step;
                for (var squares = 0; squares < height - step; squares++)
                {
                    table[to + squares] += table[from + squares];
                }
            }
        }
    }

    /// <summary>True when all samples of the range together are fewer than 2^127.</summary>
    private static bool Fits(int free, long range)
    {
        var all = BigInteger.One;
        var limit = BigInteger.One << 127;
        var (few, many) = free < range ? (free, range) : (range, (long)free);
        for (var i = 1L; i <= few && all < limit; i++)
        {
            all = all * (many + i) / i;
        }

        return all < limit;
    }
}
