namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>Every sample of so many whole numbers from 0 to 16, gone through one by one, and what each prints as: the slow, obviously right oracle.</summary>
internal sealed class EverySample
{
    public const int Greatest = 16;

    /// <summary>No deviation exceeds 12: the greatest is that of 0 and 16 with divisor 1.</summary>
    public const int LargestDeviation = 12;

    private readonly int[][] attained;
    private readonly Dictionary<(int Total, int Decimals), int[]> deviations = [];

    private EverySample(int n, int[][] attained, long samples)
    {
        N = n;
        Samples = samples;
        this.attained = attained;
    }

    public int N { get; }

    /// <summary>How many samples there are.</summary>
    public long Samples { get; }

    public static EverySample Of(int n)
    {
        var samples = 0L;
        return new EverySample(n, Attained(n, Greatest, ref samples), samples);
    }

    public static int Power(int decimals) => decimals switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };

    /// <summary>The totals that print as each mean from 0 to 16 with these decimals: cut off, or to the nearest with a half either way.</summary>
    public List<int>[] TotalsByMean(int decimals)
    {
        var power = Power(decimals);
        var totals = Enumerable.Range(0, (Greatest * power) + 2).Select(_ => new List<int>()).ToArray();
        for (var total = 0; total <= N * Greatest; total++)
        {
            var (units, rest) = Math.DivRem(total * power, N);
            totals[units].Add(total);
            if (2 * rest >= N)
            {
                totals[units + 1].Add(total);
            }
        }

        return totals;
    }

    /// <summary>How many samples with these totals print as each standard deviation with these decimals, by either divisor.</summary>
    public int[] SamplesByDeviation(IReadOnlyList<int> totals, int decimals)
    {
        if (totals.Count == 1)
        {
            return SamplesByDeviation(totals[0], decimals);
        }

        var counts = new int[(LargestDeviation * Power(decimals)) + 2];
        foreach (var more in totals.Select(total => SamplesByDeviation(total, decimals)))
        {
            for (var units = 0; units < counts.Length; units++)
            {
                counts[units] += more[units];
            }
        }

        return counts;
    }

    /// <summary>How many samples of n values from 0 to the greatest have each total and each sum of squares: every one is gone through.</summary>
    public static int[][] Attained(int n, int greatest, ref long samples)
    {
        var attained = Enumerable.Range(0, (n * greatest) + 1).Select(_ => new int[(n * greatest * greatest) + 1]).ToArray();
        Walk(n, greatest, 0, 0, attained, ref samples);
        return attained;
    }

    /// <summary>
    /// What √(deviations / (n · divisor)) prints as: the greatest whole number of last digits below it, and the next when it is at least half a digit on,
    /// else −1.
    /// </summary>
    public static (long Below, long Next) Prints(long deviations, long n, long divisor, long power)
    {
        var (square, by) = (deviations * power * power, n * divisor);
        var units = (long)Math.Sqrt((double)square / by);
        while (units * units * by > square)
        {
            units--;
        }

        while ((units + 1) * (units + 1) * by <= square)
        {
            units++;
        }

        return (units, 4 * square >= ((2 * units) + 1) * ((2 * units) + 1) * by ? units + 1 : -1);
    }

    private int[] SamplesByDeviation(int total, int decimals)
    {
        if (deviations.TryGetValue((total, decimals), out var known))
        {
            return known;
        }

        var power = Power(decimals);
        var counts = new int[(LargestDeviation * power) + 2];
        for (var squares = 0; squares < attained[total].Length; squares++)
        {
            if (attained[total][squares] == 0)
            {
                continue;
            }

            var deviation = ((long)N * squares) - ((long)total * total);
            var (below, next) = Prints(deviation, N, N, power);
            var (wider, widest) = N == 1 ? (below, next) : Prints(deviation, N, N - 1, power);
            foreach (var units in new[] { below, next, wider, widest }.Distinct().Where(units => units >= 0))
            {
                counts[units] += attained[total][squares];
            }
        }

        return deviations[(total, decimals)] = counts;
    }

    private static void Walk(int left, int upTo, int total, int squares, int[][] attained, ref long samples)
    {
        if (left == 0)
        {
            attained[total][squares]++;
            samples++;
            return;
        }

        for (var value = 0; value <= upTo; value++)
        {
            Walk(left - 1, value, total + value, squares + (value * value), attained, ref samples);
        }
    }
}
