using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The true values a printed number may stand for, counted in halves of its last digit: every rounding rule ends there.</summary>
/// <param name="Lower">Lower end in halves of the last digit.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="IncludesLower">Whether the lower end belongs to the range.</param>
/// <param name="IncludesUpper">Whether the upper end belongs to the range.</param>
/// <param name="Scale">How many halves of the last digit make one.</param>
internal readonly record struct PrintedRange(long Lower, long Upper, bool IncludesLower, bool IncludesUpper, long Scale)
{
    /// <summary>Beyond these a figure is handled with big integers.</summary>
    public const long LargestUnits = 1_000_000_000_000;

    public const int MostDecimals = 6;
    private const long Exact = 1L << 52;
    public const long LargestFactor = 1_000_000;

    /// <summary>Smallest whole number in the range times a positive factor of at most <see cref="LargestFactor"/>.</summary>
    public long FirstWhole(long factor) => FloorDivide(Start(factor) - 1, Scale, out _) + 1;

    /// <summary>Largest whole number in the range times the factor; below the first when there is none.</summary>
    public long LastWhole(long factor) => FloorDivide(End(factor), Scale, out _);

    /// <summary>Whether the range times the factor holds a whole number: the greatest one up to its end is not below its start.</summary>
    public bool HasWhole(long factor)
    {
        var end = End(factor);
        FloorDivide(end, Scale, out var beyond);
        return end - beyond >= Start(factor);
    }

    // In whole numbers an end that does not belong to the range is one further in.
    private long Start(long factor) => (Lower * factor) + (IncludesLower ? 0 : 1);

    private long End(long factor) => (Upper * factor) - (IncludesUpper ? 0 : 1);

    /// <summary>The quotient rounded down, and what is left, 0 or more; the divisor is positive.</summary>
    public static long FloorDivide(long value, long by, out long rest)
    {
        // Short divisions take a fraction of the time of long ones, and the figures of most papers fit.
        if (((value | by) >> 32) == 0)
        {
            var (quick, left) = Math.DivRem((uint)value, (uint)by);
            rest = left;
            return quick;
        }

        // Below 2^52 the quotient of doubles never rounds up to a whole number, and is faster than a long division too.
        var quotient = value is > -Exact and < Exact && by < Exact ? double.ConvertToIntegerNative<long>((double)value / by) : value / by;
        rest = value - (quotient * by);
        if (rest < 0)
        {
            rest += by;
            quotient--;
        }

        return quotient;
    }

    /// <summary>The ends in halves of the last digit, below and above the printed value, for a printed value of this sign and last digit.</summary>
    public static (int Lower, bool IncludesLower, int Upper, bool IncludesUpper) Ends(int sign, bool even, RoundingModes modes)
    {
        if (modes == RoundingModes.None || (modes & ~RoundingModes.All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(modes), modes, "Name at least one rounding mode.");
        }

        var (lower, upper, hasLower, hasUpper) = (0, 0, false, false);
        Add(RoundingModes.HalfUp, -1, true, 1, false);
        Add(RoundingModes.HalfDown, -1, false, 1, true);
        Add(RoundingModes.HalfEven, -1, even, 1, even);
        Add(RoundingModes.HalfAway, -1, sign > 0, 1, sign < 0);
        Add(RoundingModes.Truncation, sign > 0 ? 0 : -2, sign > 0, sign < 0 ? 0 : 2, sign < 0);
        Add(RoundingModes.Ceiling, -2, false, 0, true);
        Add(RoundingModes.Floor, 0, true, 2, false);
        return (lower, hasLower, upper, hasUpper);

        // The printed value itself belongs to every range, so the ranges overlap and their union has two ends.
        void Add(RoundingModes mode, int low, bool includesLow, int high, bool includesHigh)
        {
            if ((modes & mode) == 0)
            {
                return;
            }

            (lower, hasLower) = low < lower ? (low, includesLow) : (lower, hasLower || (low == lower && includesLow));
            (upper, hasUpper) = high > upper ? (high, includesHigh) : (upper, hasUpper || (high == upper && includesHigh));
        }
    }
}
