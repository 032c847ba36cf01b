using System.Numerics;
using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>Whole rows of counts added at once, several lanes per step.</summary>
internal static class Rows
{
    /// <summary>Adds <paramref name="source"/> to the beginning of <paramref name="target"/>, element by element.</summary>
    public static void Add<T>(Span<T> target, ReadOnlySpan<T> source)
        where T : struct, INumber<T>
    {
        target = target[..source.Length];
        var whole = source.Length - source.Length % Vector<T>.Count;
        var from = MemoryMarshal.Cast<T, Vector<T>>(source[..whole]);
        var to = MemoryMarshal.Cast<T, Vector<T>>(target[..whole]);
        for (var i = 0; i < from.Length && i < to.Length; i++)
        {
            to[i] += from[i];
        }

        for (var i = whole; i < source.Length; i++)
        {
            target[i] += source[i];
        }
    }
}
