namespace Lancar.Statistics;

/// <summary>Pools two-by-two tables without logarithms of single tables, so that zero cells need no correction: Mantel–Haenszel and Peto.</summary>
public static class MantelHaenszel
{
    /// <summary>The common odds ratio, first over second (Mantel and Haenszel 1959), variance of its logarithm by Robins, Breslow and Greenland (1986).</summary>
    /// <param name="tables">Rows of counts a, b, c, d: events and non-events of the first, then of the second group. No half is added anywhere.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>The pooled logarithm and ratio. Tables without any event, or without any non-event, carry no information on it and are counted in the result.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no table. <see cref="Violation.UnequalLengths"/>: a row without four counts. <see cref="Violation.NegativeCount"/>.
    /// <see cref="Violation.NoInformation"/>: a group is empty; or the sums leave no finite, positive ratio, as when one group has no event in any table.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static PooledTables OddsRatio(IReadOnlyList<long[]> tables, double confidence = 0.95)
    {
        var (counts, silent) = Checked(tables, confidence, bothWays: true);
        CompensatedSum r = new(), s = new(), pr = new(), cross = new(), qs = new();
        foreach (var (a, b, c, d) in counts)
        {
            var n = a + b + c + d;
            var (p, q, up, down) = ((a + d) / n, (b + c) / n, a * d / n, b * c / n);
            r.Add(up);
            s.Add(down);
            pr.Add(p * up);
            cross.Add(p * down + q * up);
            qs.Add(q * down);
        }

        var (above, below) = Positive(r.Value, s.Value);
        var variance = pr.Value / (2 * above * above) + cross.Value / (2 * above * below) + qs.Value / (2 * below * below);
        return PooledTables.Of(Math.Log(above / below), Math.Sqrt(variance), isRatio: true, counts.Length, silent, confidence);
    }

    /// <summary>The common risk ratio, first over second, variance of its logarithm by Greenland and Robins (1985).</summary>
    /// <param name="tables">As in <see cref="OddsRatio"/>.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>As <see cref="OddsRatio"/>; only tables without any event carry no information.</returns>
    /// <exception cref="AssumptionException">As <see cref="OddsRatio"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static PooledTables RiskRatio(IReadOnlyList<long[]> tables, double confidence = 0.95)
    {
        var (counts, silent) = Checked(tables, confidence, bothWays: false);
        CompensatedSum r = new(), s = new(), top = new();
        foreach (var (a, b, c, d) in counts)
        {
            var (first, second, n) = (a + b, c + d, a + b + c + d);
            r.Add(a * second / n);
            s.Add(c * first / n);
            top.Add((first * second * (a + c) / n - a * c) / n);
        }

        var (above, below) = Positive(r.Value, s.Value);
        return PooledTables.Of(Math.Log(above / below), Math.Sqrt(top.Value / (above * below)), isRatio: true, counts.Length, silent, confidence);
    }

    /// <summary>The common risk difference, first minus second, variance by Sato (1989). Tables without events count: they say that the difference is small.</summary>
    /// <param name="tables">As in <see cref="OddsRatio"/>.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>The pooled difference. No table is left out.</returns>
    /// <exception cref="AssumptionException">As <see cref="OddsRatio"/>; <see cref="Violation.NoInformation"/>: no group has both events and non-events, so that the variance is 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static PooledTables RiskDifference(IReadOnlyList<long[]> tables, double confidence = 0.95)
    {
        var (counts, _) = Checked(tables, confidence, bothWays: null);
        CompensatedSum top = new(), weight = new(), tilt = new(), scatter = new();
        foreach (var (a, b, c, d) in counts)
        {
            var (first, second, n) = (a + b, c + d, a + b + c + d);
            var (x, y) = (first / n, second / n);
            top.Add(a * y - c * x);
            weight.Add(first * y);
            tilt.Add(c * x * x - a * y * y + x * y * (second - first) / 2);
            scatter.Add((a * d + c * b) / n / 2);
        }

        var difference = top.Value / weight.Value;
        var variance = (difference * tilt.Value + scatter.Value) / (weight.Value * weight.Value);
        return variance > 0
            ? PooledTables.Of(difference, Math.Sqrt(variance), isRatio: false, counts.Length, 0, confidence)
            : throw new AssumptionException(Violation.NoInformation, "No table has both events and non-events, so that the variance of the difference is 0.");
    }

    /// <summary>Peto's one-step odds ratio, first over second (Yusuf et al. 1985): Σ(O − E) / ΣV. For rare events, groups of like size and small effects only; otherwise biased.</summary>
    /// <param name="tables">As in <see cref="OddsRatio"/>.</param>
    /// <param name="confidence">Confidence of the interval, strictly between 0 and 1.</param>
    /// <returns>As <see cref="OddsRatio"/>; a group without events in all tables still gives a finite ratio.</returns>
    /// <exception cref="AssumptionException">As <see cref="OddsRatio"/>; <see cref="Violation.NoInformation"/>: no table has both events and non-events.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static PooledTables Peto(IReadOnlyList<long[]> tables, double confidence = 0.95)
    {
        var (counts, silent) = Checked(tables, confidence, bothWays: true);
        CompensatedSum excess = new(), variance = new();
        foreach (var (a, b, c, d) in counts)
        {
            var (first, second, n) = (a + b, c + d, a + b + c + d);
            excess.Add((a * d - b * c) / n);
            variance.Add(first / n * (second / n) * ((a + c) * (b + d) / (n - 1)));
        }

        return PooledTables.Of(excess.Value / variance.Value, Math.Sqrt(1 / variance.Value), isRatio: true, counts.Length, silent, confidence);
    }

    // Without an event (and, bothWays, without a non-event) a table says nothing on a ratio; null keeps all.
    private static ((double A, double B, double C, double D)[] Counts, int Silent) Checked(IReadOnlyList<long[]> tables, double confidence, bool? bothWays)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        if (tables.Count == 0)
        {
            throw new AssumptionException(Violation.Empty, "There is no table.");
        }

        foreach (var (table, i) in tables.Select((table, i) => (table, i + 1)))
        {
            if (table.Length != 4)
            {
                throw new AssumptionException(Violation.UnequalLengths, $"Table {i} has {table.Length} counts; four are needed: events and non-events of the first, then of the second group.");
            }

            foreach (var count in table)
            {
                SampleChecks.Count(count, $"in table {i}");
            }

            if (table[0] + table[1] == 0 || table[2] + table[3] == 0)
            {
                throw new AssumptionException(Violation.NoInformation, $"A group of table {i} has nobody in it; leave the study out.");
            }
        }

        var telling = tables.Where(table => bothWays is null || (table[0] + table[2] > 0 && (bothWays == false || table[1] + table[3] > 0))).ToArray();
        return telling.Length > 0
            ? ([.. telling.Select(table => ((double)table[0], (double)table[1], (double)table[2], (double)table[3]))], tables.Count - telling.Length)
            : throw new AssumptionException(Violation.NoInformation, "No table has both events and non-events, so that no ratio can be estimated; pool the risk difference instead.");
    }

    private static (double Above, double Below) Positive(double above, double below) =>
        above > 0 && below > 0
            ? (above, below)
            : throw new AssumptionException(
                Violation.NoInformation,
                "Over all tables one group has no event (or no non-event): the pooled ratio is 0 or infinite. Pool the risk difference, or use Peto's method.");
}
