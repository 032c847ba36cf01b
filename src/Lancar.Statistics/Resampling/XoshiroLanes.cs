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

    /// <summary>
    /// Sums of resamples of up to 32 values that stay in registers: the same places, in the same order of words, as
    /// <see cref="FillIndices"/> would give with one list of whole steps per resample. Needs AVX-512.
    /// </summary>
    /// <param name="values">32 values, those beyond <paramref name="count"/> unused.</param>
    /// <param name="count">Values to draw from, and draws of each resample; 1 to 32.</param>
    /// <param name="sums">Receives one sum per resample.</param>
    public void SumResamples(ReadOnlySpan<long> values, int count, Span<long> sums)
    {
        var (a, b, c, d) = (s0, s1, s2, s3);
        var (t0, t1) = (Vector512.Create(values), Vector512.Create(values[8..]));
        var (t2, t3) = (Vector512.Create(values[16..]), Vector512.Create(values[24..]));
        var many = Vector512.Create((ulong)count);
        var steps = (count + StepWords - 1) / StepWords;
        // Words beyond the count: lane i of the last step holds the words 2 i and 2 i + 1 of it.
        var evenWords = Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14);
        var inLast = Vector512.Create((long)(count - (steps - 1) * StepWords));
        var evenCounts = Vector512.LessThan(evenWords, inLast);
        var oddCounts = Vector512.LessThan(evenWords + Vector512<long>.One, inLast);
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = Vector512<long>.Zero;
            for (var step = 1; step <= steps; step++)
            {
                var pair = Step(ref a, ref b, ref c, ref d);
                var even = Chosen(t0, t1, t2, t3, (Philox.Product(pair, many) >>> 32).AsInt64());
                var odd = Chosen(t0, t1, t2, t3, (Philox.Product(pair >>> 32, many) >>> 32).AsInt64());
                sum += step < steps ? even + odd : (even & evenCounts) + (odd & oddCounts);
            }

            sums[i] = Vector512.Sum(sum);
        }

        (s0, s1, s2, s3) = (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Chosen(
        Vector512<long> t0,
        Vector512<long> t1,
        Vector512<long> t2,
        Vector512<long> t3,
        Vector512<long> place)
    {
        var low = Avx512F.PermuteVar8x64x2(t0, place, t1);
        var high = Avx512F.PermuteVar8x64x2(t2, place, t3);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(place, Vector512.Create(15L)), high, low);
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
