using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>Smallest and largest effect and variance, and whether all figures are finite and all variances positive.</summary>
internal readonly struct StudyRange
{
    public StudyRange(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        var limit = Vector512.Create(double.MaxValue);
        var (low, high) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.NegativeInfinity));
        var (least, most) = (low, Vector512<double>.Zero);
        var plain = Vector512<double>.AllBitsSet;
        var i = 0;
        for (; i + WeightSums.Lanes <= effects.Length; i += WeightSums.Lanes)
        {
            var (y, v) = (Vector512.Create(effects[i..]), Vector512.Create(variances[i..]));
            plain &= Vector512.LessThanOrEqual(Vector512.Abs(y), limit) & Vector512.GreaterThan(v, Vector512<double>.Zero) & Vector512.LessThanOrEqual(v, limit);
            (low, high) = (Vector512.MinNative(low, y), Vector512.MaxNative(high, y));
            (least, most) = (Vector512.MinNative(least, v), Vector512.MaxNative(most, v));
        }

        IsPlain = plain.ExtractMostSignificantBits() == 0xFF;
        (Low, High, Smallest, Largest) = (Min(low), Max(high), Min(least), Max(most));
        for (; i < effects.Length; i++)
        {
            var (y, v) = (effects[i], variances[i]);
            IsPlain &= Math.Abs(y) <= double.MaxValue && v is > 0 and <= double.MaxValue;
            (Low, High) = (y < Low ? y : Low, y > High ? y : High);
            (Smallest, Largest) = (v < Smallest ? v : Smallest, v > Largest ? v : Largest);
        }
    }

    public bool IsPlain { get; }

    public double Low { get; }

    public double High { get; }

    public double Smallest { get; }

    public double Largest { get; }

    private static double Min(Vector512<double> lanes)
    {
        var least = lanes[0];
        for (var i = 1; i < WeightSums.Lanes; i++)
        {
            least = lanes[i] < least ? lanes[i] : least;
        }

        return least;
    }

    private static double Max(Vector512<double> lanes) => -Min(-lanes);
}
