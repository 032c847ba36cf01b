namespace Lancar.Statistics;

/// <summary>
/// Observations as whole numbers of one small unit, so that sums are exact, ties between sums are real, and no order of adding
/// shows. The unit is a power of ten where the data are decimals (0.1 is one tenth, not the double next to it), otherwise a
/// power of two as small as the room allows.
/// </summary>
internal sealed class WholeNumbers
{
    // Powers of ten up to 10^22 are doubles without error, and so a quotient is the double nearest to the decimal.
    private const int MostDecimals = 22;
    private const double LargestWhole = 9007199254740992;
    private const int RoomBits = 61;

    private readonly double unitsPerOne;
    private readonly int binaryShift;

    private WholeNumbers(long[] values, bool exact, double unitsPerOne, int binaryShift)
    {
        Values = values;
        IsExact = exact;
        this.unitsPerOne = unitsPerOne;
        this.binaryShift = binaryShift;
    }

    /// <summary>The observations in units, in the order given.</summary>
    public long[] Values { get; }

    /// <summary>True when every observation is exactly its number of units; false when it was rounded to the nearest unit.</summary>
    public bool IsExact { get; }

    /// <summary>A quantity in units divided by a count, back in the unit of the observations.</summary>
    public double Measure(double units, double divisor) =>
        binaryShift == 0 ? units / (unitsPerOne * divisor) : Math.ScaleB(units / divisor, -binaryShift);

    /// <summary>Finite observations as whole numbers, such that the largest magnitude times <paramref name="room"/> stays below 2^62.</summary>
    /// <param name="values">The observations.</param>
    /// <param name="room">The largest sum of magnitudes that will be formed, as a multiple of the largest observation; at least 1.</param>
    public static WholeNumbers Of(ReadOnlySpan<double> values, double room)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var most = Math.Min(LargestWhole, Math.ScaleB(1, RoomBits) / room);
        return Decimals(values, largest, most) ?? Binary(values, largest, room);
    }

    private static WholeNumbers? Decimals(ReadOnlySpan<double> values, double largest, double most)
    {
        var units = new long[values.Length];
        var power = 1.0;
        for (var decimals = 0; decimals <= MostDecimals && largest * power <= most; decimals++, power *= 10)
        {
            if (AreMultiples(values, power, units))
            {
                return new WholeNumbers(units, true, power, 0);
            }
        }

        return null;
    }

    private static bool AreMultiples(ReadOnlySpan<double> values, double power, long[] units)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var rounded = Math.Round(values[i] * power);
            if (rounded / power != values[i])
            {
                return false;
            }

            units[i] = (long)rounded;
        }

        return true;
    }

    private static WholeNumbers Binary(ReadOnlySpan<double> values, double largest, double room)
    {
        var shift = RoomBits - 1 - Math.ILogB(room) - 1 - Math.ILogB(largest);
        // A shift of 0 stands for decimals; the smaller unit is as good.
        shift = shift == 0 ? -1 : shift;
        var units = new long[values.Length];
        var exact = true;
        for (var i = 0; i < values.Length; i++)
        {
            var scaled = Math.ScaleB(values[i], shift);
            var rounded = Math.Round(scaled);
            // A value may be so small beside the largest that scaling leaves nothing of it.
            exact &= rounded == scaled && (rounded != 0 || values[i] == 0);
            units[i] = (long)rounded;
        }

        return new WholeNumbers(units, exact, 1, shift);
    }
}
