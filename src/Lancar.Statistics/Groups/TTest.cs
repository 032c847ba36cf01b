namespace Lancar.Statistics;

/// <summary>Student's t tests: one sample, pairs, two samples with pooled or with separate variances.</summary>
public static class TTest
{
    /// <summary>Tests the null hypothesis that the mean of the population is the null value.</summary>
    /// <param name="values">Observations in any order, in their own unit; at least two, all finite. Not changed.</param>
    /// <param name="options">Null value, confidence; null for the defaults.</param>
    /// <returns>t, degrees of freedom n − 1, p-values, the mean with its interval. Positive t: the mean lies above the null value.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> t = (mean − null value) / (SD / √n). The law is exact for a normal population, otherwise a good
    /// approximation from some dozens of observations on. Constant observations: t is infinite and p = 0, unless the mean is the
    /// null value itself, when there is no statistic.</para>
    /// <para><b>Source.</b> Student (1908), Biometrika 6, 1–25.</para>
    /// <para><b>Accuracy and cost.</b> p to 1e-12 relative for the t printed, down to 1e-300, below as a logarithm; the same
    /// bits for permuted observations; O(n log n).</para>
    /// <para><b>Elsewhere.</b> R's <c>t.test</c> stops on "essentially constant" data, SciPy gives NaN; see <c>docs/statistics/t-test.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no observation. <see cref="Violation.NotFinite"/>: an observation, or what is computed from
    /// them, is not a finite double. <see cref="Violation.TooFew"/>: one observation. <see cref="Violation.NoInformation"/>: all
    /// observations equal the null value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static TTestResult OneSample(ReadOnlySpan<double> values, TTestOptions? options = null)
    {
        var chosen = (options ?? new TTestOptions()).Checked();
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        return Single(values.ToArray(), TTestMethod.OneSample, chosen);
    }

    /// <summary>Tests the null hypothesis that the mean of the differences first minus second is the null value.</summary>
    /// <param name="first">First observations, such as after; at least two, all finite.</param>
    /// <param name="second">Second observations of the same pairs in the same order, such as before; all finite.</param>
    /// <param name="options">Null value, confidence; null for the defaults.</param>
    /// <returns>t, degrees of freedom n − 1, p-values, the mean difference with its interval; positive means first above second.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The one-sample test of the differences first − second, one double operation each. Equal differences
    /// (their doubles): t is infinite and p = 0, unless they are the null value.</para>
    /// <para><b>Source, accuracy.</b> As <see cref="OneSample"/>.</para>
    /// <para><b>Elsewhere.</b> R: <c>t.test(first, second, paired = TRUE)</c>; SPSS: Paired-Samples T Test.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.UnequalLengths"/>, <see cref="Violation.NotFinite"/>,
    /// <see cref="Violation.TooFew"/>: one pair; <see cref="Violation.NoInformation"/>: every difference equals the null value;
    /// in this order.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static TTestResult Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, TTestOptions? options = null)
    {
        var chosen = (options ?? new TTestOptions()).Checked();
        return Single(PairChecks.Differences(first, second), TTestMethod.Paired, chosen);
    }

    /// <summary>Tests the null hypothesis that two populations with equal variances differ in their means by the null value.</summary>
    /// <param name="first">First sample, any order, all finite; at least one observation, and three in both samples together.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <param name="options">Null value, confidence; null for the defaults.</param>
    /// <returns>t, degrees of freedom m + n − 2, p-values, the difference of the means first minus second with its interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Pooled variance ((m − 1) s₁² + (n − 1) s₂²) / (m + n − 2). With unequal variances and unequal sizes the
    /// test errs: <see cref="Welch"/> is the better default. No preliminary test of the variances chooses between the two.</para>
    /// <para><b>Source.</b> Student (1908), Biometrika 6, 1–25; Fisher (1925), Metron 5, 90–104.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="OneSample"/>; exchanging the samples exchanges the tails bit for bit.</para>
    /// <para><b>Elsewhere.</b> R: <c>t.test(first, second, var.equal = TRUE)</c>; SPSS prints it as "equal variances assumed".</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: a sample without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: fewer than three observations in all. <see cref="Violation.NoInformation"/>: both samples
    /// constant, with exactly the difference of the null value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static TTestResult Student(ReadOnlySpan<double> first, ReadOnlySpan<double> second, TTestOptions? options = null)
    {
        var chosen = (options ?? new TTestOptions()).Checked();
        GroupChecks.Two(first, second, 1);
        if (first.Length + second.Length < 3)
        {
            throw new AssumptionException(Violation.TooFew, "Two single observations have no spread; the test needs three in all.");
        }

        var moments = GroupMoments.Of(first, second);
        var freedom = first.Length + second.Length - 2;
        var error = PooledDeviation(moments[0], moments[1]) * Math.Sqrt(1.0 / first.Length + 1.0 / second.Length);
        return Two(moments, error, freedom, TTestMethod.Student, chosen);
    }

