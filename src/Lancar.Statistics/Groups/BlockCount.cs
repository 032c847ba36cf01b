namespace Lancar.Statistics;

/// <summary>
/// Counts the arrangements within blocks by the sorted column sums they give. Weights of a block are placed one by one; states that
/// differ only by exchanging columns are one state. Every term is positive.
/// </summary>
internal sealed class BlockCount
{
    private readonly int treatments;
    private readonly int[][] blocks;
    private readonly int sumBits;
    private readonly int codeBits;

    public BlockCount(BlockDesign design)
    {
        treatments = design.Treatments;
        blocks = design.Blocks;
        sumBits = design.SumBits;
        // One more bit marks a column that this block has already been to.
        codeBits = sumBits + 1;
    }

    /// <summary>True when a state fits into one key.</summary>
    public static bool Fits(BlockDesign design) => (design.SumBits + 1) * design.Treatments <= 128;

    /// <summary>The tail, or null when more than <paramref name="budget"/> steps are needed or foreseen.</summary>
    public CountedTail? Tail(long observedSquares, long budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        var now = new CountTable();
        var next = new CountTable();
        now.Add(0, 1);
        long steps = 0;
        for (var b = 0; b < blocks.Length; b++)
        {
            progress?.Report((double)b / blocks.Length);
            var orders = BlockDesign.Runs(blocks[b]).Aggregate(1.0, (product, run) => product * BlockDesign.Factorial(run));
            for (var i = 0; i < blocks[b].Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                steps += (long)now.Count * (treatments - i);
                // States grow at least in proportion to the blocks: what is certain to come counts already.
                var ahead = blocks.Length / (b + 1.0);
                if (steps * ahead * ahead > budget)
                {
                    return null;
                }

                next.Clear();
                var last = i == blocks[b].Length - 1;
                for (var slot = 0; slot < now.Slots; slot++)
                {
                    if (now.CountAt(slot) != 0)
                    {
                        // Equal weights are placed in every order: their number of orders is divided away, exactly, at the end.
                        Place(now.KeyAt(slot), now.CountAt(slot), blocks[b][i], last, next);
                    }
                }

                (now, next) = (next, now);
            }

            if (orders > 1)
            {
                now.Divide(orders);
            }
        }

        progress?.Report(1);
        return Judge(now, observedSquares);
    }

    private void Place(UInt128 key, double count, int weight, bool last, CountTable next)
    {
        Span<ulong> codes = stackalloc ulong[treatments];
        var mask = (1UL << codeBits) - 1;
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (ulong)key & mask;
            key >>= codeBits;
        }

        // Rising order: the columns not yet visited stand first.
        var visited = 1UL << sumBits;
        for (var i = 0; i < codes.Length && codes[i] < visited;)
        {
            var same = i + 1;
            while (same < codes.Length && codes[same] == codes[i])
            {
                same++;
            }

            next.Add(Pack(codes, same - 1, (codes[i] + (ulong)weight) | visited, last ? visited - 1 : mask), count * (same - i));
            i = same;
        }
    }

    private UInt128 Pack(ReadOnlySpan<ulong> codes, int replaced, ulong changed, ulong kept)
    {
        Span<ulong> sorted = stackalloc ulong[codes.Length];
        var filled = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var code = (i == replaced ? changed : codes[i]) & kept;
            var place = filled++;
            while (place > 0 && sorted[place - 1] > code)
            {
                sorted[place] = sorted[place - 1];
                place--;
            }

            sorted[place] = code;
        }

        UInt128 key = 0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            key = (key << codeBits) | sorted[i];
        }

        return key;
    }

    private CountedTail Judge(CountTable states, long observedSquares)
    {
        var mask = (1UL << codeBits) - 1;
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

            long squares = 0;
            var key = states.KeyAt(slot);
            for (var i = 0; i < treatments; i++)
            {
                var sum = (long)((ulong)key & mask);
                squares += sum * sum;
                key >>= codeBits;
            }

            all.Add(count);
            if (squares > observedSquares)
            {
                beyond.Add(count);
            }
            else if (squares == observedSquares)
            {
                equal.Add(count);
            }
        }

        return new CountedTail(beyond.Value, equal.Value, all.Value);
    }
}
