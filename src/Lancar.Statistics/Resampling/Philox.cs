using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lancar.Statistics;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): a bijection of 128 counter bits under a key of 64 bits. Every counter can
/// be asked for on its own, which is what makes random numbers independent of threads.
/// </summary>
internal static class Philox
{
    /// <summary>Words of 32 bits in one batch: 8 counters of 4 words.</summary>
    public const int BatchWords = 32;

    private const int CountersPerBatch = 8;
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const ulong LowHalf = 0xFFFFFFFF;

    /// <summary>The published function: four words from four counter words and two key words.</summary>
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(
        (uint Word0, uint Word1, uint Word2, uint Word3) counter,
        (uint Word0, uint Word1) key)
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// Batch number <paramref name="batch"/> of a stream: the counters 8 batch to 8 batch + 7 at once, one per lane. Lane i of
    /// <c>Low</c> holds words 0 (low half) and 1 of counter i, lane i of <c>High</c> its words 2 and 3.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ulong> Low, Vector512<ulong> High) Batch(ulong seed, ulong stream, ulong batch)
    {
        var counter = Vector512.Create(batch * CountersPerBatch) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        // Every word stands in the low half of a lane; what is left in the high halves is ignored by the next product.
        var c0 = counter;
        var c1 = counter >>> 32;
        var c2 = Vector512.Create(stream);
        var c3 = Vector512.Create(stream >> 32);
        var k0 = (uint)seed;
        var k1 = (uint)(seed >> 32);
        var m0 = Vector512.Create((ulong)Multiplier0);
        var m1 = Vector512.Create((ulong)Multiplier1);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Product(c0, m0);
            var product1 = Product(c2, m1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c1 = product1;
            c3 = product0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        var low = Vector512.Create(LowHalf);
        return ((c0 & low) | (c1 << 32), (c2 & low) | (c3 << 32));
    }

    /// <summary>Products of the low halves of the lanes, 32 × 32 → 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Product(Vector512<ulong> left, Vector512<ulong> right)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.Multiply(left.GetLower().AsUInt32(), right.GetLower().AsUInt32()),
                Avx2.Multiply(left.GetUpper().AsUInt32(), right.GetUpper().AsUInt32()));
        }

        var low = Vector512.Create(LowHalf);
        return (left & low) * (right & low);
    }
}
