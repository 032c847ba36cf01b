namespace Lancar.Statistics;

/// <summary>Limits of agreement of two ways to measure the same thing (test-weighing against the pump, two scales, two midwives).</summary>
public static class BlandAltman
{
    /// <summary>Estimates how far two measurements of a person differ.</summary>
    /// <param name="first">First measurements, finite, in the unit of the data.</param>
    /// <param name="second">Second measurements of the same persons in the same order and unit.</param>
    /// <param name="coverage">The share of future differences the limits shall hold, strictly between 0 and 1.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>Bias (first minus second) and limits of agreement, each with interval, and the slope of the difference on the mean.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Bias ± z · SD of the differences. The limits' intervals are exact for normal differences (noncentral t). Whether the
    /// limits are narrow enough is a clinical question, to be answered before the data are seen; no p-value answers it. Differences that grow
    /// with the mean (see the slope) call for logarithms or for limits that depend on the mean.</para>
    /// <para><b>Source.</b> Bland and Altman (1986), Lancet 327, 307–310; exact intervals: Carkeet (2015), Optom. Vis. Sci. 92, e71–e80.</para>
    /// <para><b>Accuracy and cost.</b> 1e-10 relative; the same bits for any order of persons. O(n).</para>
    /// <para><b>Elsewhere.</b> Bland and Altman's own interval of a limit, ± t · SD · √(1/n + z²/(2(n − 1))), is approximate and symmetric;
    /// most programs print it, some with √(3/n).</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>;
    /// <see cref="Violation.TooFew"/>: fewer than three pairs.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Coverage or confidence is not strictly between 0 and 1.</exception>
    public static BlandAltmanResult Estimate(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double coverage = 0.95, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        ConfidenceInterval.CheckedLevel(coverage);
        var differences = PairChecks.Differences(first, second);
        if (differences.Length < 3)
        {
            throw new AssumptionException(Violation.TooFew, "Limits of agreement need at least three pairs.");
        }

        var slope = AgreementSlope.Of(first, second, confidence);
        Array.Sort(differences);
        var n = differences.Length;
        var moments = Moments.Of(differences);
        var (bias, sd) = (moments.Mean, GroupChecks.InRange(moments.StandardDeviation!.Value, "standard deviation"));
        var z = NormalLaw.TwoSidedQuantile(coverage);
        var reach = StudentLaw.TwoSidedQuantile(confidence, n - 1) * sd / Math.Sqrt(n);
        var (near, far) = ToleranceFactors(n, z, (1 - confidence) / 2);
        return new BlandAltmanResult
        {
            Pairs = n,
            Bias = bias,
            BiasInterval = new ConfidenceInterval(bias - reach, bias + reach, confidence),
            StandardDeviation = sd,
            Coverage = coverage,
            LowerLimit = bias - z * sd,
            LowerLimitInterval = new ConfidenceInterval(bias - far * sd, bias - near * sd, confidence),
            UpperLimit = bias + z * sd,
            UpperLimitInterval = new ConfidenceInterval(bias + near * sd, bias + far * sd, confidence),
            SlopeOnMean = slope,
        };
    }

    // The quantiles of a noncentral t with noncentrality z √n, over √n: the limits of μ + z σ in standard deviations from the mean.
    private static (double Near, double Far) ToleranceFactors(int n, double z, double tail)
    {
        var (root, freedom) = (Math.Sqrt(n), n - 1.0);
        double Quantile(double below)
        {
            var target = Math.Log(below);
            double Gap(double t) => NoncentralStudent.Lower(t, freedom, z * root).Log - target;
            var (low, high) = (0.0, z * root + 1);
            for (var step = high; Gap(low) > 0; step *= 2)
            {
                low -= step;
            }

            while (Gap(high) < 0)
            {
                high *= 2;
            }

            return BracketedRoot.Of(Gap, low, high);
        }

        return (Quantile(tail) / root, Quantile(1 - tail) / root);
    }
}
