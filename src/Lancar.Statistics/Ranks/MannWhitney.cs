namespace Lancar.Statistics;

/// <summary>The Mann–Whitney (Wilcoxon rank-sum) test for two independent samples, exact with ties, at any size.</summary>
public static class MannWhitney
{
    /// <summary>Up to this bound of the relative error a Fourier sum is called exact.</summary>
    public const double ExactErrorBound = 1e-12;

    /// <summary>Tests the null hypothesis that both samples come from one distribution, given the pooled values.</summary>
    /// <param name="first">
    /// First sample in the unit of the measurement, at least one observation, all finite, in any order. Taken exactly as given: ties are judged on
    /// these doubles, without rounding or tolerance. Not changed.
    /// </param>
    /// <param name="second">Second sample, likewise; it may have another length.</param>
    /// <param name="options">Null value, confidence, whether to estimate; null for the defaults.</param>
    /// <param name="cancellation">Stops the computation; only samples of thousands with ties take longer than some milliseconds.</param>
    /// <param name="progress">Told the share done, 0 to 1, of each tail that is computed; null for nobody.</param>
    /// <returns>
    /// Exact p-values (two-sided by doubling and by distance, both one-sided, mid-p), U, the normal approximation beside them, the Hodges–Lehmann
    /// shift first minus second and its interval in the unit of the observations.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> Always exact: the conditional law of U over all C(m + n, m) assignments of the observed midranks. No normal approximation
    /// stands in for it at any size. Without ties the Gaussian binomial, in whole numbers while they fit, beyond that as a tilted Fourier sum;
    /// with ties the shift algorithm over number and sum (Streitberg, Röhmel 1986) while it is cheap, beyond that a tilted Fourier sum in
    /// two variables (after Pagano, Tritchler 1983 and Keich 2005). All observations equal: p = 1 and
    /// <see cref="MannWhitneyResult.HasNoInformation"/>.</para>
    /// <para><b>Interval.</b> From the k-th smallest to the k-th largest difference, k from the law without ties (Hollander, Wolfe, Chicken 2014,
    /// section 4.3). With ties the closed interval keeps at least that confidence.</para>
    /// <para><b>Accuracy.</b> p to 1e-12 relative up to 400 observations and 1e-10 beyond, also far below 1e-300 by its logarithm. The same
    /// answer, bit for bit, for permuted rows, and with the tails exchanged for exchanged samples. Estimate and limits in memory O(m + n).</para>
    /// <para><b>Elsewhere.</b> R 4.2's <c>wilcox.test</c> falls back to the normal approximation with ties and runs out of memory at
    /// 1000 + 1000; SciPy's exact method is wrong with ties; SPSS prints the uncorrected asymptotic Z. See
    /// <c>docs/statistics/mann-whitney.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: a sample has no observation. <see cref="Violation.NotFinite"/>: an observation is NaN or infinite, or becomes
    /// so when the null value is subtracted, or (unless the estimate is left out) a difference of two observations leaves the range of a double.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static MannWhitneyResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        MannWhitneyOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = Checked(options);
        SampleChecks.NotEmpty(first);
        SampleChecks.NotEmpty(second);
        SampleChecks.Finite(first);
        SampleChecks.Finite(second);
        var asGiven = Sorted(first);
        var sortedSecond = Sorted(second);
        var ranks = PooledMidranks.OfSorted(Shifted(asGiven, chosen.NullValue), sortedSecond);
        var shift = chosen.Estimate ? ShiftEstimate.Of(asGiven, sortedSecond, chosen.Confidence) : ShiftEstimate.LeftOut;
        var (z, corrected) = Scores(ranks);
        var tails = Tails(ranks, new LongWork(cancellation, progress));
        return new MannWhitneyResult
        {
            FirstCount = first.Length,
            SecondCount = second.Length,
            NullValue = chosen.NullValue,
            U = ranks.DoubledU / 2.0,
            TieGroups = ranks.TieGroups,
            PTwoSided = Probability.Of(tails?.Doubled ?? One),
            PTwoSidedAbsolute = Probability.Of(tails?.Absolute ?? One),
            PLess = Probability.Of(tails?.Less ?? One),
            PGreater = Probability.Of(tails?.Greater ?? One),
            PointProbability = Probability.Of(tails?.Point ?? One),
            MidPTwoSided = Probability.Of(tails?.MidDoubled ?? One),
            PErrorBound = tails?.ErrorBound ?? 0,
            Z = z,
            PAsymptotic = Probability.Of(NormalLaw.TwoSided(z)),
            ZCorrected = corrected,
            PAsymptoticCorrected = Probability.Of(NormalLaw.TwoSided(corrected)),
            HodgesLehmann = shift.Estimate,
            Interval = shift.Interval,
            IntervalRank = shift.Rank,
            IntervalAttained = shift.Attained,
            Method = MethodOf(tails),
        };
    }

    private static ScaledNumber One => new(1, 0);

    private static MannWhitneyOptions Checked(MannWhitneyOptions? options)
    {
        var chosen = options ?? new MannWhitneyOptions();
        ConfidenceInterval.CheckedLevel(chosen.Confidence);
        if (!double.IsFinite(chosen.NullValue))
        {
            throw new ArgumentOutOfRangeException(nameof(options), chosen.NullValue, "The null value is a finite number.");
        }

        return chosen;
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static double[] Shifted(double[] sorted, double nullValue)
    {
        if (nullValue == 0)
        {
            return sorted;
        }

        var shifted = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            shifted[i] = sorted[i] - nullValue;
        }

        SampleChecks.Finite(shifted);
        return shifted;
    }

    // Null when all observations are equal.
    private static TwoSampleTails? Tails(PooledMidranks ranks, LongWork work)
    {
        if (ranks.Counts.Length == 1)
        {
            return null;
        }

        long m = ranks.First.Length;
        long n = ranks.Second.Length;
        if (ranks.TieGroups == 0)
        {
            return TwoSampleTails.WithoutTies((int)m, (int)n, ranks.DoubledU / 2);
        }

        // The law of the smaller sample: the sum of its doubled midranks.
        return m <= n
            ? TwoSampleLaw.Of(ranks.Weights, ranks.Counts, (int)m).Tails(ranks.DoubledU + m * (m + 1), work)
            : TwoSampleLaw.Of(ranks.Weights, ranks.Counts, (int)n).Tails(2 * m * n - ranks.DoubledU + n * (n + 1), work).Exchanged();
    }

    private static (double Z, double Corrected) Scores(PooledMidranks ranks)
    {
        var pairs = (double)ranks.First.Length * ranks.Second.Length;
        var all = (double)ranks.First.Length + ranks.Second.Length;
        var variance = pairs / 12 * (all + 1 - ranks.TieCubes / (all * (all - 1)));
        var distance = (ranks.DoubledU - pairs) / 2;
        if (ranks.Counts.Length == 1)
        {
            return (0, 0);
        }

        var deviation = Math.Sqrt(variance);
        return (distance / deviation, Math.Sign(distance) * Math.Max(0, Math.Abs(distance) - 0.5) / deviation);
    }

    private static MannWhitneyMethod MethodOf(TwoSampleTails? tails) =>
        tails switch
        {
            null => MannWhitneyMethod.NoInformation,
            { Way: TwoSampleWay.Count } => MannWhitneyMethod.ExactCount,
            { ErrorBound: <= ExactErrorBound } => MannWhitneyMethod.ExactTiltedFourier,
            _ => MannWhitneyMethod.BoundedTiltedFourier,
        };
}
