namespace Lancar.Statistics;

/// <summary>Any statistic under random order of the values, as a whole or within blocks.</summary>
internal static class ShufflePermutation
{
    public static ShuffleResult Test(
        ReadOnlySpan<double> values,
        int blockLength,
        Func<ReadOnlySpan<double>, double> statistic,
        MonteCarloPermutationOptions options,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var given = values.ToArray();
        var observed = Number(statistic(given));
        var least = observed - options.TieSlack * Math.Abs(observed);
        var counts = new PermutationCounts();
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => new double[given.Length],
            (shuffled, stream, _, replicates) =>
            {
                given.CopyTo(shuffled, 0);
                var lanes = new XoshiroLanes(stream);
                var extreme = 0;
                for (var i = 0; i < replicates; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Shuffle(shuffled, blockLength, lanes);
                    extreme += Number(statistic(shuffled)) >= least ? 1 : 0;
                }

                counts.Add(extreme, 0, 0);
            },
            cancellation,
            progress);
        return new ShuffleResult
        {
            Observed = observed,
            Greater = MonteCarloP.Of(counts.Greater, options.Replicates, options.Confidence),
            Seed = options.Seed,
            TieSlack = options.TieSlack,
            MethodInWords =
                "Monte Carlo permutation test, "
                + (blockLength == given.Length ? "all values shuffled" : $"values shuffled within blocks of {blockLength}")
                + $"; {options.Replicates} replicates, seed {options.Seed}; p = (b + 1) / (B + 1), large values extreme; "
                + FormattableString.Invariant($"statistics within {options.TieSlack} of the observed one count as equal"),
        };
    }

    private static double Number(double statistic) =>
        double.IsNaN(statistic)
            ? throw new AssumptionException(Violation.NotFinite, "The statistic of these values is not a number.")
            : statistic;

    private static void Shuffle(double[] values, int blockLength, XoshiroLanes lanes)
    {
        for (var start = 0; start < values.Length; start += blockLength)
        {
            for (var left = blockLength; left > 1; left--)
            {
                var chosen = start + lanes.NextIndex(left);
                var last = start + left - 1;
                (values[last], values[chosen]) = (values[chosen], values[last]);
            }
        }
    }
}
