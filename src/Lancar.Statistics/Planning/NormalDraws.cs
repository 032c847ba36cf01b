using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// Standard normal values, sixteen at once, by Box and Muller (1958) from 52-bit uniforms: no rejection, so that the number of words taken
/// never depends on what was drawn. The largest magnitude that can occur is 8.49.
/// </summary>
/// <remarks>
/// The logarithm and the sine are series of their own in fused multiply-adds, so that every machine draws the same bits; both are right
/// to 3e-16 of the result, which 52-bit uniforms cannot tell from the truth.
/// </remarks>
internal static class NormalDraws
{
    private const ulong ExponentOfOne = 0x3FF0000000000000;
    private const double HalfPi = 1.5707963267948966192;
    private const double Ln2 = 0.69314718055994530942;
    private const double RoundingBit = 6755399441055744; // 1.5 · 2^52: adding it leaves the nearest whole number in the low bits

    /// <summary>Overwrites the values, whole pairs of vectors, with independent standard normal ones.</summary>
    public static void Fill(XoshiroLanes lanes, Span<double> values)
    {
        lanes.Fill(MemoryMarshal.Cast<double, uint>(values));
        ref var first = ref MemoryMarshal.GetReference(values);
        var width = (nuint)Vector512<double>.Count;
        for (nuint i = 0; i < (nuint)values.Length; i += 2 * width)
        {
            // 1 − u lies in (0, 1], so that its logarithm is finite.
            var share = Vector512.Create(2.0) - OneToTwo(ref first, i);
            var radius = Vector512.Sqrt(Vector512.Create(-2.0) * Log(share));
            var (sine, cosine) = SinCosOfQuarters((OneToTwo(ref first, i + width) - Vector512.Create(1.5)) * 4);
            (radius * cosine).StoreUnsafe(ref first, i);
            (radius * sine).StoreUnsafe(ref first, i + width);
        }
    }

    // The next 52 bits as a number from 1 to below 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OneToTwo(ref double words, nuint place) =>
        ((Vector512.LoadUnsafe(ref words, place).AsUInt64() >>> 12) | Vector512.Create(ExponentOfOne)).AsDouble();

    // ln x = e ln 2 + 2 artanh((m − 1) / (m + 1)) with x = m 2^e and m from √½ to √2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log(Vector512<double> x)
    {
        // Subtracting the bits of √½ makes the exponent change where m does.
        var offset = x.AsUInt64() - Vector512.Create(0x3FE6A09E667F3BCDUL);
        var exponent = (offset.AsInt64() >> 52);
        var m = (x.AsUInt64() - (exponent << 52).AsUInt64()).AsDouble();
        var s = (m - Vector512<double>.One) / (m + Vector512<double>.One);
        var square = s * s;
        var series = Vector512.Create(2.0 / 21);
        series = Next(series, square, 2.0 / 19);
        series = Next(series, square, 2.0 / 17);
        series = Next(series, square, 2.0 / 15);
        series = Next(series, square, 2.0 / 13);
        series = Next(series, square, 2.0 / 11);
        series = Next(series, square, 2.0 / 9);
        series = Next(series, square, 2.0 / 7);
        series = Next(series, square, 2.0 / 5);
        series = Next(series, square, 2.0 / 3);
        series = Next(series, square, 2.0);
        return Vector512.FusedMultiplyAdd(series, s, WholeToDouble(exponent) * Ln2);
    }

    // sin and cos of x quarter turns, x from −2 to 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Sine, Vector512<double> Cosine) SinCosOfQuarters(Vector512<double> x)
    {
        var shifted = x + Vector512.Create(RoundingBit);
        var quarter = shifted.AsUInt64();
        var angle = (x - (shifted - Vector512.Create(RoundingBit))) * HalfPi;
        var square = angle * angle;
        var sine = Vector512.Create(1 / 355687428096000.0);
        sine = Next(sine, square, -1 / 1307674368000.0);
        sine = Next(sine, square, 1 / 6227020800.0);
        sine = Next(sine, square, -1 / 39916800.0);
        sine = Next(sine, square, 1 / 362880.0);
        sine = Next(sine, square, -1 / 5040.0);
        sine = Next(sine, square, 1 / 120.0);
        sine = Next(sine, square, -1 / 6.0);
        sine = Next(sine, square, 1) * angle;
        var cosine = Vector512.Create(1 / 20922789888000.0);
        cosine = Next(cosine, square, -1 / 87178291200.0);
        cosine = Next(cosine, square, 1 / 479001600.0);
        cosine = Next(cosine, square, -1 / 3628800.0);
        cosine = Next(cosine, square, 1 / 40320.0);
        cosine = Next(cosine, square, -1 / 720.0);
        cosine = Next(cosine, square, 1 / 24.0);
        cosine = Next(cosine, square, -0.5);
        cosine = Next(cosine, square, 1);
        // An odd quarter exchanges them; the second bit of the quarter, or of the next one, is the sign.
        var odd = Vector512.Equals(quarter & Vector512<ulong>.One, Vector512<ulong>.One).AsDouble();
        var sineSign = (quarter >>> 1) << 63;
        var cosineSign = ((quarter + Vector512<ulong>.One) >>> 1) << 63;
        return (
            (Vector512.ConditionalSelect(odd, cosine, sine).AsUInt64() ^ sineSign).AsDouble(),
            (Vector512.ConditionalSelect(odd, sine, cosine).AsUInt64() ^ cosineSign).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Next(Vector512<double> series, Vector512<double> variable, double coefficient) =>
        Vector512.FusedMultiplyAdd(series, variable, Vector512.Create(coefficient));

    // Whole numbers below 2^51 in magnitude.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> WholeToDouble(Vector512<long> whole)
    {
        var bits = (whole + Vector512.Create(RoundingBit).AsInt64()).AsDouble();
        return bits - Vector512.Create(RoundingBit);
    }
}
