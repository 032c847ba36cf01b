namespace Lancar.Statistics;

/// <summary>The conditional law of Kendall's S, by whichever way is within the budget.</summary>
internal static class KendallLaw
{
    private const double LargestLog = 690;

    public static PairingLaw Of(
        SignedPairs pairs,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress,
        double budget = Kendall.LargestCount)
    {
        if (pairs.FirstCounts.Length == 1 || pairs.SecondCounts.Length == 1)
        {
            return PairingLaw.NoInformation;
        }

        var n = pairs.Observations;
        var firstTied = pairs.FirstCounts.Length < n;
        var secondTied = pairs.SecondCounts.Length < n;
        if (!(firstTied && secondTied))
        {
            if (n <= InversionCount.LargestCounted)
            {
                return Inversions(pairs, firstTied ? pairs.FirstCounts : pairs.SecondCounts);
            }

            if (!firstTied && !secondTied)
            {
                return Summed(pairs);
            }
        }
        else if (Both(pairs, budget, cancellation, progress) is { } counted)
        {
            return counted;
        }

        return Drawn(pairs, monteCarlo, cancellation, progress);
    }

    // At most one variable tied: S = comparable pairs − 2 · inversions, a symmetric law.
    private static PairingLaw Inversions(SignedPairs pairs, int[] counts)
    {
        var orders = InversionCount.Orders(counts);
        var inversions = (pairs.Comparable - pairs.S) / 2;
        var nearer = (int)Math.Min(inversions, pairs.Comparable - inversions);
        var below = new CompensatedSum();
        var all = new CompensatedSum();
        for (var d = 0; d < orders.Length; d++)
        {
            all.Add(orders[d]);
            if (d < nearer)
            {
                below.Add(orders[d]);
            }
        }

        var tail = below.Value + orders[nearer];
        var opposite = all.Value - below.Value;
        var falls = pairs.S < 0;
        return PairingLaw.Of(falls ? tail : opposite, orders[nearer], falls ? opposite : tail, Math.Min(all.Value, 2 * tail), all.Value);
    }

    private static PairingLaw Summed(SignedPairs pairs)
    {
        var inversions = (pairs.Comparable - pairs.S) / 2;
        var nearer = Math.Min(inversions, pairs.Comparable - inversions);
        var fourier = new InversionFourier(pairs.Observations);
        var tail = fourier.AtMost(nearer);
        var below = nearer == 0 ? new ScaledNumber(0, 0) : fourier.AtMost(nearer - 1);
        var point = tail.Plus(below.Times(-1));
        var opposite = Probability.Of(new ScaledNumber(1 - below.Value, 0));
        var twoSided = Probability.Of(tail.Times(2));
        var falls = pairs.S < 0;
        return new PairingLaw(
            twoSided,
            falls ? Probability.Of(tail) : opposite,
            falls ? opposite : Probability.Of(tail),
            twoSided,
            Probability.Of(point),
            Probability.Of(tail.Plus(below)),
            null,
            RankTestMethod.ExactFourier);
    }

    private static PairingLaw? Both(SignedPairs pairs, double budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        var states = Math.Min(PairSignCount.States(pairs.FirstCounts), PairSignCount.States(pairs.SecondCounts));
        if (states > Kendall.LargestStates || LogPairings(pairs) > LargestLog)
        {
            return null;
        }

        var count = new PairSignCount(pairs.FirstCounts, pairs.SecondCounts);
        if (count.Work() > budget)
        {
            return null;
        }

        var rows = count.Count(out var reach, cancellation, progress);
        var distance = Math.Abs(pairs.S);
        var less = new CompensatedSum();
        var greater = new CompensatedSum();
        var absolute = new CompensatedSum();
        var all = new CompensatedSum();
        for (var i = 0; i < rows.Length; i++)
        {
            var s = i - reach;
            all.Add(rows[i]);
            less.Add(s <= pairs.S ? rows[i] : 0);
            greater.Add(s >= pairs.S ? rows[i] : 0);
            absolute.Add(Math.Abs(s) >= distance ? rows[i] : 0);
        }

        return PairingLaw.Of(less.Value, rows[reach + pairs.S], greater.Value, absolute.Value, all.Value);
    }

    private static PairingLaw Drawn(
        SignedPairs pairs,
        MonteCarloPermutationOptions monteCarlo,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var (first, second) = PairingDesign.GoesIntoPlaces(pairs.FirstCounts, pairs.SecondCounts)
            ? (pairs.SecondCounts, pairs.FirstCounts)
            : (pairs.FirstCounts, pairs.SecondCounts);
        var levels = new int[pairs.Observations];
        var next = 0;
        for (var g = 0; g < second.Length; g++)
        {
            Array.Fill(levels, g, next, second[g]);
            next += second[g];
        }

        var counts = ShuffledCounts.Of(
            levels,
            levels.Length,
            monteCarlo,
            () =>
            {
                var tree = new int[second.Length + 1];
                return shuffled =>
                {
                    var s = SignedPairs.Score(first, shuffled, tree);
                    return (s <= pairs.S ? 1 : 0) | (s >= pairs.S ? 2 : 0) | (Math.Abs(s) >= Math.Abs(pairs.S) ? 4 : 0);
                };
            },
            cancellation,
            progress);
        return PairingLaw.Of(counts, monteCarlo);
    }

    // Observations of one level of the variable that goes into places are not told apart.
    private static double LogPairings(SignedPairs pairs) =>
        LogFactorial(pairs.Observations) - Math.Min(pairs.FirstCounts.Sum(LogFactorial), pairs.SecondCounts.Sum(LogFactorial));

    private static double LogFactorial(int n)
    {
        var log = 0.0;
        for (var i = 2; i <= n; i++)
        {
            log += Math.Log(i);
        }

        return log;
    }
}
