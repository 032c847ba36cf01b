namespace Lancar.Statistics;

/// <summary>Intraclass correlation: agreement of measurements of the same persons by several raters, devices or occasions, in all its forms.</summary>
public static class IntraclassCorrelation
{
    /// <summary>Estimates the six forms.</summary>
    /// <param name="persons">One row per person, one column per rater, all rows of one length, all finite, in any order. Not changed.</param>
    /// <param name="confidence">Confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>All six forms with F test of "no correlation" and interval, and the mean squares they come from.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> One-way: each person was rated by other raters. Agreement: every rater rated every person, and a rater who is always
    /// 2 ml higher counts as error. Consistency: such a shift is forgiven. Single: one rater's figure will be used; average: the mean of
    /// the k raters. Negative estimates are left as they are.</para>
    /// <para><b>Source.</b> Shrout and Fleiss (1979), Psychol. Bull. 86, 420–428; McGraw and Wong (1996), Psychol. Methods 1, 30–46,
    /// tables 4 and 7, with their correction on p. 390.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative; the same bits for any order of persons. O(n k).</para>
    /// <para><b>Elsewhere.</b> R: <c>psych::ICC(lmer = FALSE)</c> (ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k); SPSS: Reliability, with model and
    /// type chosen by hand. A paper that says "ICC" and not which cannot be reproduced.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>; <see cref="Violation.NotFinite"/>;
    /// <see cref="Violation.TooFew"/>: fewer than two persons or raters; <see cref="Violation.NoInformation"/>: all ratings are equal.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static IntraclassCorrelationResult Estimate(IReadOnlyList<double[]> persons, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var table = RatingTable.Of(persons);
        if (table.MeanSquareRows == 0 && table.MeanSquareWithin == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "All ratings are equal, so that neither persons nor raters differ.");
        }

        var forms = new IntraclassForms(table, confidence);
        return new IntraclassCorrelationResult
        {
            Persons = table.Rows.Count,
            Raters = table.Columns.Count,
            MeanSquarePersons = table.MeanSquareRows,
            MeanSquareRaters = table.MeanSquareColumns,
            MeanSquareError = table.MeanSquareError,
            MeanSquareWithin = table.MeanSquareWithin,
            OneWaySingle = forms.OneWay(single: true),
            OneWayAverage = forms.OneWay(single: false),
            AgreementSingle = forms.Agreement(single: true),
            AgreementAverage = forms.Agreement(single: false),
            ConsistencySingle = forms.Consistency(single: true),
            ConsistencyAverage = forms.Consistency(single: false),
        };
    }
}
