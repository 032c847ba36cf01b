namespace Lancar.Statistics;

/// <summary>Gwet's AC1: agreement of raters on categories, with a chance agreement that stays small where one category is rare.</summary>
public static class GwetAC1
{
    /// <summary>Estimates agreement of raters who need not be the same for every person.</summary>
    /// <param name="persons">As for <see cref="FleissKappa.Estimate"/>; a category nobody used counts as a column all the same.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>AC1 with standard error and interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Expected agreement is Σ p(1 − p) / (k − 1). Interval by Student's t with n − 1 degrees of freedom, cut off at −1 and 1.
    /// Agreement on a rare finding does not collapse as kappa does; it also answers another question, so say which was planned.</para>
    /// <para><b>Source.</b> Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative. O(n k).</para>
    /// <para><b>Elsewhere.</b> R: irrCAC's <c>gwet.ac1.dist</c>; not in SPSS or SciPy.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NegativeCount"/>;
    /// <see cref="Violation.TooFew"/>: one person or category, a person without rating, nobody rated twice; <see cref="Violation.TooLarge"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static RaterAgreementResult Estimate(IReadOnlyList<long[]> persons, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var counts = RaterCounts.Of(persons);
        var expected = counts.Shares.Sum(share => share * (1 - share)) / (counts.Categories - 1);
        var (estimate, error) = counts.BeyondChance(expected, j => (1 - counts.Shares[j]) / (counts.Categories - 1));
        return RaterAgreementResult.Of(counts, expected, estimate, error, confidence);
    }
}
