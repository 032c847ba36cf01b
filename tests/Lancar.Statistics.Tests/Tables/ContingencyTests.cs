using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class ContingencyTests
{
    // Job satisfaction by income, Agresti; the example of R's help page of fisher.test.
    private static readonly long[,] job = { { 1, 2, 1, 0 }, { 3, 3, 6, 1 }, { 10, 10, 14, 9 }, { 6, 7, 12, 11 } };

    [Fact]
    public void Job_satisfaction()
    {
        // R 4.2.2: fisher.test(Job)$p.value = 0.78268493896653246; chisq.test(Job): 5.9655145887704029, df 9.
        var table = Contingency.Of(job);
        var exact = FreemanHalton.Test(table);

        Assert.Equal(0.78268493896653246, exact.PTwoSided.Value, 1e-12);
        Assert.Equal(FreemanHaltonMethod.ExactNetwork, exact.Method);
        Assert.Equal(9, table.DegreesOfFreedom);
        Assert.Equal(5.9655145887704029, table.ChiSquare!.Value.Statistic, 1e-14);
        Assert.Equal(0.7434, table.ChiSquare.Value.P.Value, 5e-5);
        Assert.Equal(4 * 20 / 96.0, table.SmallestExpected, 1e-15);
    }

    [Fact]
    public void What_is_expected()
    {
        var table = Contingency.Of(new long[,] { { 10, 20, 30 }, { 6, 9, 5 } });

        Assert.Equal(60 * 16 / 80.0, table.ExpectedAt(0, 0));
        Assert.Equal(4, table.SmallestExpected);
        Assert.Equal(1 / 6.0, table.ShareOfExpectedBelowFive, 1e-15);
    }

    [Fact]
    public void Empty_rows_and_columns_are_dropped_and_named()
    {
        // R 4.2.2: chisq.test(rbind(c(3, 0, 4), c(0, 0, 0), c(5, 0, 1))) gives NaN; SciPy raises.
        var whole = Contingency.Of(new long[,] { { 3, 0, 4 }, { 0, 0, 0 }, { 5, 0, 1 } });
        var rest = Contingency.Of(new long[,] { { 3, 4 }, { 5, 1 } });

        Assert.Equal([1], whole.DroppedRows);
        Assert.Equal([1], whole.DroppedColumns);
        Assert.Equal(rest.ChiSquare, whole.ChiSquare);
        Assert.Equal(FreemanHalton.Test(rest), FreemanHalton.Test(whole));
        Assert.Equal(FreemanHaltonMethod.ExactTwoByTwo, FreemanHalton.Test(whole).Method);
    }

    [Fact]
    public void One_row_or_column_says_nothing()
    {
        foreach (var counts in new[] { new long[,] { { 3, 4, 5 } }, new long[,] { { 3 }, { 4 } }, new long[,] { { 0, 7, 0 }, { 0, 3, 0 } } })
        {
            var table = Contingency.Of(counts);
            var exact = FreemanHalton.Test(table);

            Assert.True(table.HasNoInformation);
            Assert.Null(table.ChiSquare);
            Assert.Null(table.LikelihoodRatio);
            Assert.True(exact.HasNoInformation);
            Assert.Equal(1, exact.PTwoSided.Value);
            Assert.Equal(1, ContingencyCount.Of(table));
            Assert.Equal(Violation.NoInformation, Assert.Throws<AssumptionException>(() => CramerV.Estimate(table)).Violation);
        }
    }

    [Fact]
    public void Bad_input()
    {
        Refused(Violation.Empty, () => Contingency.Of(new long[0, 0]));
        Refused(Violation.Empty, () => Contingency.Of([]));
        Refused(Violation.UnequalLengths, () => Contingency.Of([[1, 2], [3]]));
        Refused(Violation.NegativeCount, () => Contingency.Of(new long[,] { { 1, 2 }, { -1, 4 } }));
        Refused(Violation.NoInformation, () => Contingency.Of(new long[,] { { 0, 0 }, { 0, 0 } }));
        Refused(Violation.TooLarge, () => Contingency.Of(new long[,] { { long.MaxValue, long.MaxValue }, { 1, 1 } }));
        Refused(Violation.TooLarge, () => Contingency.Of(new long[,] { { Contingency.LargestTotal, 1 } }));
        Assert.Equal(Contingency.LargestTotal, Contingency.Of(new long[,] { { Contingency.LargestTotal - 1, 1 } }).Total);
        Refused(Violation.TooLarge, () => FreemanHalton.Test(new long[,] { { FreemanHalton.LargestTotal, 1, 1 }, { 1, 1, 1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreemanHalton.Test(job, new FreemanHaltonOptions { Replicates = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreemanHalton.Test(job, new FreemanHaltonOptions { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreemanHalton.Test(job, new FreemanHaltonOptions { StepBudget = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CramerV.Estimate(job, 0));
    }

    [Fact]
    public void Work_can_be_cancelled_and_reports_its_progress()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => FreemanHalton.Test(job, null, cancelled.Token));
        var seen = new Seen();
        FreemanHalton.Test(new long[,] { { 9, 6, 7, 8 }, { 5, 8, 9, 6 }, { 6, 9, 5, 9 } }, null, default, seen);
        Assert.NotEmpty(seen.Shares);
        Assert.All(seen.Shares, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void Likelihood_ratio_near_and_far_from_independence()
    {
        // R 4.2.2: o <- ...; e <- outer(rowSums(o), colSums(o)) / sum(o); 2 * sum(ifelse(o == 0, 0, o * log(o / e))).
        Golden.Close(1.6476704886858606, Contingency.Of(new long[,] { { 7, 5, 11 }, { 0, 1, 1 } }).LikelihoodRatio!.Value.Statistic, 1e-14, "far");
        var near = Contingency.Of(new long[,] { { 100001, 100000, 99999 }, { 100000, 100000, 100000 } });
        // Both statistics agree to the third order.
        Golden.Close(near.ChiSquare!.Value.Statistic, near.LikelihoodRatio!.Value.Statistic, 1e-9, "near");
    }

    private static void Refused(Violation violation, Action action) => Assert.Equal(violation, Assert.Throws<AssumptionException>(action).Violation);

    private sealed class Seen : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
