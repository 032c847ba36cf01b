using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Lancar.Statistics;

/// <summary>
/// Sums of random subsets of a fixed size, every subset equally likely. Coins of about the right share are tossed for all
/// elements at once; then elements chosen at random leave or join until the size is right. Given how many heads there are, every
/// set of heads is equally likely, and leaving and joining treat all elements alike: so every subset of the right size is.
/// </summary>
internal sealed class SubsetSums
{

    // Below this share of the elements, drawing them one by one (Durstenfeld) is quicker than tossing coins.
    private const int CoinShare = 8;
    private const int CoinSteps = 16;
    private const int BufferWords = 512;

    private readonly long[] values;
    private readonly long[] padded;
    private readonly int count;
    private readonly int size;
    private readonly int words;
    private readonly int coin;
    private readonly int layers;
    private readonly ulong lastWord;
    private readonly ulong[] bits;
    private readonly uint[] random;
    private int ready;

    public SubsetSums(long[] values, int size)
    {
        this.values = values;
        count = values.Length;
        this.size = size;
        words = (count + MaskedSum.WordBits - 1) / MaskedSum.WordBits;
        padded = new long[words * MaskedSum.WordBits];
        lastWord = count % MaskedSum.WordBits == 0 ? ulong.MaxValue : (1UL << count % MaskedSum.WordBits) - 1;
        bits = new ulong[words];
        (coin, layers) = Coin(count, size);
        random = new uint[Math.Max(1, BufferWords / (words * layers)) * words * layers * 2];
        ready = random.Length;
    }

    /// <summary>Forgets earlier random numbers and the order earlier draws left behind: each block starts anew.</summary>
    public void Restart()
    {
        ready = random.Length;
        values.CopyTo(padded, 0);
    }

    /// <summary>The sum of the elements of the next random subset.</summary>
    public long Next(XoshiroLanes lanes)
    {
        if ((long)size * CoinShare < count)
        {
            return DrawOneByOne(lanes);
        }

        Toss(lanes);
        if (words == 1)
        {
            CorrectOneWord(lanes);
        }
        else
        {
            Correct(lanes);
        }

        return MaskedSum.Of(padded, bits);
    }

    // The share nearest to size / count in sixteenths, in lowest terms: numerator and number of coins.
    private static (int Numerator, int Layers) Coin(int count, int size)
    {
        var sixteenths = Math.Clamp((int)Math.Round((double)size * CoinSteps / count), 1, CoinSteps - 1);
        var halvings = BitOperations.TrailingZeroCount(sixteenths);
        return (sixteenths >> halvings, BitOperations.Log2(CoinSteps) - halvings);
    }

    // A coin of share 0.b1 b2 b3 … in binary: from the last digit up, "or" with fair coins for a 1 and "and" for a 0.
    private void Toss(XoshiroLanes lanes)
    {
        if (ready == random.Length)
        {
            lanes.Fill(random);
            ready = 0;
        }

        var fair = MemoryMarshal.Cast<uint, ulong>(random.AsSpan(ready, words * layers * 2));
        ready += words * layers * 2;
        fair[..words].CopyTo(bits);
        for (var layer = 1; layer < layers; layer++)
        {
            var next = fair.Slice(layer * words, words);
            for (var i = 0; i < words; i++)
            {
                bits[i] = (coin >> layer & 1) == 1 ? bits[i] | next[i] : bits[i] & next[i];
            }
        }

        bits[^1] &= lastWord;
    }

    private void CorrectOneWord(XoshiroLanes lanes)
    {
        var chosen = bits[0];
        var heads = BitOperations.PopCount(chosen);
        for (; heads > size; heads--)
        {
            chosen ^= BitOfRank(chosen, lanes.NextIndex(heads));
        }

        for (; heads < size; heads++)
        {
            chosen |= BitOfRank(~chosen & lastWord, lanes.NextIndex(count - heads));
        }

        bits[0] = chosen;
    }

    // An element drawn from all, until one is on the wrong side: so it is drawn from the wrong side alone.
    private void Correct(XoshiroLanes lanes)
    {
        var heads = 0;
        foreach (var word in bits)
        {
            heads += BitOperations.PopCount(word);
        }

        var wrong = heads > size ? 1UL : 0;
        var missing = Math.Abs(heads - size);
        while (missing > 0)
        {
            var place = lanes.NextIndex(count);
            var isWrong = (bits[place / MaskedSum.WordBits] >> place) & 1 ^ wrong ^ 1;
            bits[place / MaskedSum.WordBits] ^= isWrong << place;
            missing -= (int)isWrong;
        }
    }

    private long DrawOneByOne(XoshiroLanes lanes)
    {
        // Whatever order earlier draws left behind, a partial shuffle of it is a random subset.
        long sum = 0;
        for (var i = 0; i < size; i++)
        {
            var place = i + lanes.NextIndex(count - i);
            (padded[i], padded[place]) = (padded[place], padded[i]);
            sum += padded[i];
        }

        return sum;
    }

    private static ulong BitOfRank(ulong word, int rank)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(1UL << rank, word);
        }

        for (; rank > 0; rank--)
        {
            word &= word - 1;
        }

        return word & (ulong)-(long)word;
    }
}
