namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The smallest and greatest sums of squares of whole numbers with a given total, in 64 bits.</summary>
internal static class SquareSums
{
    private const long LargestNorm = 10_000_000_000;
    private const long LargestSquare = 1L << 62;

    /// <summary>All values as equal as whole numbers can be.</summary>
    public static long Least(long count, long total)
    {
        var low = PrintedRange.FloorDivide(total, count, out var above);
        return (count * low * low) + (above * ((2 * low) + 1));
    }

    /// <summary>Values from 0 to <paramref name="range"/>, as many as possible at the two ends, one between.</summary>
    public static long Greatest(long range, long total)
    {
        if (range == 0)
        {
            return 0;
        }

        var (atEnd, between) = Math.DivRem(total, range);
        return (atEnd * range * range) + (between * between);
    }

    /// <summary>
    /// Whether n whole numbers, unbounded, can have this total and this sum of squares. Both must have the same parity (v² − v is even),
    /// and the squares must reach <see cref="Least"/>. Five or more numbers need no more than that; see the remarks for fewer.
    /// </summary>
    /// <remarks>
    /// One: squares = total². Two: 2·squares − total² = (x − y)² is a square. Three: (3·squares − total²)/2 = a² + ab + b² (the norm of
    /// the lattice A2 and its cosets). Four, both odd: 4·squares − total² is 3 modulo 8, so a sum of three odd squares (Legendre), whose
    /// signs can be chosen to solve for the four numbers (Cauchy's lemma); both even: squares − (total/2)² must be a sum of three squares,
    /// so not of the form 4^a(8b + 7). Five: choose the fifth number x nearest total/5 of the parity opposite to the total; the other four
    /// are then odd in total and squares, and 4(squares − x²) ≥ (total − x)² holds as soon as squares − total²/5 ≥ 5/4; below that only
    /// the most even sample has the right parity. More than five: leave a most even sample's value out and go on with one fewer.
    /// </remarks>
    public static bool Exists(long count, long total, long squares)
    {
        if (((squares - total) & 1) != 0 || squares < Least(count, total))
        {
            return false;
        }

        return count switch
        {
            1 => squares == total * total,
            2 => IsSquare((2 * squares) - (total * total)),
            3 => IsHexagonalNorm(((3 * squares) - (total * total)) / 2),
            4 => (total & 1) != 0 || IsThreeSquares(squares - (total / 2 * (total / 2))),
            _ => true,
        };
    }

    /// <summary>Largest whole number whose square is at most a value of 0 or more.</summary>
    public static long Root(long value)
    {
        var root = (long)Math.Sqrt(value);
        while (root * root > value)
        {
            root--;
        }

        while ((root + 1) * (root + 1) <= value)
        {
            root++;
        }

        return root;
    }

    /// <summary>
    /// count · |x − mean| is at most this for every value x of a sample: (count·x − total)² ≤ (count − 1)(count·squares − total²). Beyond 64 bits a
    /// little more than the root, never less.
    /// </summary>
    public static long Reach(long count, long total, long squares)
    {
        var spread = Math.Max(0, (count * squares) - (total * total));
        var high = Math.BigMul(count - 1, spread, out var product);
        return high == 0 && product is >= 0 and < LargestSquare ? Root(product) : (long)Math.Ceiling(Math.Sqrt((double)(count - 1) * spread) * (1 + 1e-12));
    }

    private static bool IsSquare(long value) => value >= 0 && Root(value) is var root && root * root == value;

    /// <summary>True for 0 and for whole numbers a² + ab + b²: 4·value = 3a² + (a + 2b)².</summary>
    private static bool IsHexagonalNorm(long value)
    {
        if (value > LargestNorm)
        {
            // Not decided: taken for possible.
            return true;
        }

        for (long a = 0; 3 * a * a <= 4 * value; a++)
        {
            if (IsSquare((4 * value) - (3 * a * a)))
            {
                // a + 2b has the parity of a by itself: 4·value − 3a² is even exactly when a is.
                return true;
            }
        }

        return value == 0;
    }

    private static bool IsThreeSquares(long value)
    {
        while (value != 0 && (value & 3) == 0)
        {
            value >>= 2;
        }

        return (value & 7) != 7;
    }
}
