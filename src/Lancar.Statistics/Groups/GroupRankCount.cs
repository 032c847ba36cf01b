namespace Lancar.Statistics;

/// <summary>
/// Counts the assignments of pooled midranks to groups by the rank sums they give: the shift algorithm of Streitberg and Röhmel
/// (1986) in as many dimensions as there are groups less one. One block of counts per number of ranks each group holds so far.
/// </summary>
internal sealed class GroupRankCount
{
    private readonly GroupDesign design;
    private readonly int dimensions;
    private readonly int rest;
    private readonly int[] strides;
    private readonly long[] prefix;
    private readonly double[]?[] blocks;

    public GroupRankCount(GroupDesign design)
    {
        this.design = design;
        dimensions = design.Sizes.Length - 1;
        rest = design.Sizes[^1];
        strides = new int[dimensions];
        var fills = 1;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            strides[i] = fills;
            fills *= design.Sizes[i] + 1;
        }

        blocks = new double[fills][];
        prefix = new long[design.Items.Length + 1];
        for (var t = 0; t < design.Items.Length; t++)
        {
            prefix[t + 1] = prefix[t] + design.Items[t];
        }
    }

    /// <summary>
    /// The number of additions the count needs, or <paramref name="budget"/> + 1 when it is more than that.
    /// </summary>
    public static long Work(GroupDesign design, long budget)
    {
        var fills = design.Sizes.SkipLast(1).Aggregate(1.0, (product, size) => product * (size + 1));
        if (fills * design.Items.Length > budget)
        {
            return budget + 1;
        }

        var count = new GroupRankCount(design);
        var fill = new int[count.dimensions];
        long work = 0;
        for (var t = 1; t <= design.Items.Length; t++)
        {
            for (var index = 0; index < count.blocks.Length; index++)
            {
                var held = count.Unpack(index, fill);
                if (t - held < 0 || t - held > count.rest)
                {
                    continue;
                }

                var cells = (double)count.dimensions;
                for (var i = 0; i < fill.Length; i++)
                {
                    cells *= count.Width(fill[i], t);
                }

                work += (long)Math.Min(cells, budget);
                if (work > budget)
                {
                    return budget + 1;
                }
            }
        }

        return work;
    }

    public CountedTail Tail(RankSumSpread observed, CancellationToken cancellation, IProgress<double>? progress)
    {
        blocks[0] = [1.0];
        var fill = new int[dimensions];
        for (var t = 1; t <= design.Items.Length; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((t - 1.0) / design.Items.Length);
            // Downwards, so that every block is read before it takes in the new rank itself.
            for (var index = blocks.Length - 1; index >= 0; index--)
            {
                var held = Unpack(index, fill);
                if (t - held > rest)
                {
                    blocks[index] = null;
                }
                else if (t >= held)
                {
                    TakeIn(index, fill, held, t);
                }
            }
        }

        progress?.Report(1);
        return Judge(observed);
    }

    private int Unpack(int index, int[] fill)
    {
        var held = 0;
        for (var i = 0; i < dimensions; i++)
        {
            fill[i] = index / strides[i] % (design.Sizes[i] + 1);
            held += fill[i];
        }

        return held;
    }

    // Sums of m of the t smallest ranks reach from the m smallest to the m largest of them.
    private int Width(int m, int t) => m > t ? 0 : (int)(prefix[t] - prefix[t - m] - prefix[m]) + 1;

    private void TakeIn(int index, int[] fill, int held, int t)
    {
        var last = Math.Min(design.Items.Length, held + rest);
        Span<int> target = stackalloc int[dimensions];
        var size = 1;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            target[i] = size;
            size *= Width(fill[i], last);
        }

        var block = blocks[index] ??= new double[size];
        for (var i = 0; i < dimensions; i++)
        {
            if (fill[i] > 0 && blocks[index - strides[i]] is { } source)
            {
                fill[i]--;
                var shift = design.Items[t - 1] - design.Items[fill[i]];
                Shift(source, fill, held - 1, t - 1, block.AsSpan(shift * target[i]), target);
                fill[i]++;
            }
        }
    }

    private void Shift(double[] source, int[] fill, int held, int t, Span<double> block, ReadOnlySpan<int> target)
    {
        var last = Math.Min(design.Items.Length, held + rest);
        Span<int> from = stackalloc int[dimensions];
        Span<int> width = stackalloc int[dimensions];
        Span<int> at = stackalloc int[dimensions];
        var size = 1;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            from[i] = size;
            size *= Width(fill[i], last);
            width[i] = Width(fill[i], t);
            at[i] = 0;
        }

        var row = width[^1];
        while (true)
        {
            var sourceStart = 0;
            var targetStart = 0;
            for (var i = 0; i < dimensions - 1; i++)
            {
                sourceStart += at[i] * from[i];
                targetStart += at[i] * target[i];
            }

            Rows.Add(block[targetStart..], source.AsSpan(sourceStart, row));
            var digit = dimensions - 2;
            while (digit >= 0 && ++at[digit] == width[digit])
            {
                at[digit--] = 0;
            }

            if (digit < 0)
            {
                return;
            }
        }
    }

    private CountedTail Judge(RankSumSpread observed)
    {
        var block = blocks[^1]!;
        var groups = dimensions + 1;
        var total = prefix[^1];
        Span<long> reduced = stackalloc long[groups];
        Span<long> sums = stackalloc long[groups];
        var at = new int[dimensions];
        var beyond = new CompensatedSum();
        var equal = new CompensatedSum();
        var all = new CompensatedSum();
        foreach (var count in block)
        {
            if (count != 0)
            {
                reduced[dimensions] = total;
                for (var i = 0; i < dimensions; i++)
                {
                    reduced[i] = prefix[design.Sizes[i]] + at[i];
                    reduced[dimensions] -= reduced[i];
                    sums[i] = design.DoubledSum(i, reduced[i]);
                }

                sums[dimensions] = design.DoubledSum(dimensions, reduced[dimensions]);
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

            var digit = dimensions - 1;
            while (digit >= 0 && ++at[digit] == Width(design.Sizes[digit], design.Items.Length))
            {
                at[digit--] = 0;
            }
        }

        return new CountedTail(beyond.Value, equal.Value, all.Value);
    }
}
