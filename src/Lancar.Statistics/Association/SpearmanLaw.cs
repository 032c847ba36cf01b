namespace Lancar.Statistics;

/// <summary>The conditional law of the sum of products of two samples of midranks, by whichever way is within the budget.</summary>
internal static class SpearmanLaw
{
    public static PairingLaw Of(
        DoubledMidranks x,
        DoubledMidranks y,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress,
        double budget = Spearman.LargestCount)
    {
        if (x.Counts.Length == 1 || y.Counts.Length == 1)
        {
            return PairingLaw.NoInformation;
        }

        var design = new PairingDesign(x, y);
        Int128 products = 0;
        for (var i = 0; i < x.Ranks.Length; i++)
        {
            products += (Int128)x.Ranks[i] * y.Ranks[i];
        }

        var observed = design.Reduced(products);
        return Counted(design, observed, budget, cancellation, progress) ?? Drawn(design, observed, monteCarlo, cancellation, progress);
    }

    private static PairingLaw? Counted(PairingDesign design, long observed, double budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        if (design.StateCount > Spearman.LargestStates || design.Log2Pairings > 1000)
        {
            return null;
        }

        var count = new PairingCount(design);
        var (kept, visited) = count.Work();
        if (kept > Spearman.LargestKept || visited > budget)
        {
            return null;
        }

        var counted = count.Count(observed, cancellation, progress);
        return PairingLaw.Of(counted.Less, counted.Equal, counted.Greater, counted.Absolute, counted.All);
    }

    private static PairingLaw Drawn(
        PairingDesign design,
        long observed,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var levels = new int[design.Places.Length];
        var next = 0;
        for (var g = 0; g < design.Levels.Length; g++)
        {
            Array.Fill(levels, (int)design.Levels[g], next, design.Counts[g]);
            next += design.Counts[g];
        }

        var n = (Int128)levels.Length;
        var twice = 2 * design.TimesMean;
        var distance = Int128.Abs(2 * n * observed - twice);
        var counts = ShuffledCounts.Of(
            levels,
            levels.Length,
            monteCarlo,
            () => shuffled =>
            {
                var sum = design.Sum(shuffled);
                return (sum <= observed ? 1 : 0)
                    | (sum >= observed ? 2 : 0)
                    | (Int128.Abs(2 * n * sum - twice) >= distance ? 4 : 0);
            },
            cancellation,
            progress);
        return PairingLaw.Of(counts, monteCarlo);
    }
}
