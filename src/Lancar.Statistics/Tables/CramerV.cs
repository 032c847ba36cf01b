namespace Lancar.Statistics;

/// <summary>Cramér's V with its bias-corrected form and its interval.</summary>
/// <param name="V">√(χ² / (N (k − 1))), k the smaller of the numbers of rows and columns: from 0 to 1.</param>
/// <param name="BiasCorrected">Bergsma's V, from 0 to 1; null when a variable has as many categories as there are observations.</param>
/// <param name="Interval">Interval of the population's V from the noncentral chi-square law.</param>
public sealed record CramerVEstimate(double V, double? BiasCorrected, ConfidenceInterval Interval);

/// <summary>Strength of association in an r × c table.</summary>
public static class CramerV
{
    /// <summary>Estimates Cramér's V.</summary>
    /// <param name="table">A table with at least two rows and two columns that are not empty.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>V, 0 without and 1 with complete association, without direction; the bias-corrected V; the interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> V by Cramér (1946). Bias-corrected by Bergsma (2013): φ² − df/(N − 1), at least 0, over the smaller corrected number
    /// of categories less 1. Interval: the noncentralities λ at which the observed χ² is the upper and lower α/2 point (Steiger, Fouladi 1997; Smithson
    /// 2003), as √(λ / (N (k − 1))), at most 1. A limit is 0 when even the central law leaves less than α/2 on its side.</para>
    /// <para><b>Accuracy.</b> V to 1e-14, limits to 1e-9. Time grows with √χ².</para>
    /// <para><b>Elsewhere.</b> SPSS prints V with the approximate significance of χ²; SciPy's <c>association</c> prints V alone. V itself lies above the
    /// population's V on average, so the interval may lie mostly below it.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.NoInformation"/>: fewer than two rows or columns hold anything.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static CramerVEstimate Estimate(Contingency table, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        ConfidenceInterval.CheckedLevel(confidence);
        if (table.ChiSquare is not { } test)
        {
            throw new AssumptionException(Violation.NoInformation, "Fewer than two rows or columns hold anything.");
        }

        double n = table.Total;
        var most = Math.Min(table.RowCount, table.ColumnCount) - 1;
        var tail = (1 - confidence) / 2;
        double Limit(double noncentrality) => Math.Min(1, Math.Sqrt(noncentrality / (n * most)));
        var (low, high) = NoncentralChiSquare.Limits(test.Statistic, test.DegreesOfFreedom, tail);
        return new CramerVEstimate(
            Math.Min(1, Math.Sqrt(test.Statistic / (n * most))),
            BiasCorrected(table, test.Statistic / n),
            new ConfidenceInterval(Limit(low), Limit(high), confidence));
    }

    /// <summary>Estimates Cramér's V of a table of counts. See the overload on a table.</summary>
    /// <param name="counts">Rows by columns, at least 0 each.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>V, its bias-corrected form and its interval.</returns>
    /// <exception cref="AssumptionException">As <see cref="Contingency.Of(long[,])"/>; <see cref="Violation.NoInformation"/>: fewer than two rows or columns hold anything.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static CramerVEstimate Estimate(long[,] counts, double confidence = 0.95) => Estimate(Contingency.Of(counts), confidence);

    private static double? BiasCorrected(Contingency table, double phiSquared)
    {
        var (r, c, free) = (table.RowCount - 1.0, table.ColumnCount - 1.0, table.Total - 1.0);
        var smaller = Math.Min(r - r * r / free, c - c * c / free);
        return smaller <= 0 ? null : Math.Min(1, Math.Sqrt(Math.Max(0, phiSquared - r * c / free) / smaller));
    }
}
