using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lancar.Statistics;

/// <summary>Sums of resamples of whole numbers: as many draws with replacement as there are values.</summary>
internal sealed class ResampledSums
{
    // So many values fit into four registers of eight.
    private const int RegisterValues = 32;
    private const int Lane = 8;

    private readonly long[] values;
    private readonly long[] padded;
    private readonly int[] places;

    public ResampledSums(long[] values)
    {
        this.values = values;
        padded = new long[RegisterValues];
        if (values.Length <= RegisterValues)
        {
            values.CopyTo(padded, 0);
        }

        // Each resample begins with a step of its own; what is left of its last step is dropped.
        places = new int[(values.Length + XoshiroLanes.StepWords - 1) / XoshiroLanes.StepWords * XoshiroLanes.StepWords];
    }

    /// <summary>Draws one resample for each place.</summary>
    public void Draw(XoshiroLanes lanes, Span<long> sums)
    {
        if (values.Length <= RegisterValues && Avx512F.IsSupported)
        {
            lanes.SumResamples(padded, values.Length, sums);
            return;
        }

        for (var i = 0; i < sums.Length; i++)
        {
            lanes.FillIndices(places, values.Length);
            sums[i] = Sum(places.AsSpan(0, values.Length));
        }
    }

    private long Sum(ReadOnlySpan<int> drawn)
    {
        ref var value = ref MemoryMarshal.GetArrayDataReference(values);
        ref var place = ref MemoryMarshal.GetReference(drawn);
        var (a, b, c, d) = (0L, 0L, 0L, 0L);
        nint i = 0;
        for (; i + Lane <= drawn.Length; i += Lane)
        {
            a += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i));
            b += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 1));
            c += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 2));
            d += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 3));
            a += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 4));
            b += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 5));
            c += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 6));
            d += Unsafe.Add(ref value, (nint)(uint)Unsafe.Add(ref place, i + 7));
        }

        for (; i < drawn.Length; i++)
        {
            a += values[drawn[(int)i]];
        }

        return a + b + c + d;
    }
}
