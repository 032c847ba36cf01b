namespace Lancar.Statistics;

/// <summary>The mean of differences under random signs, in whole numbers.</summary>
internal static class SignFlipPermutation
{
    public static MeanPermutationResult Test(
        ReadOnlySpan<double> differences,
        MonteCarloPermutationOptions options,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var whole = WholeNumbers.Of(differences, 4.0 * differences.Length);
        long observed = 0;
        long total = 0;
        var magnitudes = new long[differences.Length];
        for (var i = 0; i < magnitudes.Length; i++)
        {
            observed += whole.Values[i];
            magnitudes[i] = Math.Abs(whole.Values[i]);
            total += magnitudes[i];
        }

        Array.Sort(magnitudes);
        var slack = whole.IsExact ? 0 : (long)magnitudes.Length;
        var counts = new PermutationCounts();
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => new CoinSums(magnitudes),
            (coins, stream, _, replicates) => Draw(coins, new XoshiroLanes(stream), replicates, total, observed, slack, counts),
            cancellation,
            progress);
        return TwoGroupPermutation.Result(
            whole.Measure(observed, magnitudes.Length),
            counts,
            options,
            whole.IsExact,
            total == 0,
            "paired, every pattern of signs equally likely");
    }

    private static void Draw(
        CoinSums coins,
        XoshiroLanes lanes,
        int replicates,
        long total,
        long observed,
        long slack,
        PermutationCounts counts)
    {
        var (greater, less, both) = (0, 0, 0);
        coins.Restart();
        for (var i = 0; i < replicates; i++)
        {
            // Heads stay positive, tails turn negative.
            var sum = 2 * coins.Next(lanes) - total;
            greater += sum >= observed - slack ? 1 : 0;
            less += sum <= observed + slack ? 1 : 0;
            both += Math.Abs(sum) >= Math.Abs(observed) - slack ? 1 : 0;
        }

        counts.Add(greater, less, both);
    }
}
