namespace Lancar.Statistics;

/// <summary>
/// Confidence intervals by resampling: for statistics without a handy law, and for samples whose shape nobody wants to assume.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// Estimates the mean or the median of one sample with a bootstrap interval.
    /// </summary>
    /// <param name="sample">Observations in their own unit and any order, ties allowed; at least two, all finite. Not changed.</param>
    /// <param name="statistic">Mean or median.</param>
    /// <param name="options">Method, replicates, seed, confidence, rules; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>Estimate, interval, standard error and bias in the unit of the observations.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Each resample draws n observations with replacement. BCa: levels moved by the bias correction z0 and the
    /// acceleration of the jackknife; percentile; basic; studentised with SD/√n for the mean and the standard error of Maritz and Jarrett
    /// for the median. Means of decimals are computed in whole numbers of their last decimal, so that a resample ties with the
    /// data when it does. Where BCa has no interval, it is null and <see cref="BootstrapResult.Obstacle"/> says why.</para>
    /// <para><b>Source.</b> Efron 1979, 1987; Davison, Hinkley 1997, chapter 5.</para>
    /// <para><b>Accuracy and cost.</b> The error of drawing shrinks as 1/√B; the same seed gives the same bits on any number of threads
    /// and for permuted observations. O(B n) on all cores, O(B) memory; the exact law of a median is quicker: <see cref="MedianBootstrapLaw"/>.</para>
    /// <para><b>Elsewhere.</b> boot: <see cref="BiasCorrection.Less"/> and <see cref="QuantileRule.NormalInterpolation"/>; SciPy:
    /// <see cref="BiasCorrection.Mid"/> and <see cref="QuantileRule.Type7"/>. See <c>docs/statistics/bootstrap.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>: one observation;
    /// <see cref="Violation.NoInformation"/>: the statistic is the same in every resample, as for equal observations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BootstrapResult Interval(
        ReadOnlySpan<double> sample,
        BootstrapStatistic statistic,
        BootstrapOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new BootstrapOptions()).Checked();
        var sorted = Sorted(sample);
        IResampledStatistic resampled = statistic switch
        {
            BootstrapStatistic.Mean => new ResampledMean(sorted, []),
            BootstrapStatistic.Median => new ResampledMedian(sorted, []),
        };
        return BootstrapRun.Of(resampled, chosen, cancellation, progress);
    }

    /// <summary>Estimates any statistic of one sample with a bootstrap interval. See the overload for mean and median.</summary>
    /// <param name="sample">Observations in any order; at least two, all finite. Not changed.</param>
    /// <param name="statistic">
    /// Computes the statistic of a sample of two or more. It must depend on nothing else, not on the order either: several threads
    /// call it. It may reorder nothing it is given.
    /// </param>
    /// <param name="options">Method, replicates, seed, confidence, rules; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>Estimate, interval, standard error and bias in the unit of the statistic.</returns>
    /// <remarks>
    /// The studentised method takes the standard error of each resample from resamples of it, see
    /// <see cref="BootstrapOptions.InnerReplicates"/>; BCa calls the statistic n times more for the jackknife. Ties with the estimate are
    /// judged on the doubles the statistic returns.
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>, also when a statistic is not finite; <see cref="Violation.TooFew"/>:
    /// one observation; <see cref="Violation.NoInformation"/>: the statistic is the same in every resample.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BootstrapResult Interval(
        ReadOnlySpan<double> sample,
        Func<ReadOnlySpan<double>, double> statistic,
        BootstrapOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new BootstrapOptions()).Checked();
        return BootstrapRun.Of(new CustomStatistic(Sorted(sample), statistic), chosen, cancellation, progress);
    }

    /// <summary>Estimates the difference of the means of two independent groups, first minus second. See the overload of one sample.</summary>
    /// <param name="first">Observations of the first group; at least two, all finite. Not changed.</param>
    /// <param name="second">Observations of the second group, likewise.</param>
    /// <param name="options">Method, replicates, seed, confidence, rules; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>Estimate, interval, standard error and bias in the unit of the observations; positive: first above second.</returns>
    /// <remarks>
    /// Each resample draws both groups anew, each from itself. The acceleration weights the influences of each group by its size, as SciPy;
    /// boot does not, which differs for groups of unequal size.
    /// </remarks>
    /// <exception cref="AssumptionException">As for one sample, the first group judged before the second.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BootstrapResult MeanDifference(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        BootstrapOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new BootstrapOptions()).Checked();
        var (one, two) = Sorted(first, second);
        return BootstrapRun.Of(new ResampledMean(one, two), chosen, cancellation, progress);
    }

    /// <summary>Estimates the difference of the medians of two independent groups, first minus second. See the overload of one sample.</summary>
    /// <param name="first">Observations of the first group; at least two, all finite. Not changed.</param>
    /// <param name="second">Observations of the second group, likewise.</param>
    /// <param name="options">Method, replicates, seed, confidence, rules; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>Estimate, interval, standard error and bias in the unit of the observations; positive: first above second.</returns>
    /// <remarks>Each resample draws both groups anew, each from itself. This is not the median of the pairwise differences.</remarks>
    /// <exception cref="AssumptionException">As for one sample, the first group judged before the second.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BootstrapResult MedianDifference(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        BootstrapOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new BootstrapOptions()).Checked();
        var (one, two) = Sorted(first, second);
        return BootstrapRun.Of(new ResampledMedian(one, two), chosen, cancellation, progress);
    }

    private static (double[] First, double[] Second) Sorted(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        SampleChecks.NotEmpty(first);
        SampleChecks.NotEmpty(second);
        SampleChecks.Finite(first);
        SampleChecks.Finite(second);
        return (Sorted(first), Sorted(second));
    }

    // Sorted, so that the order of observations does not show in what is drawn.
    private static double[] Sorted(ReadOnlySpan<double> sample)
    {
        SampleChecks.NotEmpty(sample);
        SampleChecks.Finite(sample);
        if (sample.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "A bootstrap needs at least two observations of each group.");
        }

        var sorted = sample.ToArray();
        Array.Sort(sorted);
        for (var i = 0; i < sorted.Length; i++)
        {
            // Adding zero turns −0 into +0: the order of −0 and +0 must not show.
            sorted[i] += 0.0;
        }

        return sorted;
    }
}
