using System.Numerics;

namespace Lancar.Statistics;

/// <summary>The share of an outcome over scored groups.</summary>
internal static class TrendSlope
{
    /// <param name="table">A table with two rows or two columns.</param>
    /// <param name="rowScores">Scores of its rows.</param>
    /// <param name="columnScores">Scores of its columns.</param>
    /// <param name="trend">z and its square.</param>
    /// <param name="confidence">Of the interval.</param>
    public static ProportionTrend Of(
        Contingency table,
        double[] rowScores,
        double[] columnScores,
        (double Z, double ChiSquare) trend,
        double confidence)
    {
        var byRows = table.ColumnCount == 2;
        var (outcomes, scores, totals) = byRows ? (columnScores, rowScores, table.RowTotals) : (rowScores, columnScores, table.ColumnTotals);
        var outcome = outcomes[1] > outcomes[0] ? 1 : 0;
        var events = new long[scores.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = byRows ? table[i, outcome] : table[outcome, i];
        }

        var (slope, interval) = Line(DecimalScores.Of(scores), events, totals, confidence);
        return new ProportionTrend
        {
            GroupsAreRows = byRows,
            Shares = [.. events.Select((count, i) => count / (double)totals[i])],
            Z = trend.Z,
            ChiSquare = trend.ChiSquare,
            PAsymptotic = Probability.Of(NormalLaw.TwoSided(trend.Z)),
            Slope = slope,
            SlopeInterval = interval,
        };
    }

    private static (double Slope, ConfidenceInterval? Interval) Line(DecimalScores scores, long[] events, IReadOnlyList<long> totals, double confidence)
    {
        var (all, sum, squares, both, outcome) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < events.Length; i++)
        {
            var x = scores.Values[i];
            all += totals[i];
            sum += totals[i] * x;
            squares += totals[i] * x * x;
            both += events[i] * x;
            outcome += events[i];
        }

        // In units of a score that the exponent of the decimals names.
        var covariance = all * both - sum * outcome;
        var variance = all * squares - sum * sum;
        var unit = BigInteger.Pow(10, Math.Abs(scores.Exponent));
        var (times, over) = scores.Exponent >= 0 ? (BigInteger.One, unit) : (unit, BigInteger.One);
        var slope = covariance.Sign * DecimalScores.Ratio(BigInteger.Abs(covariance) * times, variance * over).Value;

        // Variance of the slope: Σ (N · distance from the mean)² · n p (1 − p) / variance², n p (1 − p) = events · (total − events) / total.
        var spread = new ScaledSum();
        var terms = new List<ScaledNumber>();
        for (var i = 0; i < events.Length; i++)
        {
            var distance = all * scores.Values[i] - sum;
            terms.Add(DecimalScores.Ratio(distance * distance * events[i] * (totals[i] - events[i]), totals[i] * variance * variance));
        }

        // In order of size: permuted groups give the same bits.
        foreach (var term in terms.OrderBy(term => term.Log).ThenBy(term => term.Mantissa))
        {
            spread.Add(term);
        }

        var found = spread.Value;
        if (found.Mantissa == 0)
        {
            return (slope, null);
        }

        var odd = found.Exponent & 1;
        var error = new ScaledNumber(Math.Sqrt(Math.ScaleB(found.Mantissa, (int)odd)), (found.Exponent - odd) / 2);
        var step = DecimalScores.Ratio(times, over);
        var half = NormalLaw.TwoSidedQuantile(confidence) * new ScaledNumber(error.Mantissa * step.Mantissa, error.Exponent + step.Exponent).Value;
        // Scores so close that the slope leaves the range of a double have no interval either.
        return (slope, double.IsFinite(slope - half) && double.IsFinite(slope + half) ? new ConfidenceInterval(slope - half, slope + half, confidence) : null);
    }
}
