namespace Lancar.Statistics;

/// <summary>Fleiss' kappa: agreement of several raters on categories, beyond what the shares of the categories alone would give.</summary>
public static class FleissKappa
{
    /// <summary>Estimates agreement of raters who need not be the same for every person.</summary>
    /// <param name="persons">
    /// One row per person, one column per category: how many raters put the person there. Rows of one length, every person rated at least
    /// once, someone at least twice. The number of raters may differ. Not changed.
    /// </param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>Kappa in all and by category, with standard error, interval and the test against 0.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Expected agreement is the sum of the squared category shares. Interval by Student's t with n − 1 degrees of
    /// freedom and Gwet's standard error, cut off at −1 and 1; the z test uses the error that holds when there is no agreement, and exists for
    /// equal numbers of raters only.</para>
    /// <para><b>Source.</b> Fleiss (1971), Psychol. Bull. 76, 378–382; error under no agreement: Fleiss, Nee and Landis (1979), Psychol. Bull.
    /// 86, 974–977; error of the interval: Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative. O(n k).</para>
    /// <para><b>Elsewhere.</b> statsmodels: <c>fleiss_kappa</c> (estimate only); SPSS from version 26: Reliability, Fleiss, with an interval from the error
    /// under no agreement, which is the wrong one for it.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NegativeCount"/>;
    /// <see cref="Violation.TooFew"/>: one person or category, a person without rating, nobody rated twice; <see cref="Violation.TooLarge"/>;
    /// <see cref="Violation.NoInformation"/>: only one category was ever used.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static RaterAgreementResult Estimate(IReadOnlyList<long[]> persons, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var counts = RaterCounts.Of(persons);
        if (counts.Shares.Count(share => share > 0) < 2)
        {
            throw new AssumptionException(Violation.NoInformation, "Only one category was ever used, so that agreement by chance is already complete.");
        }

        var expected = counts.Shares.Sum(share => share * share);
        var (kappa, error) = counts.BeyondChance(expected, j => counts.Shares[j]);
        return RaterAgreementResult.Of(counts, expected, kappa, error, confidence) with
        {
            Z = NullError(counts) is { } ofNone ? kappa / ofNone : null,
            P = NullError(counts) is { } none ? Probability.Of(NormalLaw.TwoSided(kappa / none)) : null,
            ByCategory = [.. counts.Shares.Select((share, j) => share is 0 or 1 ? (double?)null : 1 - counts.Disagreement(j) / (share * (1 - share)))],
        };
    }

    private static double? NullError(RaterCounts counts)
    {
        if (counts.EqualRaters is not { } m)
        {
            return null;
        }

        var spread = counts.Shares.Sum(p => p * (1 - p));
        var skew = counts.Shares.Sum(p => p * (1 - p) * (1 - 2 * p));
        return Math.Sqrt(2 * (spread * spread - skew) / (counts.Persons * m * (m - 1))) / spread;
    }
}
