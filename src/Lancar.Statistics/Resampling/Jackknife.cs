namespace Lancar.Statistics;

/// <summary>A statistic of a sample with each observation left out in turn, in the order of the sorted sample.</summary>
public static class Jackknife
{
    /// <summary>The means without each observation: mean − (x − mean) / (n − 1).</summary>
    /// <param name="sample">At least two observations, all finite, in any order. Not changed.</param>
    /// <returns>One mean per observation, the smallest observation left out first; O(n log n).</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, <see cref="Violation.TooFew"/>.</exception>
    public static double[] Mean(ReadOnlySpan<double> sample)
    {
        var sorted = Sorted(sample);
        var mean = Moments.Of(sorted).Mean;
        return Array.ConvertAll(sorted, value => mean + (mean - value) / (sorted.Length - 1));
    }

    /// <summary>The medians without each observation: no more than three different values.</summary>
    /// <param name="sample">At least two observations, all finite, in any order. Not changed.</param>
    /// <returns>One median per observation, the smallest observation left out first; O(n log n).</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, <see cref="Violation.TooFew"/>.</exception>
    public static double[] Median(ReadOnlySpan<double> sample)
    {
        var sorted = Sorted(sample);
        var medians = new double[sorted.Length];
        // The places of the middle among n − 1, moved up by one where the one left out lies at or before them.
        var (low, high) = ((sorted.Length - 2) / 2, (sorted.Length - 1) / 2);
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] = Middle(sorted[i <= low ? low + 1 : low], sorted[i <= high ? high + 1 : high]);
        }

        return medians;
    }

    /// <summary>Any statistic without each observation.</summary>
    /// <param name="sample">At least two observations, all finite, in any order. Not changed.</param>
    /// <param name="statistic">Computes the statistic of a sorted sample of n − 1.</param>
    /// <returns>One value per observation, the smallest observation left out first; n evaluations.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/> (also when a statistic is not finite), <see cref="Violation.TooFew"/>.
    /// </exception>
    public static double[] Of(ReadOnlySpan<double> sample, Func<ReadOnlySpan<double>, double> statistic)
    {
        var sorted = Sorted(sample);
        var rest = sorted[1..];
        var values = new double[sorted.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = CustomStatistic.Finite(statistic(rest));
            if (i < rest.Length)
            {
                rest[i] = sorted[i];
            }
        }

        return values;
    }

    internal static double Middle(double low, double high) => low == high ? low : low / 2 + high / 2;

    private static double[] Sorted(ReadOnlySpan<double> sample)
    {
        SampleChecks.NotEmpty(sample);
        SampleChecks.Finite(sample);
        if (sample.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "Leaving one out needs at least two observations.");
        }

        var sorted = sample.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
