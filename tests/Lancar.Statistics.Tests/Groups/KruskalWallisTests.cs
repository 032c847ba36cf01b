using Lancar.Statistics.Tests.Conformance;
using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

public class KruskalWallisTests
{
    // Hollander and Wolfe (1973), page 115: half-time of mucociliary clearance; the example of R's kruskal.test help page.
    private static readonly double[][] mucociliary = [[2.9, 3.0, 2.5, 2.6, 3.2], [3.8, 2.7, 4.0, 2.4], [2.8, 3.4, 3.7, 2.2, 2.0]];

    [Fact]
    public void Mucociliary_clearance()
    {
        var result = KruskalWallis.Test(mucociliary);

        // R: Kruskal-Wallis chi-squared = 0.77143, df = 2, p-value = 0.68.
        Assert.Equal(0.77143, result.H, 5e-6);
        Assert.Equal(0.68, result.PAsymptotic.Value, 5e-5);
        Assert.Equal(2, result.DegreesOfFreedom);
        Assert.Equal(RankTestMethod.ExactCount, result.Method);
        Assert.Equal(result.H / 13, result.EpsilonSquared, 1e-15);
        Assert.Equal((result.H - 2) / 11, result.EtaSquaredH!.Value, 1e-15);
        Assert.Equal([36.0 / 5, 36.0 / 4, 33.0 / 5], result.MeanRanks);
    }

    [Theory]
    [InlineData(7.200, 0.004)]
    [InlineData(6.489, 0.011)]
    [InlineData(5.689, 0.029)]
    [InlineData(5.600, 0.050)]
    [InlineData(5.067, 0.086)]
    [InlineData(4.622, 0.100)]
    public void Three_groups_of_three_as_in_the_tables_of_Kruskal_and_Wallis(double h, double p)
    {
        // Kruskal and Wallis (1952), table 6.1, printed to three decimals.
        var assignment = Assignments([3, 3, 3]).First(one => Math.Abs(KruskalWallis.Test(Groups(one)).H - h) < 5.1e-4);

        Assert.Equal(p, KruskalWallis.Test(Groups(assignment)).P.Value, 5.01e-4);

        static double[][] Groups(int[] assignment) =>
            [.. Enumerable.Range(0, 3).Select(g => Enumerable.Range(1, 9).Where(i => assignment[i - 1] == g).Select(i => (double)i).ToArray())];
    }

    [Fact]
    public void Order_of_rows_and_groups_does_not_matter_bit_for_bit() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var third = scores.Length / 3;
            if (third == 0)
            {
                return;
            }

            var values = scores.Take(13).Select(score => (double)score).ToArray();
            third = values.Length / 3;
            double[][] groups = [values[..third], values[third..(2 * third)], values[(2 * third)..]];
            var plain = KruskalWallis.Test(groups);
            var moved = KruskalWallis.Test([[.. groups[2].Reverse()], groups[0], [.. groups[1].Reverse()]]);
            var bent = KruskalWallis.Test([.. groups.Select(group => group.Select(Math.Exp).ToArray())]);

            Assert.Equal(plain.P, moved.P);
            Assert.Equal(plain.H, moved.H, 1e-12);
            Assert.Equal(plain.P, bent.P);
            Assert.Equal(plain.H, bent.H);
            Assert.InRange(plain.P.Value, 0, 1);
            Assert.InRange(plain.EpsilonSquared, 0, 1 + 1e-15);
        });

    [Fact]
    public void Beyond_the_budget_it_draws_and_says_so_and_the_seed_repeats_it()
    {
        var groups = Random([40, 45, 50], 12, 1);
        var options = new MonteCarloPermutationOptions { Replicates = 2_000, Seed = 7 };
        var result = KruskalWallis.Test(groups, options);

        Assert.Equal(RankTestMethod.MonteCarlo, result.Method);
        Assert.Contains("seed 7", result.MethodInWords, StringComparison.Ordinal);
        Assert.Null(result.PointProbability);
        Assert.True(result.MonteCarlo!.Interval.Contains(result.PAsymptotic));
        Assert.Equal(result.P, KruskalWallis.Test([groups[1], [.. groups[0].Reverse()], groups[2]], options).P);
    }

    [Fact]
    public void Nothing_to_tell_apart()
    {
        foreach (var groups in new double[][][] { [[3, 3], [3], [3, 3, 3]], [[1], [2], [3]] })
        {
            var result = KruskalWallis.Test(groups);

            Assert.True(result.HasNoInformation);
            Assert.Equal(1, result.P.Value);
            Assert.Contains("no information", result.MethodInWords, StringComparison.Ordinal);
        }

        // R prints NaN here.
        Assert.Equal(0, KruskalWallis.Test([[3, 3], [3]]).H);
        Assert.Equal(1, KruskalWallis.Test([[3, 3], [3]]).PAsymptotic.Value);
        Assert.Null(KruskalWallis.Test([[1], [2], [3]]).EtaSquaredH);
    }

    [Fact]
    public void Negative_zero_ties_with_zero()
    {
        var plain = KruskalWallis.Test([[0.0, 1], [0.0, 2]]);
        var negative = KruskalWallis.Test([[-0.0, 1], [0.0, 2]]);

        Assert.Equal((plain.P, plain.H, plain.TieGroups), (negative.P, negative.H, negative.TieGroups));
        Assert.Equal(1, negative.TieGroups);
    }

    [Fact]
    public void Cancellation_and_progress()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => KruskalWallis.Test(mucociliary, cancellation: cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => KruskalWallis.Test(Random([40, 45, 50], 12, 1), cancellation: cancelled.Token));
        var seen = new Shares();
        KruskalWallis.Test(mucociliary, progress: seen);
        Assert.Equal(1, seen.Last);
    }

    [Fact]
    public void Bad_input()
    {
        Assert.Equal(Violation.Empty, Refusal(() => KruskalWallis.Test([])));
        Assert.Equal(Violation.Empty, Refusal(() => KruskalWallis.Test([[1, double.NaN], []])));
        Assert.Equal(Violation.NotFinite, Refusal(() => KruskalWallis.Test([[1, double.NaN]])));
        Assert.Equal(Violation.NotFinite, Refusal(() => KruskalWallis.Test([[1], [double.NegativeInfinity]])));
        Assert.Equal(Violation.TooFew, Refusal(() => KruskalWallis.Test([[1, 2, 3]])));
        Assert.Throws<ArgumentNullException>(() => KruskalWallis.Test(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => KruskalWallis.Test(mucociliary, new MonteCarloPermutationOptions { Replicates = 0 }));
    }

    private sealed class Shares : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            Assert.InRange(value, Last, 1);
            Last = value;
        }
    }
}
