using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The smallest and greatest sum of squares of a sample of whole numbers; null greatest means unbounded.</summary>
internal readonly record struct SquareLimits(BigInteger Least, BigInteger? Greatest);

/// <summary>What a sample of n whole numbers with a given total can look like, when values are bounded and the bounds are attained or not.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Bounds">What is known of the smallest and greatest value.</param>
internal readonly record struct WholeNumberSample(BigInteger Count, ValueBounds Bounds)
{
    /// <summary>The attainable extremes of the sum of squares at this total, or null when no sample has this total.</summary>
    public SquareLimits? SquaresAt(BigInteger total)
    {
        var (rest, remaining, fixedSquares) = (Count, total, BigInteger.Zero);
        foreach (var attained in Bounds.Attained())
        {
            (rest, remaining, fixedSquares) = (rest - 1, remaining - attained, fixedSquares + (attained * attained));
        }

        if (rest < 0 || (rest.IsZero && !remaining.IsZero) ||
            (Bounds.Lower is { } lower && remaining < lower * rest) ||
            (Bounds.Upper is { } upper && remaining > upper * rest))
        {
            return null;
        }

        return rest.IsZero
            ? new SquareLimits(fixedSquares, fixedSquares)
            : new SquareLimits(fixedSquares + Balanced(remaining, rest), Spread(remaining, rest) is { } greatest ? fixedSquares + greatest : null);
    }

    /// <summary>All values as equal as whole numbers can be: the least sum of squares.</summary>
    private static BigInteger Balanced(BigInteger total, BigInteger count)
    {
        var low = Rational.Of(total, count).Floor();
        var above = total - (low * count);
        return ((count - above) * low * low) + (above * (low + 1) * (low + 1));
    }

    /// <summary>As many values as possible at the two bounds, one between: the greatest sum of squares.</summary>
    private BigInteger? Spread(BigInteger total, BigInteger count)
    {
        if (Bounds.Lower is not { } lower || Bounds.Upper is not { } upper)
        {
            return null;
        }

        if (lower == upper)
        {
            return count * lower * lower;
        }

        var atUpper = BigInteger.DivRem(total - (lower * count), upper - lower, out var between);
        if (between.IsZero)
        {
            return (atUpper * upper * upper) + ((count - atUpper) * lower * lower);
        }

        return (atUpper * upper * upper) + ((lower + between) * (lower + between)) + ((count - atUpper - 1) * lower * lower);
    }
}

/// <summary>What is known of the smallest and the greatest of whole-number values.</summary>
/// <param name="Lower">No value is below this, or null.</param>
/// <param name="Upper">No value is above this, or null.</param>
/// <param name="LowerAttained">Some value equals <paramref name="Lower"/> (a printed minimum, not merely a scale end).</param>
/// <param name="UpperAttained">Some value equals <paramref name="Upper"/>.</param>
public readonly record struct ValueBounds(BigInteger? Lower, BigInteger? Upper, bool LowerAttained = false, bool UpperAttained = false)
{
    /// <summary>Nothing is known.</summary>
    public static ValueBounds None => default;

    /// <summary>The bounds that some value equals; one only when both are the same value.</summary>
    internal IEnumerable<BigInteger> Attained()
    {
        if (LowerAttained && Lower is { } lower)
        {
            yield return lower;
        }

        if (UpperAttained && Upper is { } upper && !(LowerAttained && Lower == upper))
        {
            yield return upper;
        }
    }

    /// <summary>The bounds of values multiplied by a positive whole number.</summary>
    internal ValueBounds Times(int factor) => this with { Lower = Lower * factor, Upper = Upper * factor };
}
