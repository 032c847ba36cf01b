using Lancar.Statistics.Tests.Conformance;
using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

public class CochranQTests
{
    [Fact]
    public void With_two_treatments_it_is_McNemar() =>
        Properties.Hold(Properties.Cells, cells =>
        {
            bool[][] blocks =
            [
                .. Enumerable.Repeat<bool[]>([true, true], cells[0] + 1),
                .. Enumerable.Repeat<bool[]>([true, false], cells[1]),
                .. Enumerable.Repeat<bool[]>([false, true], cells[2]),
                .. Enumerable.Repeat<bool[]>([false, false], cells[3] + 1),
            ];
            var result = CochranQ.Test(blocks);
            var (lost, gained) = (cells[1], cells[2]);

            Assert.Equal(McNemar.Test(lost, gained).PTwoSided, result.P);
            Assert.Equal(lost + gained == 0 ? 0 : Math.Pow(lost - gained, 2) / (lost + gained), result.Q, 1e-12);
        });

    [Fact]
    public void It_is_Friedmans_test_of_the_answers_as_ranks() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            if (scores.Length < 8)
            {
                return;
            }

            var blocks = Enumerable.Range(0, scores.Length / 4).Select(b => scores.Skip(4 * b).Take(4).Select(score => score > 1).ToArray()).ToArray();
            var result = CochranQ.Test(blocks);
            var friedman = Friedman.Test([.. blocks.Select(block => block.Select(yes => yes ? 1.0 : 0).ToArray())]);
            var turned = CochranQ.Test([.. blocks.Reverse().Select(block => block.Reverse().Select(yes => !yes).ToArray())]);

            Assert.Equal(friedman.ChiSquare, result.Q, 1e-11);
            Assert.Equal(friedman.P.Value, result.P.Value, 1e-13);
            Assert.Equal(friedman.KendallW, result.KendallW, 1e-12);
            Assert.Equal(result.Q, turned.Q, 1e-12);
            Assert.Equal(result.P.Value, turned.P.Value, 1e-13);
        });

    [Fact]
    public void Straight_from_the_definition()
    {
        bool[][] blocks = [[true, true, false], [true, false, false], [true, true, true], [true, true, false], [false, false, false], [true, false, false]];
        var result = CochranQ.Test(blocks);

        // Columns 5, 3, 1; rows 2, 1, 3, 2, 0, 1: Q = 2 (3 · 35 − 81) / (27 − 19) = 6.
        Assert.Equal([5L, 3, 1], result.YesCounts);
        Assert.Equal(6, result.Q);
        Assert.Equal(4, result.InformativeBlocks);
        Assert.Equal(Math.Exp(-3), result.PAsymptotic.Value, 1e-14);
    }

    [Fact]
    public void Nothing_to_tell_apart_and_bad_input()
    {
        var result = CochranQ.Test([[true, true], [false, false]]);

        Assert.True(result.HasNoInformation);
        Assert.Equal((0.0, 1.0, 1.0), (result.Q, result.P.Value, result.PAsymptotic.Value));
        Assert.Equal(Violation.Empty, Refusal(() => CochranQ.Test([])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => CochranQ.Test([[true], [true, false]])));
        Assert.Equal(Violation.TooFew, Refusal(() => CochranQ.Test([[true, false]])));
        Assert.Equal(Violation.TooFew, Refusal(() => CochranQ.Test([[true], [false]])));
    }

    [Fact]
    public void Beyond_the_budget_it_draws_and_says_so()
    {
        var random = new Random(11);
        var blocks = Enumerable.Range(0, 150).Select(_ => Enumerable.Range(0, 9).Select(_ => random.Next(2) == 0).ToArray()).ToArray();
        var result = CochranQ.Test(blocks, new MonteCarloPermutationOptions { Replicates = 2_000 });

        Assert.Equal(RankTestMethod.MonteCarlo, result.Method);
        Assert.True(result.MonteCarlo!.Interval.Contains(result.PAsymptotic));
    }
}
