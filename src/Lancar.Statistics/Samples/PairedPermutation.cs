namespace Lancar.Statistics;

/// <summary>The exact permutation test of the mean of paired differences: the sign of each difference may turn.</summary>
public static class PairedPermutation
{
    /// <summary>Up to this many nonzero differences the sums are listed in two halves, whatever their digits.</summary>
    public const int LargestEnumeration = 40;

    /// <summary>Additions up to which the law is counted, about a second; beyond, more than <see cref="LargestEnumeration"/> differences are refused.</summary>
    public const long LargestCountingCost = 1_000_000_000;

    /// <summary>Standard deviations of the sum, in units of the last decimal, up to which the tilted Fourier sum is tried.</summary>
    public const double LargestDeviation = 250_000;

    private const int LargestSum = 20_000_000;

    /// <summary>Tests the null hypothesis that each difference is as likely to have the other sign, given their magnitudes.</summary>
    /// <param name="differences">
    /// Differences "first minus second" in the unit of the measurement, at least one, all finite, in any order, taken as the decimals
    /// they print as: 0.1 is one tenth, so that 0.1 + 0.2 ties with 0.3. Not changed.
    /// </param>
    /// <returns>Exact p-values and the mean difference, positive meaning first above second.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> All 2^n patterns of signs are equally likely (Fisher 1935, section 21; Pitman 1937). The law of the sum is counted in whole numbers
    /// of the last decimal. Chosen in this order: counting while that takes at most 4,000,000 additions; listing in two halves up to
    /// <see cref="LargestEnumeration"/> nonzero differences; the tilted Fourier sum or counting within <see cref="LargestDeviation"/>
    /// and <see cref="LargestCountingCost"/>. All differences zero: p = 1 and <see cref="PairedPermutationResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> p exact to 1e-15 up to 40 pairs, 1e-12 relative beyond; at most about a second and 200 MB.</para>
    /// <para><b>Elsewhere.</b> exactRankTests' <c>perm.test(paired = TRUE)</c> wants whole numbers and puts consecutive ones in the place of others; coin's
    /// <c>symmetry_test</c> is asymptotic unless told otherwise. See <c>docs/statistics/paired-permutation.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooLarge"/>: the exact law is beyond the
    /// budget, or the digits span more than whole numbers hold: use <see cref="MonteCarloPermutation"/>.
    /// </exception>
    public static PairedPermutationResult Test(ReadOnlySpan<double> differences)
    {
        SampleChecks.NotEmpty(differences);
        SampleChecks.Finite(differences);
        var whole = WholeNumbers.Of(differences, 4.0 * differences.Length);
        return Judge(whole.Values, whole);
    }

    /// <summary>Tests paired observations; the differences are formed between the printed decimals. See the overload on differences.</summary>
    /// <param name="first">First observations, such as after; all finite.</param>
    /// <param name="second">Second observations of the same pairs in the same order, such as before; all finite.</param>
    /// <returns>The result on the differences first minus second.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.UnequalLengths"/>, <see cref="Violation.NotFinite"/>, <see cref="Violation.TooLarge"/>, in this order.
    /// </exception>
    public static PairedPermutationResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var rounded = PairedDifferences.Of(first, second);
        var whole = WholeNumbers.Of([.. first, .. second], 8.0 * first.Length);
        for (var i = 0; i < rounded.Length; i++)
        {
            whole.Values[i] -= whole.Values[i + rounded.Length];
        }

        return Judge(whole.Values.AsSpan(0, rounded.Length), whole);
    }

    private static PairedPermutationResult Judge(ReadOnlySpan<long> differences, WholeNumbers whole)
    {
        if (!whole.IsExact)
        {
            throw TooLarge("the differences span more digits than exact sums can hold");
        }

        var magnitudes = new List<long>(differences.Length);
        long positive = 0;
        long negative = 0;
        foreach (var difference in differences)
        {
            positive += Math.Max(0, difference);
            negative += Math.Max(0, -difference);
            if (difference != 0)
            {
                magnitudes.Add(Math.Abs(difference));
            }
        }

        var mean = whole.Measure(positive - negative, differences.Length);
        return magnitudes.Count == 0
            ? NothingToTurn(differences.Length)
            : Result(magnitudes, positive, negative, mean, differences.Length);
    }

    private static PairedPermutationResult Result(List<long> magnitudes, long positive, long negative, double mean, int pairs)
    {
        var tail = LowerTail(magnitudes, Math.Min(positive, negative), out var method);
        // The other tail is never small: 1 − P(T < m) loses nothing.
        var larger = new ScaledNumber(1 - tail.StrictlyBelow.Value, 0);
        return new PairedPermutationResult
        {
            PairCount = pairs,
            ZeroCount = pairs - magnitudes.Count,
            MeanDifference = mean,
            PTwoSided = Probability.Of(tail.AtMost.Times(2)),
            PLess = Probability.Of(positive <= negative ? tail.AtMost : larger),
            PGreater = Probability.Of(positive <= negative ? larger : tail.AtMost),
            PointProbability = Probability.Of(tail.At),
            MidPTwoSided = Probability.Of(new ScaledNumber(2 * tail.Below + tail.Point, tail.Exponent)),
            Method = method,
        };
    }

    private static TailMass LowerTail(List<long> magnitudes, long m, out PairedPermutationMethod method)
    {
        magnitudes.Sort();
        var law = LawOf(magnitudes, out var divisor);
        m /= divisor;
        var cost = law.CountingCost(m);
        if (cost > RankSumLaw.LargestCountingCost && magnitudes.Count <= LargestEnumeration)
        {
            method = PairedPermutationMethod.ExactEnumeration;
            return SignSums.LowerTail([.. magnitudes.Select(weight => weight / divisor)], m);
        }

        var squares = magnitudes.Sum(weight => (double)(weight / divisor) * (weight / divisor));
        if (m > LargestSum || (cost > LargestCountingCost && Math.Sqrt(squares) / 2 > LargestDeviation))
        {
            throw TooLarge("the exact law of so many differences with so many digits is beyond the budget");
        }

        var tail = law.LowerTail(m, out var how);
        method = how switch
        {
            SignedRankMethod.ExactTiltedFourier => PairedPermutationMethod.ExactTiltedFourier,
            SignedRankMethod.ExactTiltedCount => PairedPermutationMethod.ExactTiltedCount,
            _ => PairedPermutationMethod.ExactCount,
        };
        return tail;
    }

    private static RankSumLaw LawOf(List<long> rising, out long divisor)
    {
        var weights = new List<long>();
        var counts = new List<int>();
        foreach (var magnitude in rising)
        {
            if (weights.Count > 0 && weights[^1] == magnitude)
            {
                counts[^1]++;
                continue;
            }

            weights.Add(magnitude);
            counts.Add(1);
        }

        return RankSumLaw.Of([.. weights], [.. counts], out divisor);
    }

    private static PairedPermutationResult NothingToTurn(int pairs) =>
        new()
        {
            PairCount = pairs,
            ZeroCount = pairs,
            MeanDifference = 0,
            PTwoSided = Probability.One,
            PLess = Probability.One,
            PGreater = Probability.One,
            PointProbability = Probability.One,
            MidPTwoSided = Probability.One,
            Method = PairedPermutationMethod.NoInformation,
        };

    private static AssumptionException TooLarge(string what) =>
        new(Violation.TooLarge, $"No exact permutation test: {what}. Use the Monte Carlo permutation test.");
}
