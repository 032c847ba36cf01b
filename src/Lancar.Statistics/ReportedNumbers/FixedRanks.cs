namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The midranks of the differences fixed so far, doubled, and what p can at most be whatever the open ones are; those all rise.</summary>
internal readonly struct FixedRanks
{
    private readonly List<(int Count, int Doubled)> groups;
    private readonly int open;
    private readonly int below;
    private readonly long fallen;

    public FixedRanks(int[] down, int[] up, int open, bool pratt)
    {
        groups = [];
        this.open = open;
        var zeros = down[0];
        below = pratt ? zeros : 0;
        for (var level = 1; level < down.Length; level++)
        {
            var count = down[level] + up[level];
            if (count > 0)
            {
                var doubled = (2 * below) + count + 1;
                groups.Add((count, doubled));
                fallen += (long)down[level] * doubled;
                below += count;
            }
        }

        Moved = below + open - (pratt ? zeros : 0);
    }

    /// <summary>Differences that are not zero.</summary>
    public int Moved { get; }

    /// <summary>Twice the smaller tail at most, and whether that is p itself: everything is fixed, or no open midrank can enter the smaller sum.</summary>
    public (double Bound, bool IsFinal) ExactBound()
    {
        var risen = groups.Sum(group => (long)group.Count * group.Doubled) - fallen;
        if (open == 0)
        {
            return (Twice(Sets(Math.Min(fallen, risen))), true);
        }

        var all = risen + fallen + ((long)open * ((2 * below) + open + 1));
        if (2 * fallen >= all)
        {
            return (1, false);
        }

        // The i-th open midrank is at least (below + 1 + below + i) / 2, as if tied with all open ones before it.
        var sets = Sets(fallen);
        var least = (2 * below) + 2;
        var final = least > fallen;
        for (; least <= Math.Min(fallen, (2 * below) + 1 + open); least++)
        {
            Take(sets, least);
        }

        return (Twice(sets), final);
    }

    /// <summary>The normal approximation with the fewest ties among the open differences (Σ t³ − t); zeros that are split between the signs add to the variance.</summary>
    public double NormalBound(bool corrected, double? openTies, int splitZeros)
    {
        if (openTies is not { } extra)
        {
            return 0;
        }

        var first = below - groups.Sum(group => group.Count);
        var last = first + Moved;
        var squares = Cubic(last) - Cubic(first) - ((groups.Sum(group => Math.Pow(group.Count, 3) - group.Count) + extra) / 12);
        squares += splitZeros * (splitZeros + 1.0) * (splitZeros + 1) / 4;
        var ranks = ((double)last * (last + 1) / 2) - ((double)first * (first + 1) / 2);
        var distance = Math.Max(0, Math.Abs((ranks / 2) - (fallen / 2.0)) - (corrected ? 0.5 : 0));
        return Math.Min(1, Probability.Of(NormalLaw.TwoSided(distance / (Math.Sqrt(squares) / 2))).Value);

        static double Cubic(double n) => n * (n + 1) * ((2 * n) + 1) / 6;
    }

    /// <summary>How many sets of fixed midranks have each sum up to a greatest one.</summary>
    private double[] Sets(long greatest)
    {
        var sets = new double[greatest + 1];
        sets[0] = 1;
        foreach (var (count, doubled) in groups)
        {
            for (var i = 0; i < count; i++)
            {
                Take(sets, doubled);
            }
        }

        return sets;
    }

    private double Twice(double[] sets) => Math.Min(1, Math.ScaleB(sets.Sum(), 1 - Moved));

    private static void Take(double[] sets, int rank)
    {
        for (var sum = sets.Length - 1; sum >= rank; sum--)
        {
            sets[sum] += sets[sum - rank];
        }
    }
}

/// <summary>The least Σ (t³ − t) over ties that so many differences can have, when they lie beyond a magnitude and have a given sum.</summary>
internal sealed class OpenTies
{
    private readonly int n;
    private readonly int first;
    private readonly int greatest;
    private readonly int mostSum;
    private double[][]? tables;

    public OpenTies(int n, int first, int greatest, int mostSum)
    {
        this.n = n;
        this.first = first;
        this.greatest = greatest;
        this.mostSum = Math.Max(0, mostSum);
    }

    /// <summary>Null when no such differences have this sum.</summary>
    public double? Fewest(int from, int count, int sum)
    {
        if (count == 0)
        {
            return sum == 0 ? 0 : null;
        }

        if (sum < 0 || sum > mostSum || from > greatest)
        {
            return null;
        }

        tables ??= Build();
        var value = tables[from - first][(count * (mostSum + 1)) + sum];
        return double.IsPositiveInfinity(value) ? null : value;
    }

    private double[][] Build()
    {
        var built = new double[greatest - first + 1][];
        var none = new double[(n + 1) * (mostSum + 1)];
        Array.Fill(none, double.PositiveInfinity);
        none[0] = 0;
        for (var level = greatest; level >= first; level--)
        {
            var higher = level == greatest ? none : built[level - first + 1];
            var here = new double[none.Length];
            for (var count = 0; count <= n; count++)
            {
                for (var sum = 0; sum <= mostSum; sum++)
                {
                    var best = double.PositiveInfinity;
                    for (var t = 0; t <= count && t * level <= sum; t++)
                    {
                        best = Math.Min(best, higher[((count - t) * (mostSum + 1)) + sum - (t * level)] + ((double)t * t * t) - t);
                    }

                    here[(count * (mostSum + 1)) + sum] = best;
                }
            }

            built[level - first] = here;
        }

        return built;
    }
}
