using Lancar.Statistics.Tests.Conformance;
using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

public class FriedmanTests
{
    // Hollander and Wolfe (1973), page 140: rounding first base, 22 players, 3 ways; the example of R's friedman.test help page.
    private static readonly double[][] roundingTimes =
    [
        [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40], [5.90, 5.85, 5.70], [5.45, 5.55, 5.60],
        [5.40, 5.40, 5.35], [5.45, 5.50, 5.35], [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45],
        [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40], [5.45, 5.55, 5.50], [5.55, 5.55, 5.35], [5.45, 5.50, 5.55],
        [5.50, 5.45, 5.25], [5.65, 5.60, 5.40], [5.70, 5.65, 5.55], [6.30, 6.30, 6.25],
    ];

    [Fact]
    public void Rounding_times()
    {
        var result = Friedman.Test(roundingTimes);

        // R: Friedman chi-squared = 11.143, df = 2, p-value = 0.003805.
        Assert.Equal(11.143, result.ChiSquare, 5e-4);
        Assert.Equal(0.003805, result.PAsymptotic.Value, 5e-7);
        Assert.Equal(4, result.TiedBlocks);
        Assert.Equal(RankTestMethod.ExactCount, result.Method);
        Assert.Equal(result.ChiSquare / 44, result.KendallW, 1e-15);
        Assert.Equal(21 * result.ChiSquare / (44 - result.ChiSquare), result.F, 1e-12);
    }

    [Theory]
    [InlineData(3, 3, 1.0 / 36)] // χ² = 6: 0.028 in Friedman's tables (1937), full agreement of 3 blocks.
    [InlineData(4, 3, 1.0 / 216)] // χ² = 8: 0.0046 in the same tables.
    [InlineData(2, 4, 1.0 / 24)] // χ² = 6: 0.042 in the same tables.
    [InlineData(3, 4, 1.0 / 576)] // χ² = 9: 0.0017 in the same tables.
    public void Full_agreement_as_in_Friedmans_tables(int n, int k, double p)
    {
        var result = Friedman.Test([.. Enumerable.Range(0, n).Select(b => Enumerable.Range(0, k).Select(j => b + (double)j).ToArray())]);

        Assert.Equal(n * (k - 1), result.ChiSquare, 1e-12);
        Assert.Equal(p, result.P.Value, 1e-15);
        Assert.Equal(1, result.KendallW, 1e-15);
        Assert.Equal(double.PositiveInfinity, result.F);
        Assert.Equal(0, result.PImanDavenport.Value);
    }

    [Fact]
    public void Order_of_blocks_and_treatments_and_the_level_of_a_block_do_not_matter() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var n = scores.Length / 4;
            if (n < 2)
            {
                return;
            }

            var blocks = Enumerable.Range(0, Math.Min(n, 6)).Select(b => scores.Skip(4 * b).Take(4).Select(score => score / 4.0).ToArray()).ToArray();
            var plain = Friedman.Test(blocks);
            var moved = Friedman.Test([.. blocks.Reverse().Select((block, b) => block.Reverse().Select(value => value + 10 * b).ToArray())]);

            Assert.Equal(plain.P, moved.P);
            Assert.Equal(plain.ChiSquare, moved.ChiSquare, 1e-12);
            Assert.InRange(plain.P.Value, 0, 1);
            Assert.InRange(plain.KendallW, 0, 1 + 1e-15);
        });

    [Fact]
    public void Two_treatments_are_the_sign_test_at_any_size()
    {
        var random = new Random(4);
        var blocks = Enumerable.Range(0, 3_000).Select(_ => new[] { random.Next(9), random.Next(9) + 0.0 + (random.Next(3) == 0 ? 2 : 0) }).ToArray();
        var (ahead, behind) = (blocks.Count(block => block[0] > block[1]), blocks.Count(block => block[0] < block[1]));
        var result = Friedman.Test(blocks);

        Assert.Equal(RankTestMethod.ExactCount, result.Method);
        Assert.Equal(McNemar.Test(ahead, behind).PTwoSided, result.P);
        var one = Friedman.Test([.. Enumerable.Repeat(new double[] { 1, 2 }, 2_000)]);
        Assert.Equal(0, one.P.Value);
        Assert.Equal(1_999 * -Math.Log10(2), one.P.Log10, 1e-9);
    }

    [Fact]
    public void Beyond_the_budget_it_draws_and_says_so()
    {
        var blocks = Random([.. Enumerable.Repeat(6, 60)], 1_000, 2);
        var options = new MonteCarloPermutationOptions { Replicates = 2_000, Seed = 3 };
        var result = Friedman.Test(blocks, options);

        Assert.Equal(RankTestMethod.MonteCarlo, result.Method);
        Assert.Contains("seed 3", result.MethodInWords, StringComparison.Ordinal);
        Assert.True(result.MonteCarlo!.Interval.Contains(result.PImanDavenport));
        Assert.Equal(result.P, Friedman.Test([.. blocks.Reverse()], options).P);
    }

    [Fact]
    public void Nothing_to_tell_apart()
    {
        var result = Friedman.Test([[2, 2, 2], [5, 5, 5]]);

        Assert.True(result.HasNoInformation);
        Assert.Equal((0.0, 1.0, 1.0, 1.0), (result.ChiSquare, result.P.Value, result.PAsymptotic.Value, result.PImanDavenport.Value));
        Assert.True(Friedman.Test([[1, 2, 3], [5, 5, 5]]).HasNoInformation);
    }

    [Fact]
    public void Bad_input()
    {
        Assert.Equal(Violation.Empty, Refusal(() => Friedman.Test([])));
        Assert.Equal(Violation.Empty, Refusal(() => Friedman.Test([[], []])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => Friedman.Test([[1, double.NaN], [1, 2, 3]])));
        Assert.Equal(Violation.NotFinite, Refusal(() => Friedman.Test([[1, 2], [double.NaN, 2]])));
        Assert.Equal(Violation.TooFew, Refusal(() => Friedman.Test([[1, 2]])));
        Assert.Equal(Violation.TooFew, Refusal(() => Friedman.Test([[1], [2]])));
        Assert.Throws<ArgumentNullException>(() => Friedman.Test(null!));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Friedman.Test(roundingTimes, cancellation: cancelled.Token));
    }
}
