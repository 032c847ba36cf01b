using System.Globalization;
using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>Prints exact numbers under the three usual rounding modes, in whole-number arithmetic: the slow, obviously right oracle.</summary>
internal static class Printing
{
    public static readonly MidpointRounding[] Modes = [MidpointRounding.AwayFromZero, MidpointRounding.ToEven, MidpointRounding.ToZero];

    /// <summary>A non-negative fraction.</summary>
    public static string Fraction(BigInteger numerator, BigInteger denominator, int decimals, MidpointRounding mode)
    {
        var scaled = numerator * BigInteger.Pow(10, decimals);
        var units = BigInteger.DivRem(scaled, denominator, out var rest);
        return Text(units + Up(units, (2 * rest).CompareTo(denominator), mode), decimals);
    }

    /// <summary>The square root of a non-negative fraction.</summary>
    public static string Root(BigInteger numerator, BigInteger denominator, int decimals, MidpointRounding mode)
    {
        var scale = BigInteger.Pow(10, decimals);
        var (square, below) = (numerator * scale * scale, denominator);
        var units = Floor(square, below);
        // Compare the root with units + 1/2: 4·square/below against (2·units + 1)².
        var half = (4 * square).CompareTo(((2 * units) + 1) * ((2 * units) + 1) * below);
        return Text(units + Up(units, half, mode), decimals);
    }

    public static ReportedNumber Read(string text) =>
        ReportedNumberText.TryRead(text, DecimalMark.Point, out var number) == ReportedNumberFault.None ? number! : throw new ArgumentException(text);

    private static BigInteger Floor(BigInteger square, BigInteger below)
    {
        var units = (BigInteger)Math.Sqrt((double)square / (double)below);
        while (units * units * below > square)
        {
            units--;
        }

        while ((units + 1) * (units + 1) * below <= square)
        {
            units++;
        }

        return units;
    }

    private static int Up(BigInteger units, int againstHalf, MidpointRounding mode) => mode switch
    {
        MidpointRounding.ToZero => 0,
        MidpointRounding.AwayFromZero => againstHalf >= 0 ? 1 : 0,
        _ => againstHalf > 0 || (againstHalf == 0 && !units.IsEven) ? 1 : 0,
    };

    private static string Text(BigInteger units, int decimals)
    {
        var digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : digits[..^decimals] + "." + digits[^decimals..];
    }
}

/// <summary>Every sample of n whole numbers from 0 to a greatest value, order left out.</summary>
internal static class Samples
{
    public static IEnumerable<int[]> All(int n, int greatest) => Rising(new int[n], 0, 0, greatest);

    private static IEnumerable<int[]> Rising(int[] values, int at, int from, int greatest)
    {
        if (at == values.Length)
        {
            yield return values;
            yield break;
        }

        for (var value = from; value <= greatest; value++)
        {
            values[at] = value;
            foreach (var sample in Rising(values, at + 1, value, greatest))
            {
                yield return sample;
            }
        }
    }
}
