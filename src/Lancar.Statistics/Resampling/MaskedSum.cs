using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>Sums of the values whose bit is set, eight at a time.</summary>
internal static class MaskedSum
{
    public const int WordBits = 64;
    private const int VectorLength = 8;

    /// <summary>The sum over set bits; 64 values belong to each word of bits, value i to bit i.</summary>
    public static long Of(long[] values, ulong[] bits)
    {
        var lane = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        var sum = Vector512<long>.Zero;
        ref var value = ref MemoryMarshal.GetArrayDataReference(values);
        nuint place = 0;
        foreach (var word in bits)
        {
            var heads = Vector512.Create(word);
            for (var part = 0; part < WordBits; part += VectorLength, place += VectorLength)
            {
                var isTail = Vector512.Equals(heads & (lane << part), Vector512<ulong>.Zero).AsInt64();
                sum += Vector512.AndNot(Vector512.LoadUnsafe(ref value, place), isTail);
            }
        }

        return Vector512.Sum(sum);
    }
}
