namespace Lancar.Statistics;

/// <summary>Cohen's kappa, plain and weighted: agreement of two raters beyond what their habits alone would give.</summary>
public static class CohenKappa
{
    /// <summary>Estimates kappa from the square table of two raters.</summary>
    /// <param name="counts">
    /// Square table: rows are the categories of the first rater, columns those of the second, in the same order; at least two
    /// categories, counts not negative. For weights the order of categories is that of the scale. Not changed.
    /// </param>
    /// <param name="weights">How much a disagreement counts.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>Kappa with standard error and interval, its test against 0, and what helps to read it: observed and expected agreement, the largest kappa the margins allow.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> (observed − expected) / (1 − expected) weighted agreement. Wald interval, cut off at −1 and 1. Where one category is
    /// rare kappa is low at high agreement: read it beside the observed agreement and <see cref="GwetAC1"/>.</para>
    /// <para><b>Source.</b> Cohen (1960), Educ. Psychol. Meas. 20, 37–46; Cohen (1968), Psychol. Bull. 70, 213–220; standard errors:
    /// Fleiss, Cohen and Everitt (1969), Psychol. Bull. 72, 323–327.</para>
    /// <para><b>Accuracy and cost.</b> 1e-13 relative. O(k²).</para>
    /// <para><b>Elsewhere.</b> SPSS: Crosstabs, Kappa (without weights; its "Asymp. Std. Error" is the one of the interval, "Approx. T" uses the
    /// one under the hypothesis); statsmodels: <c>cohens_kappa</c>. vcd and psych compute other variances for weights.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no category or no person; <see cref="Violation.UnequalLengths"/>: the table is not square;
    /// <see cref="Violation.NegativeCount"/>; <see cref="Violation.TooFew"/>: one category; <see cref="Violation.TooLarge"/>: a total beyond
    /// <see cref="Contingency.LargestTotal"/>; <see cref="Violation.NoInformation"/>: both raters used one and the same category only.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static CohenKappaResult Estimate(long[,] counts, KappaWeights weights = KappaWeights.None, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        ArgumentNullException.ThrowIfNull(counts);
        var total = CheckedTotal(counts);
        var shares = new KappaShares(counts, total, weights);
        if (shares.Expected >= 1)
        {
            throw new AssumptionException(Violation.NoInformation, "Both raters used one and the same category only, so that agreement by habit is already complete.");
        }

        return Result(shares, counts.GetLength(0), total, confidence);
    }

    private static CohenKappaResult Result(KappaShares shares, int categories, long total, double confidence)
    {
        var rest = 1 - shares.Expected;
        var kappa = shares.Disagreement == 0 ? 1 : (shares.Observed - shares.Expected) / rest;
        var error = Math.Sqrt(shares.VarianceFactor() / total) / (rest * rest);
        var errorOfNone = Math.Sqrt(shares.NullVarianceFactor() / total) / rest;
        var reach = NormalLaw.TwoSidedQuantile(confidence) * error;
        return new CohenKappaResult
        {
            Persons = total,
            Kappa = kappa,
            StandardError = error,
            Interval = new ConfidenceInterval(Math.Max(-1, kappa - reach), Math.Min(1, kappa + reach), confidence),
            ObservedAgreement = shares.Observed,
            ExpectedAgreement = shares.Expected,
            LargestKappa = (shares.LargestAgreement() - shares.Expected) / rest,
            PrevalenceAdjusted = (categories * shares.Identical - 1) / (categories - 1),
            Z = errorOfNone == 0 ? null : kappa / errorOfNone,
            P = Probability.Of(errorOfNone == 0 ? new ScaledNumber(1, 0) : NormalLaw.TwoSided(kappa / errorOfNone)),
        };
    }

    private static long CheckedTotal(long[,] counts)
    {
        if (counts.Length == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no category.");
        }

        if (counts.GetLength(0) != counts.GetLength(1))
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"Two raters share one list of categories, so the table is square; this one is {counts.GetLength(0)} × {counts.GetLength(1)}. Give a category that one rater never used a row or column of zeros.");
        }

        long total = 0;
        foreach (var count in counts)
        {
            SampleChecks.Count(count, "of a cell");
            total = Math.Min(total + Math.Min(count, Contingency.LargestTotal + 1), Contingency.LargestTotal + 1);
        }

        if (total == 0)
        {
            throw new AssumptionException(Violation.Empty, "No person was rated.");
        }

        if (counts.GetLength(0) < 2)
        {
            throw new AssumptionException(Violation.TooFew, "Agreement needs at least two categories.");
        }

        return total <= Contingency.LargestTotal
            ? total
            : throw new AssumptionException(Violation.TooLarge, $"The total is above {Contingency.LargestTotal}.");
    }
}
