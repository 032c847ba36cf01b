using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class LinearTrendTests
{
    private static readonly long[,] dense = { { 9, 6, 7, 3 }, { 5, 8, 4, 6 }, { 6, 3, 5, 9 } };

    private static Arbitrary<int[]> Cells { get; } = Arb.From(Gen.Choose(0, 6).ArrayOf(12));

    [Fact]
    public void Turned_tables_give_the_same_bits_and_reversed_scores_exchange_the_tails() =>
        Properties.Hold(Cells, cells =>
        {
            // Every other a 3 × 4 table, else a 2 × 4, 3 × 2 or 2 × 2 one.
            foreach (var (rows, columns) in new[] { (cells[11] % 6) switch { 0 => (2, 4), 1 => (3, 2), 2 => (2, 2), _ => (3, 4) } })
            {
                var counts = Table(rows, columns, (i, j) => cells[i * 4 + j]);
                if (cells.Take(rows * 4).Where((_, i) => i % 4 < columns).Sum() == 0)
                {
                    continue;
                }

                double[] u = [0, 0.1, 0.5];
                double[] v = [-1, 0, 2, 3];
                (u, v) = (u[..rows], v[..columns]);
                var plain = LinearTrend.Test(counts, u, v);
                Same(plain, LinearTrend.Test(Table(columns, rows, (i, j) => counts[j, i]), v, u));
                Same(plain, LinearTrend.Test(Table(rows, columns, (i, j) => counts[(i + 1) % rows, j]), [.. u[1..], u[0]], v));
                Same(plain, LinearTrend.Test(counts, [.. u.Select(score => score * 10)], [.. v.Select(score => 4 * score - 7)]));
                Exchanged(plain, LinearTrend.Test(counts, [.. u.Select(score => -score)], v));
                Exchanged(plain, LinearTrend.Test(counts, u, [.. v.Select(score => 3 - score)]));
                Exchanged(
                    LinearTrend.Test(counts),
                    LinearTrend.Test(Table(rows, columns, (i, j) => counts[i, columns - 1 - j])));

                var (less, greater, point) = (plain.PLess!.Value.Value, plain.PGreater!.Value.Value, plain.PointProbability!.Value.Value);
                Assert.Equal(1 + (plain.HasNoInformation ? 1 : point), less + greater, 1e-12);
                Assert.InRange(plain.PTwoSided!.Value.Value, Math.Min(less, greater) * (1 - 1e-12), 1);
                Assert.InRange(plain.MidPTwoSided!.Value.Value, 0, 1);
                Assert.InRange(plain.R ?? 0, -1, 1);
            }
        });

    [Fact]
    public void Alcohol_and_malformation()
    {
        // Graubard, Korn (1987), Biometrics 43, 471–476; Agresti (2007), An Introduction to Categorical Data Analysis, 2nd ed., section 2.5: with scores
        // 0, 0.5, 1.5, 4, 7 r = 0.0142, M² = 6.57, P = 0.010; equally spaced M² = 1.83, P = 0.18; midranks M² = 0.35, P = 0.55.
        long[,] counts = { { 17066, 48 }, { 14464, 38 }, { 788, 5 }, { 126, 1 }, { 37, 1 } };
        var drinks = LinearTrend.Test(counts, [0, 0.5, 1.5, 4, 7]);
        Assert.Equal(0.0142, drinks.R!.Value, 5e-5);
        Assert.Equal(6.57, drinks.MSquared!.Value, 5e-3);
        Assert.Equal(0.010, drinks.PAsymptotic.Value, 5e-4);
        Assert.True(drinks.IsExact);
        var spaced = LinearTrend.Test(counts);
        Assert.Equal(1.83, spaced.MSquared!.Value, 5e-3);
        Assert.Equal(0.18, spaced.PAsymptotic.Value, 5e-3);
        // Their exact law takes seconds.
        var ranks = LinearTrend.Test(
            counts,
            options: new LinearTrendOptions { Scores = TrendScores.Midranks, Exact = false, MonteCarlo = new MonteCarloPermutationOptions { Replicates = 99 } });
        Assert.Equal(0.35, ranks.MSquared!.Value, 5e-3);
        Assert.Equal(0.55, ranks.PAsymptotic.Value, 5e-3);
        Assert.Equal([8557.5, 24365.5, 32013, 32473, 32555.5], ranks.RowScores);
    }

    [Fact]
    public void Sums_beyond_the_range_of_a_double()
    {
        var sum = new ScaledSum();
        foreach (var term in new[] { new ScaledNumber(3, -3000), new ScaledNumber(0, 0), new ScaledNumber(0.5, -2999), new ScaledNumber(5, -3010) })
        {
            sum.Add(term);
        }

        Assert.Equal((4 + 5.0 / 1024) * Math.Pow(2, -900), sum.Value.Mantissa * Math.Pow(2, (int)sum.Value.Exponent + 2100));
        sum.Add(new ScaledNumber(1.25, 0));
        Assert.Equal(1.25, sum.Value.Value);
        sum.Add(new ScaledNumber(1, -60));
        sum.Add(new ScaledNumber(-1.25, 0));
        Assert.Equal(Math.Pow(2, -60), sum.Value.Value);
    }

    [Fact]
    public void Counting_agrees_with_the_two_sample_law_and_Fisher()
    {
        // Two scores that occur in two rows each: four rows, counted as two.
        var four = LinearTrend.Test(new long[,] { { 9, 6, 7 }, { 5, 8, 9 }, { 6, 2, 5 }, { 2, 7, 6 } }, [0, 1, 0, 1]);
        var two = LinearTrend.Test(new long[,] { { 15, 8, 12 }, { 7, 15, 15 } });
        Same(two, four);
        Assert.Null(four.Proportions);
        Assert.NotNull(two.Proportions);

        var fisher = TwoByTwo.Of(3, 9, 11, 4).Fisher;
        var square = LinearTrend.Test(new long[,] { { 3, 9 }, { 11, 4 } });
        Golden.Close(fisher.PLess.Value, square.PLess!.Value, 1e-13, "less");
        Golden.Close(fisher.PGreater.Value, square.PGreater!.Value, 1e-13, "greater");

        // The same sums, spread over a score no one has a use for: an empty middle row keeps its step and changes nothing else.
        var gap = LinearTrend.Test(new long[,] { { 9, 6, 7, 8 }, { 0, 0, 0, 0 }, { 5, 8, 9, 6 }, { 6, 9, 5, 9 } });
        var given = LinearTrend.Test(new long[,] { { 9, 6, 7, 8 }, { 5, 8, 9, 6 }, { 6, 9, 5, 9 } }, [0, 2, 3]);
        Same(given, gap);
        Assert.Equal([0.0, 2, 3], gap.RowScores);
    }

    [Fact]
    public void Ranks_give_Spearman()
    {
        // Midranks of both variables: S is Spearman's sum of products, and the laws are one.
        long[,] counts = { { 3, 1, 0 }, { 2, 2, 1 }, { 0, 1, 4 }, { 1, 0, 3 } };
        var (x, y) = (new List<double>(), new List<double>());
        for (var k = 0; k < counts.Length; k++)
        {
            x.AddRange(Enumerable.Repeat((double)(k / 3), (int)counts[k / 3, k % 3]));
            y.AddRange(Enumerable.Repeat((double)(k % 3), (int)counts[k / 3, k % 3]));
        }

        var trend = LinearTrend.Test(counts, options: new LinearTrendOptions { Scores = TrendScores.Midranks });
        var spearman = Spearman.Test([.. x], [.. y]);
        Golden.Close(spearman.Rho!.Value, trend.R!.Value, 1e-14, "rho");
        Golden.Close(spearman.PAbsolute.Value, trend.PTwoSided!.Value, 1e-12, "two-sided");
        Golden.Close(spearman.PTwoSided.Value, trend.PTwoSidedDoubled!.Value, 1e-12, "doubled");
        Golden.Close(spearman.PGreater.Value, trend.PGreater!.Value, 1e-12, "greater");
        Golden.Close(spearman.MidPTwoSided!.Value.Value, trend.MidPTwoSided!.Value, 1e-12, "mid");

        var pearson = Pearson.Test([.. x], [.. y]);
        Golden.Close(pearson.R, LinearTrend.Test(counts).R!.Value, 1e-14, "r");
    }

    [Fact]
    public void The_trend_of_a_proportion_and_its_direction()
    {
        // Events 4, 9, 15 of 20 at doses 0, 1, 3: shares 0.2, 0.45, 0.75.
        var result = LinearTrend.Test(new long[,] { { 16, 4 }, { 11, 9 }, { 5, 15 } }, [0, 1, 3]);
        var trend = result.Proportions!;

        Assert.True(trend.GroupsAreRows);
        Assert.Equal([0.2, 0.45, 0.75], trend.Shares);
        // Distances −4/3, −1/3, 5/3 from the mean dose: Σ d p / Σ d² = (−0.8/3 − 0.45/3 + 3.75/3) / (42/9).
        Assert.Equal((-0.8 - 0.45 + 3.75) / 14, trend.Slope, 1e-15);
        var error = Math.Sqrt((16 * 0.16 + 0.2475 + 25 * 0.1875) / 9 / 20) / (42 / 9.0);
        Assert.Equal(trend.Slope - 1.959963984540054 * error, trend.SlopeInterval!.Value.Lower, 1e-14);
        Assert.Equal(trend.Slope + 1.959963984540054 * error, trend.SlopeInterval.Value.Upper, 1e-14);
        Assert.True(trend.Z > 0 && result.R > 0 && result.PGreater < result.PLess);
        Assert.Equal(trend.ChiSquare * 59 / 60, result.MSquared!.Value, 1e-14);
        Assert.Equal(trend.Z * trend.Z, trend.ChiSquare, 1e-14);
        Assert.Equal(result.Z!.Value * result.Z.Value, result.MSquared.Value, 1e-14);

        // The same table lying down; the outcome is still the category with the higher score.
        var lying = LinearTrend.Test(new long[,] { { 4, 9, 15 }, { 16, 11, 5 } }, [1, 0], [0, 1, 3]).Proportions!;
        Assert.False(lying.GroupsAreRows);
        Assert.Equal(trend.Slope, lying.Slope);
        Assert.Equal(trend.SlopeInterval, lying.SlopeInterval);
        Assert.Equal(trend.Shares, lying.Shares);
        // In tenths of the unit the slope is ten times as steep.
        Assert.Equal(10 * trend.Slope, LinearTrend.Test(new long[,] { { 16, 4 }, { 11, 9 }, { 5, 15 } }, [0, 0.1, 0.3]).Proportions!.Slope, 1e-14);
        Assert.Null(LinearTrend.Test(new long[,] { { 5, 0 }, { 4, 0 }, { 0, 6 } }).Proportions!.SlopeInterval);
    }

    [Fact]
    public void A_perfect_line()
    {
        var result = LinearTrend.Test(new long[,] { { 0, 0, 4 }, { 0, 3, 0 }, { 5, 0, 0 } });

        Assert.Equal(-1, result.R);
        Assert.Equal(11, result.MSquared);
        Assert.Equal(result.PointProbability, result.PLess);
        // 4! 3! 5! · 4! 3! 5! / (12! 4! 3! 5!) = 1 / 27720.
        Assert.Equal(1 / 27720.0, result.PLess!.Value.Value, 1e-18);
    }

    [Fact]
    public void No_information()
    {
        foreach (var result in new[]
        {
            LinearTrend.Test(new long[,] { { 3, 4, 5 } }),
            LinearTrend.Test(new long[,] { { 0, 7, 0 }, { 0, 3, 0 } }),
            LinearTrend.Test(new long[,] { { 3, 4 }, { 5, 6 } }, [2, 2]),
        })
        {
            Assert.True(result.HasNoInformation);
            Assert.Equal(1, result.PTwoSided!.Value.Value);
            Assert.Equal(1, result.PAsymptotic.Value);
            Assert.Null(result.R);
            Assert.Null(result.MSquared);
            Assert.Null(result.Z);
            Assert.Null(result.Proportions);
            Assert.StartsWith("no information", result.MethodInWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Beyond_the_budget_random_tables_with_an_interval_that_holds_the_exact_p()
    {
        var exact = LinearTrend.Test(dense);
        Assert.Equal(LinearTrendMethod.ExactCount, exact.Method);
        LinearTrendResult At(long steps) => LinearTrend.Test(dense, options: new LinearTrendOptions { StepBudget = steps, MonteCarlo = new MonteCarloPermutationOptions { Replicates = 999 } });
        Assert.Equal(LinearTrendMethod.MonteCarlo, At(exact.Steps - 1).Method);
        Same(exact, At(exact.Steps));
        Same(exact, At(exact.Steps + 1));

        var drawn = LinearTrend.Test(dense, options: new LinearTrendOptions { Exact = false });
        Assert.False(drawn.IsExact);
        Assert.Equal(drawn.MonteCarlo!.P, drawn.PTwoSided);
        Assert.True(drawn.MonteCarlo.Interval.Contains(exact.PTwoSided!.Value));
        Assert.Equal(exact.PLess!.Value.Value, drawn.PLess!.Value.Value, 0.01);
        Assert.Equal(exact.PGreater!.Value.Value, drawn.PGreater!.Value.Value, 0.01);
        Assert.Null(drawn.PointProbability);
        Assert.Contains("seed 1", drawn.MethodInWords, StringComparison.Ordinal);
        var turned = LinearTrend.Test(Table(3, 4, (i, j) => dense[2 - i, j]), options: new LinearTrendOptions { Exact = false });
        Assert.Equal(drawn.MonteCarlo, turned.MonteCarlo);
        Assert.Equal(drawn.PLess, turned.PGreater);

        // A design too large to count is left soon.
        var large = LinearTrend.Test(
            Table(6, 6, (i, j) => 20 + (3 * i + 5 * j + i * j) % 7),
            options: new LinearTrendOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 999, Seed = 7 } });
        Assert.Equal(LinearTrendMethod.MonteCarlo, large.Method);
        Assert.Equal(7UL, large.Seed);
        Assert.Contains("999", large.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_of_many_digits_and_tables_of_many_observations()
    {
        // Logarithms of doses: sums of 17 digits, too many to count for 400 observations.
        double[] logs = [0, Math.Log(2), Math.Log(5), Math.Log(10)];
        var many = LinearTrend.Test(Table(2, 4, (i, j) => 40 + 10 * i * j), null, logs);
        Assert.Equal(LinearTrendMethod.MonteCarlo, many.Method);
        Assert.Equal(LinearTrendMethod.ExactCount, LinearTrend.Test(Table(2, 4, (i, j) => 4 + i * j), null, logs).Method);
        var wide = LinearTrend.Test(dense, [0, 1e-300, 1e300]);
        Assert.Equal(LinearTrendMethod.AsymptoticOnly, wide.Method);
        Assert.Null(wide.PTwoSided);
        Assert.InRange(wide.PAsymptotic.Value, 1e-3, 1);

        LinearTrendResult Of(long total) => LinearTrend.Test(new long[,] { { total - 6, 1 }, { 1, 1 }, { 2, 1 } });
        Assert.True(Of(LinearTrend.LargestConditionalTotal - 1).IsExact);
        Assert.True(Of(LinearTrend.LargestConditionalTotal).IsExact);
        var beyond = Of(LinearTrend.LargestConditionalTotal + 1);
        Assert.Equal(LinearTrendMethod.AsymptoticOnly, beyond.Method);
        Assert.Null(beyond.PLess);
        Assert.NotNull(beyond.MSquared);
    }

    [Fact]
    public void Bad_input()
    {
        Refused(Violation.Empty, () => LinearTrend.Test(new long[0, 0]));
        Refused(Violation.UnequalLengths, () => LinearTrend.Test(dense, [0, 1]));
        Refused(Violation.UnequalLengths, () => LinearTrend.Test(dense, null, [0, 1, 2, 3, 4]));
        Refused(Violation.UnequalLengths, () => LinearTrend.Test(Contingency.Of(dense), null, []));
        Refused(Violation.UnequalLengths, () => LinearTrend.Test(new long[,] { { 1, 2 }, { -1, 4 } }, [0, 1, 2]));
        // A score for every row as given, also for the empty one.
        Refused(Violation.UnequalLengths, () => LinearTrend.Test(new long[,] { { 1, 2 }, { 0, 0 }, { 3, 4 } }, [0, 1]));
        Refused(Violation.NotFinite, () => LinearTrend.Test(dense, [0, double.NaN, 3]));
        Refused(Violation.NotFinite, () => LinearTrend.Test(dense, null, [0, 1, 2, double.PositiveInfinity]));
        Refused(Violation.NegativeCount, () => LinearTrend.Test(new long[,] { { 1, 2 }, { -1, 4 } }));
        Refused(Violation.NoInformation, () => LinearTrend.Test(new long[,] { { 0, 0 }, { 0, 0 } }));
        Refused(Violation.TooLarge, () => LinearTrend.Test(new long[,] { { Contingency.LargestTotal, 1 }, { 1, 1 } }));
        Assert.Throws<ArgumentNullException>(() => LinearTrend.Test((long[,])null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearTrend.Test(dense, options: new LinearTrendOptions { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearTrend.Test(dense, options: new LinearTrendOptions { StepBudget = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearTrend.Test(dense, options: new LinearTrendOptions { Scores = (TrendScores)9 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => LinearTrend.Test(dense, options: new LinearTrendOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 0 } }));
    }

    [Fact]
    public void Work_can_be_cancelled_and_reports_its_progress()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => LinearTrend.Test(dense, cancellation: cancelled.Token));
        var seen = new Seen();
        LinearTrend.Test(dense, progress: seen);
        Assert.True(seen.Shares.Count > 2);
        Assert.Equal(seen.Shares.Order(), seen.Shares);
        Assert.Equal(1, seen.Shares[^1]);
    }

    private static LinearTrendResult Mirrored(LinearTrendResult plain) =>
        plain with { R = -plain.R, Z = -plain.Z, PLess = plain.PGreater, PGreater = plain.PLess };

    private static void Same(LinearTrendResult one, LinearTrendResult other)
    {
        Assert.Equal(one.R, other.R);
        Assert.Equal(one.MSquared, other.MSquared);
        Assert.Equal(one.Z, other.Z);
        Assert.Equal(one.PAsymptotic, other.PAsymptotic);
        Assert.Equal(one.PTwoSided, other.PTwoSided);
        Assert.Equal(one.PTwoSidedDoubled, other.PTwoSidedDoubled);
        Assert.Equal(one.PLess, other.PLess);
        Assert.Equal(one.PGreater, other.PGreater);
        Assert.Equal(one.PointProbability, other.PointProbability);
        Assert.Equal(one.MidPTwoSided, other.MidPTwoSided);
        Assert.Equal(one.Method, other.Method);
    }

    private static void Exchanged(LinearTrendResult one, LinearTrendResult other) => Same(Mirrored(one), other);

    private static long[,] Table(int rows, int columns, Func<int, int, long> cell)
    {
        var counts = new long[rows, columns];
        for (var k = 0; k < rows * columns; k++)
        {
            counts[k / columns, k % columns] = cell(k / columns, k % columns);
        }

        return counts;
    }

    private static void Refused(Violation violation, Action action) => Assert.Equal(violation, Assert.Throws<AssumptionException>(action).Violation);

    private sealed class Seen : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
