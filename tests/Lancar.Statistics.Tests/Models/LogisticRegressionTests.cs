using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Models;

public class LogisticRegressionTests
{
    private static readonly LogisticRegressionOptions firth = new() { Method = LogisticMethod.Firth };

    [Fact]
    public void One_yes_no_predictor_is_the_two_by_two_table()
    {
        // 27 of 34 with, 6 of 60 without: odds ratio ad / bc, Wald as Woolf has it.
        var (events, column) = Rows(27, 7, 6, 54);
        var one = LogisticRegression.Fit(events, [column]).Coefficients[1];
        var table = TwoByTwo.Of(27, 7, 6, 54);
        Golden.Close(27.0 * 54 / (7 * 6), one.Ratio, 1e-11, "odds ratio");
        Golden.Close(Math.Sqrt(1.0 / 27 + 1.0 / 7 + 1.0 / 6 + 1.0 / 54), one.StandardError, 1e-11, "standard error");
        Golden.Close(table.OddsRatio.Interval!.Value.Lower, one.WaldInterval.Lower, 1e-11, "lower limit");
        // The likelihood-ratio statistic by hand: G² of the table.
        double[] cells = [27, 7, 6, 54], expected = [34.0 * 33 / 94, 34.0 * 61 / 94, 60.0 * 33 / 94, 60.0 * 61 / 94];
        var g = 2 * cells.Zip(expected, (o, e) => o * Math.Log(o / e)).Sum();
        Golden.Close(g, one.LikelihoodRatio!.Value, 1e-10, "likelihood ratio");
        // Firth for a saturated table adds one half to every cell.
        var penalised = LogisticRegression.Fit(events, [column], firth).Coefficients[1];
        Golden.Close(27.5 * 54.5 / (7.5 * 6.5), penalised.Ratio, 1e-9, "Firth");
    }

