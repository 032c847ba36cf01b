using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// A stream of random numbers that is named by two numbers, a seed and the number of the stream, and is the same on every
/// machine and thread. Long work is cut into fixed blocks, and block b draws from stream b alone: then the result does not
/// depend on which thread ran which block.
/// </summary>
/// <remarks>
/// <para><b>Rule.</b> Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), key = seed, counter =
/// (place, stream). Different streams of one seed never share a counter, so they cannot overlap; a stream has 2^66 words of 32
/// bits before it would repeat. Words are handed out in batches of 32, eight counters at once: first the words 0 and 1 of the
/// eight counters in turn, then their words 2 and 3. Every method takes words from this one sequence.</para>
/// <para><b>Not for secrets.</b> Whoever sees the numbers can find the seed.</para>
/// <para>One instance belongs to one thread at a time.</para>
/// </remarks>
public sealed class RandomStream
{
    private const double Unit53 = 1.0 / 9007199254740992;

    private readonly ulong seed;
    private readonly ulong stream;
    private readonly uint[] words = new uint[Philox.BatchWords];
    private ulong batch;
    private int used = Philox.BatchWords;

    private RandomStream(ulong seed, ulong stream)
    {
        this.seed = seed;
        this.stream = stream;
    }

    /// <summary>The stream of this name, at its beginning.</summary>
    /// <param name="seed">What a study writes down to repeat its random numbers; any number, 0 as good as every other.</param>
    /// <param name="stream">Which of the 2^64 streams of this seed; any number.</param>
    /// <returns>A new stream; equal names give equal numbers.</returns>
    public static RandomStream Of(ulong seed, ulong stream) => new(seed, stream);

    /// <summary>The next 32 random bits: one word.</summary>
    public uint NextUInt32()
    {
        if (used == Philox.BatchWords)
        {
            Store(Philox.Batch(seed, stream, batch++), words);
            used = 0;
        }

        return words[used++];
    }

    /// <summary>The next 64 random bits: two words, the first one below.</summary>
    public ulong NextUInt64()
    {
        var low = NextUInt32();
        return low | (ulong)NextUInt32() << 32;
    }

    /// <summary>A number from 0 (possible) to 1 (impossible), a multiple of 2^−53, all equally likely: the upper 53 of the next 64 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * Unit53;

    /// <summary>
    /// A random place in a list of <paramref name="count"/>: ⌊word · count / 2^32⌋ (multiply-shift, Lemire 2019), one word. The
    /// probability of each place differs from 1 / count by less than 2^−32.
    /// </summary>
    /// <param name="count">The length of the list, at least 1.</param>
    /// <returns>A number from 0 to count − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)((ulong)NextUInt32() * (uint)count >> 32);
    }

    /// <summary>Fills the list with the next words, as <see cref="NextUInt32"/> would, but many at a time.</summary>
    /// <param name="destination">Receives one word each.</param>
    public void Fill(Span<uint> destination)
    {
        var kept = Math.Min(destination.Length, Philox.BatchWords - used);
        words.AsSpan(used, kept).CopyTo(destination);
        used += kept;
        var rest = destination[kept..];
        while (rest.Length >= Philox.BatchWords)
        {
            Store(Philox.Batch(seed, stream, batch++), rest);
            rest = rest[Philox.BatchWords..];
        }

        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = NextUInt32();
        }
    }

    /// <summary>Fills the list with random places in a list of <paramref name="count"/>, as <see cref="NextIndex"/> would, but many at a time.</summary>
    /// <param name="destination">Receives numbers from 0 to count − 1.</param>
    /// <param name="count">The length of the list that is drawn from, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public void FillIndices(Span<int> destination, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Fill(MemoryMarshal.Cast<int, uint>(destination));
        var places = MemoryMarshal.Cast<int, ulong>(destination);
        var many = Vector512.Create((ulong)count);
        var high = Vector512.Create(0xFFFFFFFF00000000);
        var i = 0;
        for (; i + Vector512<ulong>.Count <= places.Length; i += Vector512<ulong>.Count)
        {
            ref var place = ref places[i];
            var pair = Vector512.LoadUnsafe(ref place);
            var even = Philox.Product(pair, many) >>> 32;
            var odd = Philox.Product(pair >>> 32, many) & high;
            (even | odd).StoreUnsafe(ref place);
        }

        for (var k = 2 * i; k < destination.Length; k++)
        {
            destination[k] = (int)((ulong)(uint)destination[k] * (uint)count >> 32);
        }
    }

    /// <summary>Puts the list into random order, every order equally likely up to the rounding of <see cref="NextIndex"/> (Fisher, Yates; Durstenfeld 1964).</summary>
    /// <param name="list">Reordered in place.</param>
    /// <typeparam name="T">Whatever the list holds.</typeparam>
    public void Shuffle<T>(Span<T> list)
    {
        for (var left = list.Length; left > 1; left--)
        {
            var chosen = NextIndex(left);
            (list[left - 1], list[chosen]) = (list[chosen], list[left - 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store((Vector512<ulong> Low, Vector512<ulong> High) numbers, Span<uint> destination)
    {
        numbers.Low.AsUInt32().CopyTo(destination);
        numbers.High.AsUInt32().CopyTo(destination[Vector512<uint>.Count..]);
    }
}
