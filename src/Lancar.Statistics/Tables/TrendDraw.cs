namespace Lancar.Statistics;

/// <summary>The p-values of a linear trend from random tables of the same margins.</summary>
internal static class TrendDraw
{
    /// <summary>Null when the sums leave 127 bits.</summary>
    public static TrendLaw? Of(TrendDesign design, MonteCarloPermutationOptions options, CancellationToken cancellation, IProgress<double>? progress)
    {
        if (design.LargestSum > Int128.MaxValue / 4)
        {
            return null;
        }

        int[] rows = [.. design.RowTotals.Select(total => (int)total)];
        int[] columns = [.. design.ColumnTotals.Select(total => (int)total)];
        Int128[] products = [.. design.RowScores.SelectMany(row => design.ColumnScores.Select(column => (Int128)(row * column)))];
        var (observed, mirror) = ((Int128)design.Sum, (Int128)design.Mirror);
        var logs = NetworkLogs.Of((int)design.Total);
        var (less, greater, far) = (0, 0, 0);
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => new RandomTable(rows, columns, logs),
            (random, stream, _, count) =>
            {
                var (ownLess, ownGreater, ownFar) = (0, 0, 0);
                Span<long> values = stackalloc long[random.Most];
                for (var done = 0; done < count; done += random.Most)
                {
                    var drawn = Math.Min(random.Most, count - done);
                    random.Draw(stream, values[..drawn]);
                    for (var t = 0; t < drawn; t++)
                    {
                        var sum = Sum(random.Cells(t), products);
                        ownLess += sum <= observed ? 1 : 0;
                        ownGreater += sum >= observed ? 1 : 0;
                        ownFar += sum <= observed || sum >= mirror ? 1 : 0;
                    }
                }

                Interlocked.Add(ref less, ownLess);
                Interlocked.Add(ref greater, ownGreater);
                Interlocked.Add(ref far, ownFar);
            },
            cancellation,
            progress);
        MonteCarloP Drawn(int extreme) => MonteCarloP.Of(extreme, options.Replicates, options.Confidence);
        var twoSided = Drawn(far);
        var law = new TrendLaw
        {
            Method = LinearTrendMethod.MonteCarlo,
            TwoSided = twoSided.P,
            Doubled = Probability.Of(new ScaledNumber(2 * Drawn(Math.Min(less, greater)).P.Value, 0)),
            Less = Drawn(less).P,
            Greater = Drawn(greater).P,
            Drawn = twoSided,
        };
        return design.IsReversed ? law.Exchanged() : law;
    }

    private static Int128 Sum(int[] cells, Int128[] products)
    {
        Int128 sum = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            sum += products[i] * cells[i];
        }

        return sum;
    }
}
