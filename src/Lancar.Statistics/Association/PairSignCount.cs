namespace Lancar.Statistics;

/// <summary>
/// Counts the pairings of two variables, both with ties, by Kendall's S. Levels of the first are filled in rising order; a state is
/// how many of each level of the second are used up, with a row of counts over S.
/// </summary>
internal sealed class PairSignCount
{
    private readonly int[] first;
    private readonly int[] second;
    private readonly int[] strides;
    private readonly double[]?[] rows;

    /// <param name="first">How many observations share each level of one variable.</param>
    /// <param name="second">Likewise of the other; its states are counted.</param>
    public PairSignCount(int[] first, int[] second)
    {
        (this.first, this.second) = PairingDesign.GoesIntoPlaces(first, second) ? (second, first) : (first, second);
        strides = new int[this.second.Length];
        var stride = 1;
        for (var g = 0; g < strides.Length; g++)
        {
            strides[g] = stride;
            stride *= this.second[g] + 1;
        }

        rows = new double[stride][];
    }

    /// <summary>The number of states: ways to have used up some of each level.</summary>
    public static double States(int[] counts) => counts.Aggregate(1.0, (product, count) => product * (count + 1));

    /// <summary>Multiplications the count needs, roughly.</summary>
    public double Work()
    {
        double work = 0;
        var start = 0;
        foreach (var size in first)
        {
            for (var state = 0; state < rows.Length; state++)
            {
                var used = Used(state);
                if (used < start || used > start + size)
                {
                    continue;
                }

                var ways = 0;
                for (var g = 0; g < second.Length; g++)
                {
                    ways += Math.Min(Digit(state, g), size);
                }

                work += (2.0 * Reach(state, start) + 1) * (1 + ways);
            }

            start += size;
        }

        return work;
    }

    /// <summary>Counts by S, from the index of −<paramref name="reach"/> on.</summary>
    public double[] Count(out long reach, CancellationToken cancellation, IProgress<double>? progress)
    {
        rows[0] = [1.0];
        var start = 0;
        foreach (var size in first)
        {
            for (var g = 0; g < second.Length; g++)
            {
                cancellation.ThrowIfCancellationRequested();
                // Downwards, so that every row is read before this level is added to it.
                for (var state = rows.Length - 1; state >= 0; state--)
                {
                    var used = Used(state);
                    if (used >= start && used <= start + size)
                    {
                        TakeIn(state, used, g, start);
                    }
                }
            }

            for (var state = 0; state < rows.Length; state++)
            {
                rows[state] = Used(state) == start + size ? rows[state] : null;
            }

            start += size;
            progress?.Report(start / (double)second.Sum());
        }

        reach = Reach(rows.Length - 1, start);
        return rows[^1]!;
    }

    private void TakeIn(int state, int used, int g, int start)
    {
        var row = rows[state];
        for (var added = 1; added <= Digit(state, g) && added <= used - start; added++)
        {
            var from = state - added * strides[g];
            if (rows[from] is not { } source)
            {
                continue;
            }

            // Against each new one: lower levels used before this level of the first, less the higher ones.
            var newer = used - added - start;
            var lower = 0;
            for (var l = 0; l < second.Length; l++)
            {
                lower += l == g ? 0 : l < g ? Digit(from, l) : -Digit(from, l);
            }

            long shift = (long)added * (lower - newer);
            var ways = Choose(second[g] - Digit(from, g), added);
            row ??= rows[state] = new double[2 * Reach(state, start) + 1];
            var offset = Reach(state, start) + shift - Reach(from, start);
            for (var i = 0; i < source.Length; i++)
            {
                if (source[i] != 0)
                {
                    row[i + offset] += ways * source[i];
                }
            }
        }
    }

    // Pairs that can count at all: different in both variables. Within the present level of the first, pairs of it do not.
    private long Reach(int state, int start)
    {
        long used = 0;
        long tied = 0;
        for (var g = 0; g < second.Length; g++)
        {
            long digit = Digit(state, g);
            used += digit;
            tied += digit * (digit - 1) / 2;
        }

        var pairs = used * (used - 1) / 2;
        return pairs - tied;
    }

    private int Digit(int state, int g) => state / strides[g] % (second[g] + 1);

    private int Used(int state)
    {
        var used = 0;
        for (var g = 0; g < second.Length; g++)
        {
            used += Digit(state, g);
        }

        return used;
    }

    private static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++)
        {
            ways = ways * (n - k + i) / i;
        }

        return ways;
    }
}
