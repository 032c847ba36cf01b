using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Counts the assignments of pooled midranks to groups, rank by rank, merging states that differ only by exchanging groups of one
/// size: many small groups have few such states, where a block of counts per dimension would be nearly empty.
/// </summary>
internal sealed class MergedRankCount
{
    private readonly GroupDesign design;
    private readonly int sumBits;
    private readonly int codeBits;
    private readonly int[] classEnd;

    public MergedRankCount(GroupDesign design)
    {
        this.design = design;
        (sumBits, codeBits) = Bits(design);
        // One past the last group of the same size.
        classEnd = [.. design.Sizes.Select(size => Array.LastIndexOf(design.Sizes, size) + 1)];
    }

    /// <summary>True when a state fits into one key.</summary>
    public static bool Fits(GroupDesign design) => Bits(design).Code * design.Sizes.Length <= 128;

    /// <summary>The tail, or null when more than <paramref name="budget"/> steps are needed or foreseen.</summary>
    public CountedTail? Tail(RankSumSpread observed, long budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        var now = new CountTable();
        var next = new CountTable();
        now.Add(0, 1);
        long steps = 0;
        for (var t = 0; t < design.Items.Length; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((double)t / design.Items.Length);
            next.Clear();
            steps += (long)now.Count * design.Sizes.Length;
            // States grow at least in proportion to the ranks placed, up to the middle: what is certain to come counts already.
            var ahead = design.Items.Length / (2.0 * (t + 1));
            if (steps > budget || (ahead > 1 && 2 * ahead * ahead * steps > budget))
            {
                return null;
            }

            for (var slot = 0; slot < now.Slots; slot++)
            {
                if (now.CountAt(slot) != 0)
                {
                    Place(now.KeyAt(slot), now.CountAt(slot), design.Items[t], next);
                }
            }

            (now, next) = (next, now);
        }

        progress?.Report(1);
        return Judge(now, observed);
    }

    private static (int Sum, int Code) Bits(GroupDesign design)
    {
        var largestSum = design.Items.TakeLast(design.Sizes[^1]).Sum(item => (long)item);
        var sum = BitOperations.Log2((ulong)largestSum) + 1;
        return (sum, sum + BitOperations.Log2((uint)design.Sizes[^1]) + 1);
    }

    private void Place(UInt128 key, double count, int item, CountTable next)
    {
        Span<ulong> codes = stackalloc ulong[design.Sizes.Length];
        Unpack(key, codes);
        for (var i = 0; i < codes.Length;)
        {
            var same = i + 1;
            while (same < classEnd[i] && codes[same] == codes[i])
            {
                same++;
            }

            if ((int)(codes[i] >> sumBits) < design.Sizes[i])
            {
                next.Add(Pack(codes, i, same, codes[i] + (1UL << sumBits) + (ulong)item), count * (same - i));
            }

            i = same;
        }
    }

    // Codes of one class stand in rising order; the changed one, taken from the end of its run of equals, moves up.
    private UInt128 Pack(ReadOnlySpan<ulong> codes, int first, int pastEqual, ulong changed)
    {
        Span<ulong> sorted = stackalloc ulong[codes.Length];
        codes.CopyTo(sorted);
        var place = pastEqual - 1;
        while (place + 1 < classEnd[first] && sorted[place + 1] < changed)
        {
            sorted[place] = sorted[place + 1];
            place++;
        }

        sorted[place] = changed;
        UInt128 key = 0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            key = (key << codeBits) | sorted[i];
        }

        return key;
    }

    private void Unpack(UInt128 key, Span<ulong> codes)
    {
        var mask = (1UL << codeBits) - 1;
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (ulong)key & mask;
            key >>= codeBits;
        }
    }

    private CountedTail Judge(CountTable states, RankSumSpread observed)
    {
        Span<ulong> codes = stackalloc ulong[design.Sizes.Length];
        Span<long> sums = stackalloc long[design.Sizes.Length];
        var beyond = new CompensatedSum();
        var equal = new CompensatedSum();
        var all = new CompensatedSum();
        for (var slot = 0; slot < states.Slots; slot++)
        {
            var count = states.CountAt(slot);
            if (count == 0)
            {
                continue;
            }

            Unpack(states.KeyAt(slot), codes);
            for (var i = 0; i < codes.Length; i++)
            {
                sums[i] = design.DoubledSum(i, (long)(codes[i] & ((1UL << sumBits) - 1)));
            }

            all.Add(count);
            switch (observed.Compare(sums))
            {
                case 0:
                    equal.Add(count);
                    break;
                case > 0:
                    beyond.Add(count);
                    break;
            }
        }

        return new CountedTail(beyond.Value, equal.Value, all.Value);
    }
}
