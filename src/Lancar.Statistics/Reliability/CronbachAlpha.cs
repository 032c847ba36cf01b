namespace Lancar.Statistics;

/// <summary>Cronbach's alpha: how far the items of a scale measure together, with Kuder and Richardson's formula 20 as its case for yes/no items.</summary>
public static class CronbachAlpha
{
    /// <summary>Estimates alpha of a scale whose score is the sum of its items.</summary>
    /// <param name="persons">
    /// One row per person, one column per item, all rows of one length, all finite, in any order; items that are worded the other way
    /// round must have been reversed before. Not changed.
    /// </param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>Alpha with Feldt's interval, standardised alpha, and each item with its correlation with the rest and alpha without it.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> k / (k − 1) · (1 − Σ var(item) / var(sum)) = 1 − MS(error) / MS(persons). Persons with missing items are
    /// refused, not dropped. Alpha below 0 is possible and left as it is: items that were not reversed, or no common scale. Alpha grows with
    /// the number of items and says nothing on whether they measure one thing.</para>
    /// <para><b>Source.</b> Cronbach (1951), Psychometrika 16, 297–334; Kuder and Richardson (1937), Psychometrika 2, 151–160;
    /// interval: Feldt (1965), Psychometrika 30, 357–370.</para>
    /// <para><b>Accuracy and cost.</b> 1e-12 relative; the same bits for any order of persons. O(n k²).</para>
    /// <para><b>Elsewhere.</b> SPSS: Reliability Analysis (interval under ICC, consistency, average measures); R: <c>psych::alpha</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>: a row with another number of items;
    /// <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>: one person or one item; <see cref="Violation.NoInformation"/>:
    /// all persons have the same sum.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static CronbachAlphaResult Estimate(IReadOnlyList<double[]> persons, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        var table = RatingTable.Of(persons);
        var (n, k) = (table.Rows.Count, table.Columns.Count);
        var alpha = Alpha(table) ?? throw new AssumptionException(
            Violation.NoInformation,
            "All persons have the same sum of items, so that there is nothing to tell persons apart by.");
        return new CronbachAlphaResult
        {
            Persons = n,
            Alpha = alpha,
            Interval = FeldtInterval(1 - alpha, n, k, confidence),
            StandardisedAlpha = Standardised(table),
            Items = [.. Enumerable.Range(0, k).Select(j => Item(table, j))],
        };
    }

    /// <summary>Kuder and Richardson's formula 20: alpha of items that are 0 (wrong, no) or 1 (right, yes).</summary>
    /// <param name="persons">As for <see cref="Estimate"/>, every item 0 or 1.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>As <see cref="Estimate"/>: for such items the two formulas are one.</returns>
    /// <exception cref="AssumptionException">As <see cref="Estimate"/>; <see cref="Violation.OutOfRange"/>: an item that is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static CronbachAlphaResult KuderRichardson20(IReadOnlyList<double[]> persons, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(persons);
        for (var i = 0; i < persons.Count; i++)
        {
            var other = Array.FindIndex(persons[i], value => double.IsFinite(value) && value is not (0 or 1));
            if (other >= 0)
            {
                throw new AssumptionException(Violation.OutOfRange, $"Item {other + 1} of person {i + 1} is neither 0 nor 1; CronbachAlpha.Estimate takes other scores.");
            }
        }

        return Estimate(persons, confidence);
    }

    private static double? Alpha(RatingTable table) =>
        table.MeanSquareRows == 0 ? null : (table.MeanSquareRows - table.MeanSquareError) / table.MeanSquareRows;

    // (1 − α true) / (1 − α estimated) follows F with n − 1 and (n − 1)(k − 1) degrees of freedom, so 1 − α is known up to that factor.
    private static ConfidenceInterval FeldtInterval(double unreliable, int n, int k, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var (persons, error) = (n - 1.0, (n - 1.0) * (k - 1));
        return new ConfidenceInterval(
            1 - unreliable * FLaw.UpperQuantile(tail, persons, error),
            1 - unreliable / FLaw.UpperQuantile(tail, error, persons),
            confidence);
    }

    private static double? Standardised(RatingTable table)
    {
        var k = table.Columns.Count;
        var sum = new CompensatedSum();
        for (var i = 0; i < k; i++)
        {
            for (var j = i + 1; j < k; j++)
            {
                if (ProductMoments.Of(table.Columns[i], table.Columns[j]) is not { } pair)
                {
                    return null;
                }

                sum.Add(pair.Correlation);
            }
        }

        var mean = sum.Value / (k * (k - 1.0) / 2);
        var spread = 1 + (k - 1) * mean;
        return spread > 0 ? k * mean / spread : null;
    }

    private static ScaleItem Item(RatingTable table, int column)
    {
        var own = table.Columns[column];
        var rest = table.Rows.Select(row => Sum(row, column)).ToArray();
        var moments = Moments.Of(own);
        return new ScaleItem
        {
            Mean = moments.Mean,
            StandardDeviation = moments.StandardDeviation!.Value,
            CorrelationWithRest = ProductMoments.Of(own, rest)?.Correlation,
            AlphaWithout = table.Columns.Count > 2 ? Alpha(table.Without(column)) : null,
        };
    }

    private static double Sum(double[] row, int without)
    {
        var sum = new CompensatedSum();
        for (var j = 0; j < row.Length; j++)
        {
            if (j != without)
            {
                sum.Add(row[j]);
            }
        }

        return sum.Value;
    }
}
