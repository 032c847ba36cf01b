using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class FreemanHaltonTests
{
    private static readonly long[,] dense = { { 9, 6, 7, 8 }, { 5, 8, 9, 6 }, { 6, 9, 5, 9 } };

    private static Arbitrary<int[]> Cells { get; } = Arb.From(Gen.Choose(0, 7).ArrayOf(9));

    [Fact]
    public void Exchanged_and_permuted_tables_give_the_same_bits() =>
        Properties.Hold(Cells, cells =>
        {
            var counts = Square(cells);
            if (counts.Cast<long>().Sum() == 0)
            {
                return;
            }

            var plain = FreemanHalton.Test(counts);
            var chiSquare = Contingency.Of(counts).ChiSquare;
            foreach (var other in Turned(counts))
            {
                var again = FreemanHalton.Test(other);
                Assert.Equal(plain.PTwoSided, again.PTwoSided);
                Assert.Equal(plain.PTwoSidedWithSlack, again.PTwoSidedWithSlack);
                Assert.Equal(chiSquare, Contingency.Of(other).ChiSquare);
                Assert.Equal(Contingency.Of(counts).LikelihoodRatio, Contingency.Of(other).LikelihoodRatio);
                Assert.Equal(ContingencyCount.Of(Contingency.Of(counts)), ContingencyCount.Of(Contingency.Of(other)));
            }

            Assert.InRange(plain.PTwoSided.Value, plain.PointProbability.Value * (1 - 1e-12), 1);
        });

    [Fact]
    public void P_values_far_below_the_range_of_a_double()
    {
        // Every other table of these margins is more probable: p = 1 / (1200 choose 450).
        var exact = FreemanHalton.Test(new long[,] { { 450, 0, 0 }, { 0, 375, 375 } });
        var log10 = Log10Factorial(450) + Log10Factorial(750) - Log10Factorial(1200);

        Assert.Equal(0, exact.PTwoSided.Value);
        Assert.Equal(log10, exact.PTwoSided.Log10, 1e-9);
        Assert.Equal(FreemanHaltonMethod.ExactNetwork, exact.Method);
    }

    [Fact]
    public void A_budget_that_does_not_suffice_gives_Monte_Carlo_with_an_interval_that_holds_the_exact_p()
    {
        var exact = FreemanHalton.Test(dense);
        foreach (var options in new[]
        {
            new FreemanHaltonOptions { StepBudget = 10 },
            new FreemanHaltonOptions { MemoryBudget = 10 },
            new FreemanHaltonOptions { Exact = false },
        })
        {
            var drawn = FreemanHalton.Test(dense, options);

            Assert.Equal(FreemanHaltonMethod.MonteCarlo, drawn.Method);
            Assert.True(drawn.MonteCarlo!.Interval.Contains(exact.PTwoSided.Value));
            Assert.Equal(drawn.MonteCarlo.P, drawn.PTwoSided);
            Assert.Contains("seed 1", drawn.MethodInWords, StringComparison.Ordinal);
            Assert.Contains("100000", drawn.MethodInWords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_budget_at_its_edge()
    {
        var needed = FreemanHalton.Test(dense).Steps;

        Assert.Equal(FreemanHaltonMethod.MonteCarlo, At(needed - 1).Method);
        Assert.Equal(FreemanHaltonMethod.ExactNetwork, At(needed).Method);
        Assert.Equal(FreemanHaltonMethod.ExactNetwork, At(needed + 1).Method);

        static FreemanHaltonResult At(long steps) => FreemanHalton.Test(dense, new FreemanHaltonOptions { StepBudget = steps, Replicates = 100 });
    }

    [Theory]
    // Tables of two to four million steps, of every kind of halves.
    [InlineData(7, 3, 7, 110)]
    [InlineData(5, 8, 3, 90)]
    [InlineData(7, 5, 4, 90)]
    [InlineData(6, 4, 6, 80)]
    public void Looking_ahead_refuses_what_is_beyond_the_budget_and_never_what_it_holds(int seed, int rows, int columns, int total)
    {
        var counts = Drawn(seed, rows, columns, total);
        var needed = FreemanHalton.Test(counts);
        Assert.True(needed.IsExact);
        Assert.Null(needed.ProjectedSteps);
        Assert.InRange(needed.Steps, 1_000_000, 10_000_000);

        Assert.True(At(needed.Steps).IsExact);
        var beyond = At(needed.Steps / 4);
        Assert.Equal(FreemanHaltonMethod.MonteCarlo, beyond.Method);
        if (beyond.ProjectedSteps is { } projected)
        {
            // The lists are left out: it may be too low, and hardly too high.
            Assert.InRange(projected, needed.Steps / 4.0, needed.Steps * 1.25);
        }

        FreemanHaltonResult At(long steps) => FreemanHalton.Test(counts, new FreemanHaltonOptions { StepBudget = steps, Replicates = 1 });
    }

    [Fact]
    public void A_budget_that_will_not_suffice_is_seen_early()
    {
        // 3.2 million steps are needed, 2 million allowed: half a million tell, and what they tell is near the truth.
        var counts = Drawn(7, 5, 4, 90);
        var drawn = FreemanHalton.Test(counts, new FreemanHaltonOptions { StepBudget = 2_000_000, Replicates = 1 });

        Assert.InRange(drawn.Steps, 1, 1_000_000);
        Assert.InRange(drawn.ProjectedSteps!.Value, 2_000_001, 4_000_000);
    }

    [Fact]
    public void Beyond_every_budget_Monte_Carlo_answers_while_the_nodes_are_collected()
    {
        // 5 × 4 of 500: hours of steps, two million nodes.
        var drawn = FreemanHalton.Test(Drawn(1, 5, 4, 500), new FreemanHaltonOptions { Replicates = 1000 });

        Assert.Equal(FreemanHaltonMethod.MonteCarlo, drawn.Method);
        Assert.InRange(drawn.ProjectedSteps!.Value, 10.0 * FreemanHaltonOptions.DefaultStepBudget, double.MaxValue);
        Assert.InRange(drawn.Steps, 1, 1_000_000);
        Assert.Equal(1000, drawn.MonteCarlo!.Replicates);
    }

    [Fact]
    public void Lists_that_are_too_many_are_not_made()
    {
        // 6 × 6 of 300: halves of three columns, whose lists alone are beyond the budget.
        var drawn = FreemanHalton.Test(Drawn(1, 6, 6, 300), new FreemanHaltonOptions { Replicates = 1 });

        Assert.Equal(FreemanHaltonMethod.MonteCarlo, drawn.Method);
        Assert.InRange(drawn.ProjectedSteps!.Value, FreemanHaltonOptions.DefaultStepBudget, double.MaxValue);
        Assert.InRange(drawn.Steps, 1, 1_000_000);
    }

    [Fact]
    public void Cancelled_while_the_nodes_are_collected()
    {
        int[] rows = [20, 22, 25];
        var logs = NetworkLogs.Of(67);
        var progress = new Reports();

        Assert.Throws<OperationCanceledException>(() => Network.Sum(
            new NetworkSplit(rows, [18, 17], [16, 16]),
            logs,
            logs.Factorials[67],
            true,
            long.MaxValue,
            long.MaxValue,
            new CancellationToken(true),
            progress,
            out _));
        Assert.Empty(progress.Values);
    }

    [Fact]
    public void Random_tables_follow_their_law()
    {
        // Each of the tables of a small margin, 60,000 draws: a chi-square of the counts, p above 1e-6 with this seed.
        var oracle = new ContingencyOracle([3, 4, 2], [4, 3, 2]);
        var random = new RandomTable([3, 4, 2], [4, 3, 2], NetworkLogs.Of(9));
        var stream = RandomStream.Of(3, 0);
        var seen = new Dictionary<string, int>();
        const int Draws = 60_000;
        for (var i = 0; i < Draws; i += 200)
        {
            random.Draw(stream, new long[200]);
            for (var t = 0; t < 200; t++)
            {
                var key = string.Join(',', random.Cells(t));
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        double statistic = 0;
        var kinds = 0;
        foreach (var (cells, share) in oracle.Shares())
        {
            var expected = share * Draws;
            statistic += Math.Pow(seen.GetValueOrDefault(string.Join(',', cells)) - expected, 2) / expected;
            kinds++;
        }

        Assert.Equal(oracle.Count, kinds);
        Assert.InRange(ChiSquareLaw.UpperTail(statistic, kinds - 1).Value, 1e-6, 1);
    }

    [Fact]
    public void The_seed_names_the_answer()
    {
        FreemanHaltonResult Drawn(ulong seed) => FreemanHalton.Test(dense, new FreemanHaltonOptions { Exact = false, Replicates = 2000, Seed = seed });

        Assert.Equal(Drawn(5).MonteCarlo!.AsExtreme, Drawn(5).MonteCarlo!.AsExtreme);
        Assert.NotEqual(Drawn(5).MonteCarlo!.AsExtreme, Drawn(6).MonteCarlo!.AsExtreme);
        Assert.Equal(6UL, Drawn(6).Seed);
    }

    [Theory]
    // R 4.2.2, fisher.test(..., workspace = 2e8)$p.value; the default workspace stops with an error on the third and fourth.
    // R joins paths within 1e-7, so its last digits are its own.
    [InlineData("14,8,9;7,15,10;6,9,16", 0.070468660607467176, 1e-10)]
    [InlineData("12,6,5;7,11,6;4,8,12;6,5,12", 0.064252739641810122, 1e-10)]
    [InlineData("10,5,6,5;4,9,6,7;6,5,10,5;5,8,4,9;9,6,5,6", 0.58735964484993286, 1e-7)]
    [InlineData("85,45,40;50,75,45;40,45,75", 2.6377342659452801e-08, 1e-7)]
    [InlineData("25,12,20,15,10,18;12,20,15,22,20,11", 0.01838377764693, 1e-7)]
    public void Tables_on_which_the_default_workspace_of_R_may_not_suffice(string text, double p, double relative)
    {
        long[][] rows = [.. text.Split(';').Select(row => row.Split(',').Select(long.Parse).ToArray())];
        var exact = FreemanHalton.Test(Contingency.Of(rows));

        Golden.Close(p, exact.PTwoSidedWithSlack.Value, relative, text);
        Assert.True(exact.IsExact);
    }

    private sealed class Reports : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }

    private static long[,] Drawn(int seed, int rows, int columns, int total)
    {
        var random = new Random(seed);
        var counts = new long[rows, columns];
        for (var i = 0; i < total; i++)
        {
            var row = random.Next(rows);
            counts[row, random.Next(8) == 0 ? row % columns : random.Next(columns)]++;
        }

        return counts;
    }

    private static double Log10Factorial(int n) => Enumerable.Range(1, n).Sum(k => Math.Log10(k));

    private static long[,] Square(int[] cells)
    {
        var counts = new long[3, 3];
        for (var i = 0; i < 9; i++)
        {
            counts[i / 3, i % 3] = cells[i];
        }

        return counts;
    }

    private static IEnumerable<long[,]> Turned(long[,] counts)
    {
        long[,] Of(Func<int, int, long> cell)
        {
            var turned = new long[3, 3];
            for (var i = 0; i < 9; i++)
            {
                turned[i / 3, i % 3] = cell(i / 3, i % 3);
            }

            return turned;
        }

        yield return Of((i, j) => counts[j, i]);
        yield return Of((i, j) => counts[(i + 1) % 3, j]);
        yield return Of((i, j) => counts[i, 2 - j]);
        yield return Of((i, j) => counts[(j + 2) % 3, i]);
    }
}
