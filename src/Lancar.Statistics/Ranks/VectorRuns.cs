using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>The inner loops of the counting algorithms: additions and products along runs of a table.</summary>
internal static class VectorRuns
{
    // A vector read across two that were just written waits for both; so far behind they have arrived.
    private const int FarBehind = 48;

    /// <summary>target[i] ← target[i] + source[i], over the length of the source. The runs do not overlap.</summary>
    public static void Add(Span<double> target, ReadOnlySpan<double> source)
    {
        ref var to = ref MemoryMarshal.GetReference(target[..source.Length]);
        ref var from = ref MemoryMarshal.GetReference(source);
        var width = (nuint)Vector<double>.Count;
        var length = (nuint)source.Length;
        nuint i = 0;
        for (; i + 2 * width <= length; i += 2 * width)
        {
            (Vector.LoadUnsafe(ref to, i) + Vector.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            (Vector.LoadUnsafe(ref to, i + width) + Vector.LoadUnsafe(ref from, i + width)).StoreUnsafe(ref to, i + width);
        }

        for (var rest = (int)i; rest < source.Length; rest++)
        {
            target[rest] += source[rest];
        }
    }

    /// <summary>values[i] ← values[i] + values[i − lag] for rising i ≥ lag: each reads what was written before.</summary>
    public static void AddOwnPast(Span<ulong> values, int lag)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var width = Vector<ulong>.Count;
        var i = lag;
        if (lag >= FarBehind || (lag >= width && lag % width == 0))
        {
            for (; i + width <= values.Length; i += width)
            {
                (Vector.LoadUnsafe(ref first, (nuint)i) + Vector.LoadUnsafe(ref first, (nuint)(i - lag))).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < values.Length; i++)
        {
            Unsafe.Add(ref first, i) += Unsafe.Add(ref first, i - lag);
        }
    }

    /// <summary>values[i] ← values[i] − values[i − lag] for falling i ≥ lag: each reads what is not yet written.</summary>
    public static void SubtractPast(Span<ulong> values, int lag)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var width = Vector<ulong>.Count;
        var i = values.Length - width;
        for (; i >= lag; i -= width)
        {
            (Vector.LoadUnsafe(ref first, (nuint)i) - Vector.LoadUnsafe(ref first, (nuint)(i - lag))).StoreUnsafe(ref first, (nuint)i);
        }

        for (i += width - 1; i >= lag; i--)
        {
            values[i] -= values[i - lag];
        }
    }

    /// <summary>Whole numbers as the nearest doubles.</summary>
    public static void Convert(ReadOnlySpan<ulong> from, Span<double> to)
    {
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to[..from.Length]);
        var width = Vector<ulong>.Count;
        var i = 0;
        for (; i + width <= from.Length; i += width)
        {
            Vector.ConvertToDouble(Vector.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < from.Length; i++)
        {
            to[i] = from[i];
        }
    }

    /// <summary>The sum modulo 2^64.</summary>
    public static ulong Sum(ReadOnlySpan<ulong> values)
    {
        ulong sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum of positive values.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var width = (nuint)Vector<double>.Count;
        var sums = Vector<double>.Zero;
        nuint i = 0;
        for (; i + width <= (nuint)values.Length; i += width)
        {
            sums += Vector.LoadUnsafe(ref first, i);
        }

        var sum = Vector.Sum(sums);
        for (var rest = (int)i; rest < values.Length; rest++)
        {
            sum += values[rest];
        }

        return sum;
    }

    /// <summary>Σ a[i] · b[i] of positive values, over the length of the first.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b[..a.Length]);
        var width = (nuint)Vector<double>.Count;
        var length = (nuint)a.Length;
        var one = Vector<double>.Zero;
        var two = Vector<double>.Zero;
        nuint i = 0;
        for (; i + 2 * width <= length; i += 2 * width)
        {
            one = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref left, i), Vector.LoadUnsafe(ref right, i), one);
            two = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref left, i + width), Vector.LoadUnsafe(ref right, i + width), two);
        }

        var sum = Vector.Sum(one + two);
        for (var rest = (int)i; rest < a.Length; rest++)
        {
            sum += a[rest] * b[rest];
        }

        return sum;
    }
}
