using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>The usual summary of one sample, in the unit of the observations.</summary>
public sealed record Descriptives
{
    private Descriptives()
    {
    }

    /// <summary>Number of observations, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>Number of missing observations beside those counted; 0 where none can be missing.</summary>
    public int Missing { get; init; }

    /// <summary>Arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Sample standard deviation, divisor n − 1; null for one observation.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>Standard error of the mean, SD / √n; null for one observation.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Median: the middle observation or the mean of the two in the middle.</summary>
    public required double Median { get; init; }

    /// <summary>Lower quartile, type 7 of Hyndman and Fan (1996): linear interpolation at 1 + (n − 1) / 4. Excel and R's default; SPSS uses type 6.</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Upper quartile, type 7: linear interpolation at 1 + 3 (n − 1) / 4.</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>Lower quartile, type 6 of Hyndman and Fan: linear interpolation at (n + 1) / 4, as SPSS and Minitab print it.</summary>
    public required double LowerQuartileType6 { get; init; }

    /// <summary>Upper quartile, type 6: linear interpolation at 3 (n + 1) / 4.</summary>
    public required double UpperQuartileType6 { get; init; }

    /// <summary>Skewness g₁ = m₃ / m₂^1.5 with divisor n (SciPy's default): above 0 with a long right tail; null without spread.</summary>
    public required double? Skewness { get; init; }

    /// <summary>Skewness G₁ = g₁ √(n (n − 1)) / (n − 2), as SPSS, SAS and Excel print it; null for fewer than three observations or without spread.</summary>
    public required double? AdjustedSkewness { get; init; }

    /// <summary>Smallest observation.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest observation.</summary>
    public required double Maximum { get; init; }

    /// <summary>Student t interval of the mean, mean ± t(n − 1) · SE; null for one observation. Assumes a roughly normal mean.</summary>
    public required ConfidenceInterval? MeanInterval { get; init; }

    /// <summary>Exact interval of the median from order statistics, with the confidence it attains.</summary>
    public required MedianInterval MedianInterval { get; init; }

    /// <summary>
    /// Summarises one sample: count, mean, standard deviation, standard error, quartiles, range, skewness and the t-interval of the mean.
    /// </summary>
    /// <param name="values">Observations in any order, in their own unit; at least one, all finite. Not changed.</param>
    /// <param name="confidence">Confidence of the interval of the mean, strictly between 0 and 1.</param>
    /// <returns>The summary; the same, bit for bit, for permuted observations.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Compensated sums; the variance by the corrected two-pass formula (Chan, Golub, LeVeque 1983), so that a
    /// large common offset costs no digits. Observations near the ends of the double range are scaled by a power of two.</para>
    /// <para><b>Accuracy and cost.</b> Mean and SD to about 1e-15 relative, t-interval to 1e-12; one sort, O(n log n).</para>
    /// <para><b>Elsewhere.</b> SPSS quartiles (type 6) lie further out in small samples; see <c>docs/statistics/descriptives.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    [OverloadResolutionPriority(1)]
    public static Descriptives Of(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        for (var i = 0; i < sorted.Length; i++)
        {
            // Adding zero turns −0 into +0: the order of −0 and +0 must not show.
            sorted[i] += 0.0;
        }

        var moments = Moments.Of(sorted);
        var skewness = Statistics.Skewness.Of(sorted);
        double n = sorted.Length;
        return new Descriptives
        {
            Count = sorted.Length,
            Mean = moments.Mean,
            StandardDeviation = moments.StandardDeviation,
            StandardError = moments.StandardDeviation / Math.Sqrt(sorted.Length),
            Median = Type7Quantile.Of(sorted, 0.5),
            LowerQuartile = Type7Quantile.Of(sorted, 0.25),
            UpperQuartile = Type7Quantile.Of(sorted, 0.75),
            LowerQuartileType6 = Type6(sorted, 1),
            UpperQuartileType6 = Type6(sorted, 3),
            Skewness = skewness,
            AdjustedSkewness = n < 3 ? null : skewness * Math.Sqrt(n * (n - 1)) / (n - 2),
            Minimum = sorted[0],
            Maximum = sorted[^1],
            MedianInterval = MedianInterval.Of(sorted, confidence),
            MeanInterval = IntervalOf(moments, sorted.Length, confidence),
        };
    }

    /// <summary>Summarises one sample with gaps: nulls are counted in <see cref="Missing"/> and left out. See the overload without gaps.</summary>
    /// <param name="values">Observations in any order, null where missing; at least one present, all present ones finite.</param>
    /// <param name="confidence">Confidence of the interval of the mean, strictly between 0 and 1.</param>
    /// <returns>The summary of the observations present.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>: none is present. <see cref="Violation.NotFinite"/>: NaN does not mean missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static Descriptives Of(IReadOnlyList<double?> values, double confidence = 0.95)
    {
        double[] present = [.. values.Where(value => value is not null).Select(value => value!.Value)];
        return Of(present.AsSpan(), confidence) with { Missing = values.Count - present.Length };
    }

    private static ConfidenceInterval? IntervalOf(Moments moments, int count, double confidence)
    {
        if (moments.StandardDeviation is not { } deviation)
        {
            return null;
        }

        var reach = StudentLaw.TwoSidedQuantile(confidence, count - 1) * (deviation / Math.Sqrt(count));
        return new ConfidenceInterval(moments.Mean - reach, moments.Mean + reach, confidence);
    }

    // The place of quarter q, counted from 1, is (n + 1) q / 4, kept within the sample.
    private static double Type6(double[] sorted, int quarter)
    {
        var place = (long)(sorted.Length + 1) * quarter;
        var index = place / 4;
        if (index < 1 || index >= sorted.Length)
        {
            return index < 1 ? sorted[0] : sorted[^1];
        }

        return Type7Quantile.Between(sorted[index - 1], sorted[index], place % 4 / 4.0);
    }
}
