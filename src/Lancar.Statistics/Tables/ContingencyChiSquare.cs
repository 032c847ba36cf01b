namespace Lancar.Statistics;

/// <summary>A statistic of an r × c table that follows chi-square when rows and columns are independent and the table is large.</summary>
/// <param name="Statistic">The statistic, at least 0.</param>
/// <param name="DegreesOfFreedom">(rows − 1) · (columns − 1), at least 1.</param>
/// <param name="P">P(χ² ≥ statistic): asymptotic.</param>
public readonly record struct ContingencyChiSquare(double Statistic, int DegreesOfFreedom, Probability P)
{
    internal static ContingencyChiSquare Of(double statistic, int degreesOfFreedom) =>
        new(statistic, degreesOfFreedom, Probability.Of(ChiSquareLaw.UpperTail(statistic, degreesOfFreedom)));
}

/// <summary>The two sums over the cells, each of terms that are not negative, added in order of size.</summary>
internal static class ChiSquareSum
{
    private const double SmallDeviation = 0.05;

    public static double Pearson(Contingency table) =>
        Sum(table, (difference, margins, total) => difference * difference / margins / total);

    // 2 Σ (O ln(O/E) − O + E): the same sum, as Σ O = Σ E, but without cancellation.
    public static double LikelihoodRatio(Contingency table) =>
        Sum(table, (difference, margins, total) => 2 * margins / total * Deviance(difference / margins));

    private static double Sum(Contingency table, Func<double, double, double, double> term)
    {
        var terms = new double[table.RowCount * table.ColumnCount];
        for (var i = 0; i < table.RowCount; i++)
        {
            for (var j = 0; j < table.ColumnCount; j++)
            {
                // O − E = difference / total in whole numbers.
                var margins = (Int128)table.RowTotals[i] * table.ColumnTotals[j];
                var difference = (Int128)table[i, j] * table.Total - margins;
                terms[i * table.ColumnCount + j] = term((double)difference, (double)margins, table.Total);
            }
        }

        Array.Sort(terms);
        var sum = new CompensatedSum();
        foreach (var one in terms)
        {
            sum.Add(one);
        }

        return sum.Value;
    }

    // (1 + t) ln(1 + t) − t, for t from −1; t²/2 − t³/6 + t⁴/12 − … near 0.
    private static double Deviance(double t)
    {
        if (t <= -1)
        {
            return 1;
        }

        if (Math.Abs(t) > SmallDeviation)
        {
            return (1 + t) * Math.Log(1 + t) - t;
        }

        double sum = 0;
        var power = t;
        for (var k = 2; k < 20; k++)
        {
            power *= -t;
            sum -= power / (k * (k - 1.0));
        }

        return sum;
    }
}