    /// <summary>Tests the null hypothesis that two populations differ in their means by the null value, whatever their variances.</summary>
    /// <param name="first">First sample, any order, all finite; at least two observations.</param>
    /// <param name="second">Second sample, likewise.</param>
    /// <param name="options">Null value, confidence; null for the defaults.</param>
    /// <returns>t, Welch's degrees of freedom, p-values, the difference of the means first minus second with its interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Standard error √(s₁²/m + s₂²/n); degrees of freedom by Welch and Satterthwaite, a real number between
    /// min(m, n) − 1 and m + n − 2. The t law is an approximation here also for normal populations, a good one.</para>
    /// <para><b>Source.</b> Welch (1938), Biometrika 29, 350–362; Satterthwaite (1946), Biometrics Bulletin 2, 110–114.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="OneSample"/>; exchanging the samples exchanges the tails bit for bit.</para>
    /// <para><b>Elsewhere.</b> R's default <c>t.test(first, second)</c>; SPSS prints it as "equal variances not assumed".</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: a sample without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: a sample of one observation. <see cref="Violation.NoInformation"/>: both samples constant,
    /// with exactly the difference of the null value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static TTestResult Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, TTestOptions? options = null)
    {
        var chosen = (options ?? new TTestOptions()).Checked();
        GroupChecks.Two(first, second, 2);
        var moments = GroupMoments.Of(first, second);
        var error = Hypotenuse.Of(moments[0].StandardError, moments[1].StandardError);
        return Two(moments, error, WelchFreedom(moments[0], moments[1]), TTestMethod.Welch, chosen);
    }

    /// <summary>The pooled standard deviation.</summary>
    internal static double PooledDeviation(GroupMoments first, GroupMoments second)
    {
        double freedom = first.Count + second.Count - 2;
        return Hypotenuse.Weighted(
            first.StandardDeviation,
            (first.Count - 1) / freedom,
            second.StandardDeviation,
            (second.Count - 1) / freedom);
    }

    /// <summary>Welch's degrees of freedom; m + n − 2 when both samples are constant.</summary>
    internal static double WelchFreedom(GroupMoments first, GroupMoments second)
    {
        var (a, b) = (first.StandardError, second.StandardError);
        var largest = Math.Max(a, b);
        if (largest == 0)
        {
            return first.Count + second.Count - 2;
        }

        var (u, v) = (a / largest * (a / largest), b / largest * (b / largest));
        return (u + v) * (u + v) / (u * u / (first.Count - 1) + v * v / (second.Count - 1));
    }

    private static TTestResult Single(double[] values, TTestMethod method, TTestOptions options)
    {
        if (values.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "One observation has no spread; a t test needs two.");
        }

        var moments = Moments.Of(GroupMoments.Sorted(values));
        var error = moments.StandardDeviation!.Value / Math.Sqrt(values.Length);
        return Judge(moments.Mean, error, values.Length - 1, method, options) with { FirstCount = values.Length };
    }

    private static TTestResult Two(GroupMoments[] moments, double error, double freedom, TTestMethod method, TTestOptions options) =>
        Judge(moments[0].FromPivot - moments[1].FromPivot, error, freedom, method, options) with
        {
            FirstCount = moments[0].Count,
            SecondCount = moments[1].Count,
        };

    private static TTestResult Judge(double difference, double error, double freedom, TTestMethod method, TTestOptions options)
    {
        GroupChecks.InRange(difference, "difference of the means");
        GroupChecks.InRange(error, "standard error");
        var distance = GroupChecks.InRange(difference - options.NullValue, "distance from the null value");
        if (error == 0 && distance == 0)
        {
            throw new AssumptionException(
                Violation.NoInformation,
                "The observations do not vary and lie exactly at the null value: 0 / 0 is no statistic.");
        }

        var t = distance / error;
        var reach = StudentLaw.TwoSidedQuantile(options.Confidence, freedom) * error;
        return new TTestResult
        {
            Method = method,
            FirstCount = 0,
            SecondCount = null,
            NullValue = options.NullValue,
            MeanDifference = difference,
            StandardError = error,
            T = t,
            DegreesOfFreedom = freedom,
            PTwoSided = Probability.Of(StudentLaw.TwoSided(t, freedom)),
            PLess = Probability.Of(StudentLaw.Lower(t, freedom)),
            PGreater = Probability.Of(StudentLaw.Upper(t, freedom)),
            Interval = new ConfidenceInterval(difference - reach, difference + reach, options.Confidence),
        };
    }
}
