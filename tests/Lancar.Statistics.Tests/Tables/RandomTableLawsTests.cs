using System.Runtime.InteropServices;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>The hypergeometric draws of random tables.</summary>
public class RandomTableLawsTests
{
    [Theory]
    // Each way to mirror a law, narrow and one-sided ones; kept as a table and inverted.
    [InlineData(20, 30, 100)]
    [InlineData(80, 30, 100)]
    [InlineData(30, 80, 100)]
    [InlineData(70, 80, 100)]
    [InlineData(50, 50, 100)]
    [InlineData(1, 3, 7)]
    [InlineData(6, 6, 7)]
    [InlineData(2, 990, 1000)]
    public void Draws_follow_the_law(int draws, int good, int all)
    {
        const int Draws = 40_000;
        var logs = NetworkLogs.Of(all);
        foreach (var mostValues in new[] { 1, RandomTableLaws.MostValues })
        {
            var seen = new int[all + 1];
            foreach (var x in Drawn(new RandomTableLaws(logs), draws, good, all, mostValues, Draws))
            {
                seen[x]++;
            }

            // Values that are expected fewer than five times stand together.
            var (statistic, kinds, rareExpected, rareSeen) = (0.0, 0, 0.0, 0);
            for (var x = 0; x <= all; x++)
            {
                var expected = Draws * Chance(draws, good, all, x);
                Assert.True(expected > 0 || seen[x] == 0);
                if (expected < 5)
                {
                    (rareExpected, rareSeen) = (rareExpected + expected, rareSeen + seen[x]);
                    continue;
                }

                statistic += Math.Pow(seen[x] - expected, 2) / expected;
                kinds++;
            }

            Assert.InRange(rareSeen, 0, rareExpected + 6 * Math.Sqrt(rareExpected) + 6);
            Assert.InRange(kinds < 2 ? 1 : ChiSquareLaw.UpperTail(statistic, kinds - 1).Value, 1e-6, 1);
        }
    }

    [Fact]
    public void What_was_drawn_before_does_not_matter()
    {
        // More laws than are kept: the store begins again, and the same words draw the same.
        var logs = NetworkLogs.Of(400);
        var used = new RandomTableLaws(logs);
        for (var all = 40; all <= 400; all += 2)
        {
            for (var good = 10; good < all / 2; good += 3)
            {
                Drawn(used, all / 3, good, all, RandomTableLaws.MostValues, 1);
            }
        }

        Assert.Equal(
            Drawn(new RandomTableLaws(logs), 40, 60, 130, RandomTableLaws.MostValues, 500),
            Drawn(used, 40, 60, 130, RandomTableLaws.MostValues, 500));
    }

    private static int[] Drawn(RandomTableLaws laws, int draws, int good, int all, int mostValues, int count)
    {
        var words = new ulong[count];
        RandomStream.Of(7, 0).Fill(MemoryMarshal.Cast<ulong, uint>(words.AsSpan()));
        var drawn = new int[count];
        laws.Draw(Same(draws, count), Same(good, count), Same(all, count), words, mostValues, drawn);
        return drawn;
    }

    private static int[] Same(int value, int count) => [.. Enumerable.Repeat(value, count)];

    private static double Chance(int draws, int good, int all, int x)
    {
        if (x > draws || x > good || draws - x > all - good)
        {
            return 0;
        }

        double Choose(int n, int k) => MathNet.Numerics.SpecialFunctions.BinomialLn(n, k);
        return Math.Exp(Choose(good, x) + Choose(all - good, draws - x) - Choose(all, draws));
    }
}