    [Fact]
    public void A_zero_cell_is_quasi_separation_and_Firth_answers_it()
    {
        var (events, column) = Rows(8, 0, 5, 9);
        var fault = Assert.Throws<AssumptionException>(() => LogisticRegression.Fit(events, [column]));
        Assert.Equal((Violation.Separated, "group"), (fault.Violation, fault.Column));
        Assert.StartsWith("Quasi-complete", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Firth", fault.Message, StringComparison.Ordinal);
        var one = LogisticRegression.Fit(events, [column], firth).Coefficients[1];
        Golden.Close(8.5 * 9.5 / (0.5 * 5.5), one.Ratio, 1e-9, "Firth adds one half to every cell");
        Assert.True(double.IsFinite(one.ProfileInterval!.Value.Upper) && one.ProfileInterval.Value.Lower > 1);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Complete_separation_is_seen_up_to_the_last_overlap(double last, bool separated)
    {
        // Events from 4 on; the last non-event moves towards them. At 4 they share a value: quasi-complete.
        double[] x = [1, 2, last, 4, 5, 6];
        bool[] events = [false, false, false, true, true, true];
        var column = Predictor.Of("hours", x);
        if (!separated)
        {
            Assert.InRange(LogisticRegression.Fit(events, [column]).Coefficients[1].Ratio, 1, 100);
            return;
        }

        var fault = Assert.Throws<AssumptionException>(() => LogisticRegression.Fit(events, [column]));
        Assert.Equal((Violation.Separated, "hours"), (fault.Violation, fault.Column));
        Assert.StartsWith(last < 4 ? "Complete" : "Quasi-complete", fault.Message, StringComparison.Ordinal);
    }

    // Whole-number data, so that separation can be decided without rounding: the cone of directions in which no observation loses has an edge
    // on which p − 1 observations stand still, and every such edge is tried.
    [Fact]
    public void Either_a_maximum_or_separation_never_neither()
    {
        var (fitted, separated) = (0, 0);
        for (ulong seed = 0; seed < 400; seed++)
        {
            var stream = RandomStream.Of(seed, 0);
            var n = 6 + stream.NextIndex(10);
            var columns = Enumerable.Range(0, 1 + stream.NextIndex(3))
                .Select(j => Predictor.Of($"x{j}", [.. Enumerable.Range(0, n).Select(_ => (double)stream.NextIndex(2 + 3 * j))])).ToArray();
            bool[] events = [.. Enumerable.Range(0, n).Select(_ => stream.NextIndex(2) == 1)];
            try
            {
                var fit = LogisticRegression.Fit(events, columns);
                fitted++;
                Assert.False(CanBeSeparated(events, columns), $"seed {seed} can be separated");
                foreach (var column in columns)
                {
                    Assert.Equal(0, fit.Fitted.Select((chance, i) => ((events[i] ? 1 : 0) - chance) * column.Values[i]).Sum(), 1e-8);
                }
            }
            catch (AssumptionException fault)
            {
                Assert.Contains(fault.Violation, (Violation[])[Violation.Separated, Violation.Collinear, Violation.NoInformation, Violation.TooFew]);
                if (fault.Violation == Violation.Separated)
                {
                    separated++;
                    Assert.True(CanBeSeparated(events, columns), $"seed {seed} cannot be separated");
                    Assert.NotNull(fault.Column);
                    var answered = LogisticRegression.Fit(events, columns, firth);
                    Assert.All(answered.Coefficients, one => Assert.True(double.IsFinite(one.Estimate)));
                }
            }
        }

        Assert.True(fitted > 100 && separated > 50, $"{fitted} fitted, {separated} separated");
    }

    // The penalised likelihood on a fine grid: no point of it lies above the estimate.
    [Fact]
    public void Firth_is_the_highest_point_of_the_penalised_likelihood()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        bool[] events = [false, false, false, false, true, true, true, true];
        var fit = LogisticRegression.Fit(events, [Predictor.Of("x", x)], firth);
        var (a, b) = (fit.Coefficients[0].Estimate, fit.Coefficients[1].Estimate);
        var top = Penalised(a, b);
        for (var i = -50; i <= 50; i++)
        {
            for (var k = -50; k <= 50; k++)
            {
                Assert.True(Penalised(a + 0.02 * i, b + 0.004 * k) <= top + 1e-12);
            }
        }

        Assert.True(Penalised(a + 1e-3, b) < top && Penalised(a, b + 1e-3) < top);

        double Penalised(double intercept, double slope)
        {
            double value = 0, s0 = 0, s1 = 0, s2 = 0;
            for (var i = 0; i < x.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-intercept - slope * x[i]));
                value += Math.Log(events[i] ? p : 1 - p);
                s0 += p * (1 - p);
                s1 += p * (1 - p) * x[i];
                s2 += p * (1 - p) * x[i] * x[i];
            }

            return value + Math.Log(s0 * s2 - s1 * s1) / 2;
        }
    }

    [Theory]
    [InlineData(LogisticMethod.MaximumLikelihood)]
    [InlineData(LogisticMethod.Firth)]
    public void Order_unit_and_exchange(LogisticMethod method)
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 3, 5], z = [0, 1, 1, 0, 1, 0, 0, 1, 1, 0];
        bool[] events = [false, false, true, false, true, true, false, true, false, true];
        var options = new LogisticRegressionOptions { Method = method };
        var plain = LogisticRegression.Fit(events, [Predictor.Of("x", x), Predictor.Of("z", z)], options);
        var turned = LogisticRegression.Fit([.. events.Reverse()], [Predictor.Of("x", [.. x.Reverse()]), Predictor.Of("z", [.. z.Reverse()])], options);
        Assert.Equal(plain.Coefficients, turned.Coefficients);
        Assert.Equal(plain.Fitted.Reverse(), turned.Fitted);
        var moved = LogisticRegression.Fit(events, [Predictor.Of("x", [.. x.Select(value => 10000 - 7 * value)]), Predictor.Of("z", z)], options);
        Golden.Close(plain.Coefficients[1].Estimate / -7, moved.Coefficients[1].Estimate, 1e-9, "estimate");
        Golden.Close(Math.Pow(plain.Coefficients[1].ProfileInterval!.Value.Lower, -1.0 / 7), moved.Coefficients[1].ProfileInterval!.Value.Upper, 1e-9, "profile limit");
        Golden.Close(plain.Coefficients[2].Estimate, moved.Coefficients[2].Estimate, 1e-8, "estimate of the other");
        var opposite = LogisticRegression.Fit([.. events.Select(happened => !happened)], [Predictor.Of("x", x), Predictor.Of("z", z)], options);
        Golden.Close(-plain.Coefficients[1].Estimate, opposite.Coefficients[1].Estimate, 1e-9, "opposite outcome");
        Golden.Close(plain.Coefficients[1].PLikelihoodRatio!.Value, opposite.Coefficients[1].PLikelihoodRatio!.Value, 1e-8, "p");
    }

    [Fact]
    public void Bad_input()
    {
        var x = Predictor.Of("x", [1, 2, 3, 4]);
        Fits.Refused(Violation.Empty, () => LogisticRegression.Fit([], [Predictor.Of("x", [])]));
        Fits.Refused(Violation.UnequalLengths, "x", () => LogisticRegression.Fit([true, false], [x]));
        Fits.Refused(Violation.NotFinite, "y", () => LogisticRegression.Fit([true, false], [Predictor.Of("y", [1, double.NaN])]));
        Fits.Refused(Violation.TooFew, () => LogisticRegression.Fit([true, false], [Predictor.Of("x", [1, 2])]));
        Fits.Refused(Violation.NoInformation, () => LogisticRegression.Fit([true, true, true, true], [x]));
        Fits.Refused(Violation.NoInformation, () => LogisticRegression.Fit([false, false, false, false], [x]));
        Fits.Refused(Violation.Collinear, "constant", () => LogisticRegression.Fit([true, false, true, true], [Predictor.Of("constant", [3, 3, 3, 3])]));
        Fits.Refused(Violation.Collinear, "double", () => LogisticRegression.Fit([true, false, true, true, false], [Predictor.Of("x", [1, 2, 3, 4, 9]), Predictor.Of("double", [2, 4, 6, 8, 18])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogisticRegression.Fit([true, false, true], [Predictor.Of("x", [1, 2, 3])], new LogisticRegressionOptions { Confidence = 1 }));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([true, false, true, false], [x, x]));
        // No predictor: the log odds of the share.
        var alone = LogisticRegression.Fit([true, false, true, true], []);
        Golden.Close(3, alone.Coefficients.Single().Ratio, 1e-12, "odds");
        Assert.Null(alone.LikelihoodRatio);
    }

    private static bool CanBeSeparated(bool[] events, Predictor[] columns)
    {
        long[][] rows = [.. events.Select((happened, i) => columns.Select(column => (long)column.Values[i]).Prepend(1).Select(value => happened ? value : -value).ToArray())];
        return Edges(rows, columns.Length, 0, []).Any(edge => Gains(rows, edge) || Gains(rows, [.. edge.Select(value => -value)]));
    }

    private static bool Gains(long[][] rows, long[] edge)
    {
        var margins = rows.Select(row => row.Zip(edge, (x, d) => x * d).Sum()).ToArray();
        return margins.Min() >= 0 && margins.Max() > 0;
    }

    // The direction on which the chosen rows stand still: cofactors of the matrix they form.
    private static IEnumerable<long[]> Edges(long[][] rows, int wanted, int from, long[][] chosen)
    {
        if (chosen.Length == wanted)
        {
            yield return [.. Enumerable.Range(0, wanted + 1).Select(j => (j % 2 == 0 ? 1 : -1) * Determinant([.. chosen.Select(row => row.Where((_, k) => k != j).ToArray())]))];
            yield break;
        }

        for (var i = from; i < rows.Length; i++)
        {
            foreach (var edge in Edges(rows, wanted, i + 1, [.. chosen, rows[i]]))
            {
                yield return edge;
            }
        }
    }

    private static long Determinant(long[][] square) =>
        square.Length == 0
            ? 1
            : Enumerable.Range(0, square.Length).Sum(j => (j % 2 == 0 ? 1 : -1) * square[0][j] * Determinant([.. square.Skip(1).Select(row => row.Where((_, k) => k != j).ToArray())]));

    private static (bool[] Events, Predictor Column) Rows(int a, int b, int c, int d)
    {
        bool[] events = [.. Enumerable.Range(0, a + b + c + d).Select(i => i < a || (i >= a + b && i < a + b + c))];
        return (events, Predictor.Indicator("group", [.. events.Select((_, i) => i < a + b)]));
    }
}
