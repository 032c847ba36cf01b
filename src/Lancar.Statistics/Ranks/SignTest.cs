namespace Lancar.Statistics;

/// <summary>The sign test for paired observations or one sample, exact.</summary>
public static class SignTest
{
    // (k + 1) C(n, k + 1) stays below 2^53 up to here.
    private const int LargestWholeCount = 50;

    /// <summary>Tests the null hypothesis that a difference is as likely above the null value as below it: that the median is the null value.</summary>
    /// <param name="differences">
    /// Differences "first minus second" in the unit of the measurement, at least one, all finite, in any order, taken exactly as
    /// given. Not changed.
    /// </param>
    /// <param name="options">Null value and confidence; null for the defaults.</param>
    /// <returns>Exact p-values, the counts of signs, the normal approximation beside them, the median with its exact interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Always the exact binomial law of the positive among the nonzero differences (Dixon, Mood 1946). Only signs are
    /// used: no symmetry is assumed, and an outlier counts like any other. Two-sided p is twice the smaller tail, at most 1.
    /// All differences zero: p = 1 and <see cref="SignTestResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> p to 1e-12 relative, also far below 1e-308 as a logarithm; one sort for the interval.</para>
    /// <para><b>Elsewhere.</b> R has no sign test in its base: <c>binom.test(positive, used)</c> gives the same p. SPSS prints the exact
    /// p up to 25 pairs and the corrected Z beyond. See <c>docs/statistics/sign-test.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no difference. <see cref="Violation.NotFinite"/>: a difference is NaN or infinite, or
    /// becomes so when the null value is subtracted.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static SignTestResult Test(ReadOnlySpan<double> differences, SignTestOptions? options = null)
    {
        var chosen = Checked(options);
        SampleChecks.NotEmpty(differences);
        SampleChecks.Finite(differences);
        var (positive, negative) = (0, 0);
        for (var i = 0; i < differences.Length; i++)
        {
            var difference = SampleChecks.FiniteDifference(differences[i] - chosen.NullValue, i);
            positive += difference > 0 ? 1 : 0;
            negative += difference < 0 ? 1 : 0;
        }

        return Judge(differences, positive, negative, chosen);
    }

    /// <summary>Tests the differences "first minus second" of paired observations. See the overload on differences.</summary>
    /// <param name="first">First observations, such as after; all finite.</param>
    /// <param name="second">Second observations of the same pairs in the same order, such as before; all finite.</param>
    /// <param name="options">Null value and confidence; null for the defaults.</param>
    /// <returns>The result on the differences first minus second.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.UnequalLengths"/>, <see cref="Violation.NotFinite"/>, in this order.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1, or the null value not finite.</exception>
    public static SignTestResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, SignTestOptions? options = null)
    {
        var chosen = Checked(options);
        return Test(PairedDifferences.Of(first, second), chosen);
    }

    private static SignTestOptions Checked(SignTestOptions? options)
    {
        var chosen = options ?? new SignTestOptions();
        ConfidenceInterval.CheckedLevel(chosen.Confidence);
        return double.IsFinite(chosen.NullValue)
            ? chosen
            : throw new ArgumentOutOfRangeException(nameof(options), chosen.NullValue, "The null value is a finite number.");
    }

    private static SignTestResult Judge(ReadOnlySpan<double> differences, int positive, int negative, SignTestOptions options)
    {
        var used = positive + negative;
        var (less, greater, point) = Tails(used, positive);
        var (smaller, farther) = positive <= negative ? (less, used - 2L * positive) : (greater, 2L * positive - used);
        var z = used == 0 ? 0 : Math.CopySign(farther / Math.Sqrt(used), positive - negative);
        var corrected = used == 0 ? 0 : Math.CopySign(Math.Max(0, farther - 1) / Math.Sqrt(used), positive - negative);
        return new SignTestResult
        {
            PairCount = differences.Length,
            PositiveCount = positive,
            NegativeCount = negative,
            NullValue = options.NullValue,
            PTwoSided = Probability.Of(smaller.Times(2)),
            PLess = Probability.Of(less),
            PGreater = Probability.Of(greater),
            PointProbability = Probability.Of(point),
            MidPTwoSided = Probability.Of(MidTwoSided(smaller, point)),
            Z = z + 0.0,
            PAsymptotic = Probability.Of(NormalLaw.TwoSided(z)),
            ZCorrected = corrected + 0.0,
            PAsymptoticCorrected = Probability.Of(NormalLaw.TwoSided(corrected)),
            Median = MedianInterval.Of(differences, options.Confidence),
        };
    }

    // The smaller of the two counts decides the sums, so that exchanged signs give exchanged tails, bit for bit.
    private static (ScaledNumber Less, ScaledNumber Greater, ScaledNumber Point) Tails(int used, int positive)
    {
        if (used == 0)
        {
            var one = new ScaledNumber(1, 0);
            return (one, one, one);
        }

        var few = Math.Min(positive, used - positive);
        var (atMost, atLeast, point) = used <= LargestWholeCount ? Counted(used, few) : Walked(used, few);
        return positive == few ? (atMost, atLeast, point) : (atLeast, atMost, point);
    }

    // Binomial coefficients are whole numbers below 2^53 here: exact to the last bit.
    private static (ScaledNumber AtMost, ScaledNumber AtLeast, ScaledNumber Point) Counted(int used, int few)
    {
        var choose = 1.0;
        var below = 0.0;
        for (var k = 0; k < few; k++)
        {
            below += choose;
            choose = choose * (used - k) / (k + 1);
        }

        return (new ScaledNumber(below + choose, -used), new ScaledNumber(Math.ScaleB(1, used) - below, -used), new ScaledNumber(choose, -used));
    }

    private static (ScaledNumber AtMost, ScaledNumber AtLeast, ScaledNumber Point) Walked(int used, int few)
    {
        var one = new ScaledNumber(1, 0);
        var law = new SuccessLaw(used);
        var below = Walk.From(law, few, -1, 1).ScaledMass;
        var above = Walk.From(law, few, 1, 1).ScaledMass;
        var all = above.Plus(below).Plus(one);
        return (below.Plus(one).Over(all), above.Plus(one).Over(all), one.Over(all));
    }

    // Twice the tail less the point: the point is at most the tail, so nothing cancels but for the last binary digit.
    private static ScaledNumber MidTwoSided(ScaledNumber tail, ScaledNumber point) =>
        tail.Times(2).Plus(point with { Mantissa = -point.Mantissa });
}
