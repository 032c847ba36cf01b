using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lancar.Statistics;

/// <summary>
/// Eight generators xoshiro256++ (Blackman, Vigna 2021) side by side, their 2,048 bits of state taken from a
/// <see cref="RandomStream"/>: the inner loops of resampling, where the counter-based stream itself would be half of the time.
/// Eight random starts in a period of 2^256 − 1 overlap with a probability below 2^−150 for any work that ends.
/// </summary>
internal sealed class XoshiroLanes
{
    /// <summary>Words of 32 bits made at once: one of 64 bits per lane.</summary>
    public const int StepWords = 16;

    private Vector512<ulong> s0;
    private Vector512<ulong> s1;
    private Vector512<ulong> s2;
    private Vector512<ulong> s3;
    private readonly uint[] kept = new uint[StepWords];
    private int used = StepWords;

    /// <summary>Starts the lanes at the next 64 words of the stream.</summary>
    public XoshiroLanes(RandomStream stream)
        : this(State(stream))
    {
    }

    /// <summary>Starts from a given state: the words 0 of all lanes, then their words 1, 2, 3.</summary>
    public XoshiroLanes(ReadOnlySpan<ulong> state)
    {
        s0 = Vector512.Create(state);
        s1 = Vector512.Create(state[8..]);
        s2 = Vector512.Create(state[16..]);
        s3 = Vector512.Create(state[24..]);
    }

    /// <summary>One word, from a step of its own that is used up before the next.</summary>
    public uint NextWord()
    {
        if (used == StepWords)
        {
            Fill(kept);
            used = 0;
        }

        return kept[used++];
    }

    /// <summary>A place from 0 to count − 1 by multiply-shift, as <see cref="RandomStream.NextIndex"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIndex(int count) => (int)((ulong)NextWord() * (uint)count >> 32);

    /// <summary>Fills the words by whole steps; the last step may be used in part, its rest is dropped.</summary>
    public void Fill(Span<uint> words)
    {
        var (a, b, c, d) = (s0, s1, s2, s3);
        var rest = words;
        while (rest.Length >= StepWords)
        {
            Step(ref a, ref b, ref c, ref d).AsUInt32().StoreUnsafe(ref MemoryMarshal.GetReference(rest));
            rest = rest[StepWords..];
        }

        if (!rest.IsEmpty)
        {
            Span<uint> last = stackalloc uint[StepWords];
            Step(ref a, ref b, ref c, ref d).AsUInt32().CopyTo(last);
            last[..rest.Length].CopyTo(rest);
        }

        (s0, s1, s2, s3) = (a, b, c, d);
    }

    /// <summary>
    /// Fills a list whose length is a multiple of <see cref="StepWords"/> with places from 0 to count − 1: ⌊word · count / 2^32⌋.
    /// </summary>
    public void FillIndices(Span<int> places, int count)
    {
        var (a, b, c, d) = (s0, s1, s2, s3);
        var many = Vector512.Create((ulong)count);
        var high = Vector512.Create(0xFFFFFFFF00000000);
        ref var place = ref Unsafe.As<int, ulong>(ref MemoryMarshal.GetReference(places));
        for (nuint i = 0; i < (nuint)places.Length / 2; i += 8)
        {
            var pair = Step(ref a, ref b, ref c, ref d);
            var even = Philox.Product(pair, many) >>> 32;
            var odd = Philox.Product(pair >>> 32, many) & high;
            (even | odd).StoreUnsafe(ref place, i);
        }

        (s0, s1, s2, s3) = (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Step(
        ref Vector512<ulong> a,
        ref Vector512<ulong> b,
        ref Vector512<ulong> c,
        ref Vector512<ulong> d)
    {
        var result = Rotated(a + d, 23) + a;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = Rotated(d, 45);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Rotated(Vector512<ulong> word, [ConstantExpected] byte left) =>
        Avx512F.IsSupported ? Avx512F.RotateLeft(word, left) : (word << left) | (word >>> (64 - left));

    private static ulong[] State(RandomStream stream)
    {
        var state = new ulong[4 * Vector512<ulong>.Count];
        stream.Fill(MemoryMarshal.Cast<ulong, uint>(state.AsSpan()));
        return state;
    }
}
