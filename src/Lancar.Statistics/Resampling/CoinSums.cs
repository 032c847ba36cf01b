using System.Runtime.InteropServices;

namespace Lancar.Statistics;

/// <summary>Sums of the elements on which a fair coin shows heads.</summary>
internal sealed class CoinSums
{
    private const int BufferWords = 512;

    private readonly long[] padded;
    private readonly ulong[] bits;
    private readonly ulong[] random;
    private int ready;

    public CoinSums(long[] values)
    {
        bits = new ulong[(values.Length + MaskedSum.WordBits - 1) / MaskedSum.WordBits];
        padded = new long[bits.Length * MaskedSum.WordBits];
        values.CopyTo(padded, 0);
        random = new ulong[Math.Max(1, BufferWords / bits.Length) * bits.Length];
        ready = random.Length;
    }

    /// <summary>Forgets what is left of earlier random numbers: each block starts anew.</summary>
    public void Restart() => ready = random.Length;

    /// <summary>Tosses a coin for every element. Those that pad the last word are zero and do not count.</summary>
    public long Next(XoshiroLanes lanes)
    {
        if (ready == random.Length)
        {
            lanes.Fill(MemoryMarshal.Cast<ulong, uint>(random.AsSpan()));
            ready = 0;
        }

        random.AsSpan(ready, bits.Length).CopyTo(bits);
        ready += bits.Length;
        return MaskedSum.Of(padded, bits);
    }
}
