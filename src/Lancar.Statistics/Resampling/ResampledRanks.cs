using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// Ranks of the middle draws of resamples of n: n words are drawn, and which observation is in the middle is found by counting words below a
/// threshold, without turning them into places or sorting them.
/// </summary>
internal sealed class ResampledRanks
{
    // So often the next threshold is guessed from the last count; after that the bracket is halved.
    private const int Guesses = 8;

    // So many words stay in two registers, and every search takes five steps without a branch.
    private const int RegisterWords = 32;

    private readonly int count;
    private readonly uint[] words;

    // The smallest word of each place; beyond the last place the largest word, which no search passes.
    private readonly uint[] thresholds;

    public ResampledRanks(int count)
    {
        this.count = count;
        thresholds = new uint[Math.Max(count, RegisterWords)];
        for (var place = 0; place < thresholds.Length; place++)
        {
            thresholds[place] = place < count ? Threshold(place) : uint.MaxValue;
        }

        words = new uint[(count + XoshiroLanes.StepWords - 1) / XoshiroLanes.StepWords * XoshiroLanes.StepWords];
    }

    /// <summary>Draws a resample and gives the places of its lower and upper middle among the sorted observations; equal for odd n.</summary>
    public (int Lower, int Upper) Next(XoshiroLanes lanes)
    {
        lanes.Fill(words);
        // Padding is the largest word: no threshold but the end lies above it.
        words.AsSpan(count).Fill(uint.MaxValue);
        var lowerRank = (count - 1) / 2;
        var upperRank = count / 2;
        if (words.Length <= RegisterWords)
        {
            var one = Vector512.Create(words);
            var two = words.Length == RegisterWords ? Vector512.Create(words, XoshiroLanes.StepWords) : Vector512<uint>.AllBitsSet;
            return (PlaceOfRank(one, two, lowerRank), PlaceOfRank(one, two, upperRank));
        }

        var (low, high, upToLow) = (0, count, count);
        var guess = Math.Max(1, lowerRank);
        for (var trial = 0; high - low > 1; trial++)
        {
            guess = trial < Guesses ? Math.Clamp(guess, low + 1, high - 1) : low + (high - low) / 2;
            var below = Below(thresholds[guess]);
            if (below <= lowerRank)
            {
                low = guess;
            }
            else
            {
                high = guess;
                upToLow = below;
            }

            // One observation has about one draw.
            guess += lowerRank - below + (below <= lowerRank ? 1 : 0);
        }

        return (low, upToLow > upperRank ? low : Place(SmallestFrom(thresholds[high])));
    }

    // The last place that has no more than so many draws before it.
    private int PlaceOfRank(Vector512<uint> one, Vector512<uint> two, int rank)
    {
        var place = 0;
        for (var step = RegisterWords / 2; step > 0; step /= 2)
        {
            var limit = Vector512.Create(thresholds[place + step]);
            var before = BitOperations.PopCount(Vector512.LessThan(one, limit).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector512.LessThan(two, limit).ExtractMostSignificantBits());
            // −1 where the rank lies before the limit, else 0: no branch to guess wrong.
            place += step & ~((rank - before) >> 31);
        }

        return Math.Min(place, count - 1);
    }

    // Places below k are those of words below ⌈k 2^32 / n⌉; k is below n, so that this is a word.
    private uint Threshold(int place) => (uint)((((ulong)place << 32) + (uint)count - 1) / (uint)count);

    private int Place(uint word) => (int)((ulong)word * (uint)count >> 32);

    private int Below(uint threshold)
    {
        var limit = Vector512.Create(threshold);
        var counts = Vector512<uint>.Zero;
        ref var word = ref MemoryMarshal.GetArrayDataReference(words);
        for (nuint i = 0; i < (nuint)words.Length; i += XoshiroLanes.StepWords)
        {
            counts -= Vector512.LessThan(Vector512.LoadUnsafe(ref word, i), limit);
        }

        return (int)Vector512.Sum(counts);
    }

    private uint SmallestFrom(uint threshold)
    {
        // Below the threshold the subtraction wraps around, beyond everything above it.
        var limit = Vector512.Create(threshold);
        var smallest = Vector512<uint>.AllBitsSet;
        ref var word = ref MemoryMarshal.GetArrayDataReference(words);
        for (nuint i = 0; i < (nuint)words.Length; i += XoshiroLanes.StepWords)
        {
            smallest = Vector512.Min(smallest, Vector512.LoadUnsafe(ref word, i) - limit);
        }

        var least = uint.MaxValue;
        for (var lane = 0; lane < Vector512<uint>.Count; lane++)
        {
            least = Math.Min(least, smallest[lane]);
        }

        return least + threshold;
    }
}
