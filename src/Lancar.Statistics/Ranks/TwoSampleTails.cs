namespace Lancar.Statistics;

/// <summary>A lower tail and how it was found.</summary>
/// <param name="Mass">P(T &lt; t) and P(T = t).</param>
/// <param name="Way">The algorithm.</param>
/// <param name="ErrorBound">A bound of the relative error beside rounding: 0 for a count.</param>
internal readonly record struct TwoSampleTail(TailMass Mass, TwoSampleWay Way, double ErrorBound);

/// <summary>The algorithms of the two-sample law.</summary>
internal enum TwoSampleWay
{
    /// <summary>Every choice counted.</summary>
    Count,

    /// <summary>Summed from the tilted characteristic function.</summary>
    Fourier,
}

/// <summary>The p-values of one sum of scores, still scaled.</summary>
internal readonly record struct TwoSampleTails(
    ScaledNumber Less,
    ScaledNumber Greater,
    ScaledNumber Point,
    ScaledNumber Doubled,
    ScaledNumber Absolute,
    ScaledNumber MidDoubled,
    TwoSampleWay Way,
    double ErrorBound)
{
    public static TwoSampleTails Of(
        ScaledNumber less,
        ScaledNumber greater,
        ScaledNumber point,
        ScaledNumber absolute,
        TwoSampleTail found)
    {
        var smaller = less.Log <= greater.Log ? less : greater;
        return new TwoSampleTails(
            less, greater, point, smaller.Times(2), absolute, MidOf(smaller, point), found.Way, found.ErrorBound);
    }

    /// <summary>The p-values of U, first above second, without ties. The law reads the same from both ends.</summary>
    public static TwoSampleTails WithoutTies(int first, int second, long u)
    {
        var mirrored = (long)first * second - u;
        var tail = TwoSampleEngine.WithoutTies(Math.Min(first, second), Math.Max(first, second), Math.Min(u, mirrored));
        var near = tail.Mass.AtMost;
        // In the very middle both tails are the same number, and so the same bits.
        var rest = u == mirrored ? near : new ScaledNumber(1 - tail.Mass.StrictlyBelow.Value, 0);
        return u <= mirrored ? Of(near, rest, tail.Mass.At, near.Times(2), tail) : Of(rest, near, tail.Mass.At, near.Times(2), tail);
    }

    public TwoSampleTails Exchanged() => this with { Less = Greater, Greater = Less };

    // Twice the tail less the point probability; the point is part of the tail, so this is never negative but by rounding.
    private static ScaledNumber MidOf(ScaledNumber tail, ScaledNumber point)
    {
        var shift = (int)Math.Max(point.Exponent - tail.Exponent, -5000);
        return new ScaledNumber(2 * tail.Mantissa - Math.ScaleB(point.Mantissa, shift), tail.Exponent);
    }
}
