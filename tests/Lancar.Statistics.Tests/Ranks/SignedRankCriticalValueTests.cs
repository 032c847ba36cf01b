using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

public class SignedRankCriticalValueTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("signed-rank-critical-value");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_independent_answers(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var alpha = golden.Whole.GetProperty("options").GetProperty("alpha").GetDouble();
        var critical = SignedRank.CriticalValue(golden.Input.GetProperty("n").GetInt32(), alpha);

        Assert.Equal(golden.Expected.GetProperty("critical_w").GetInt64(), critical.W);
        Golden.Close(golden.Expected.GetProperty("size"), critical.Size, 1e-12, "size");
    }

    [Fact]
    public void Every_size_up_to_40_against_whole_number_counts()
    {
        var ways = new BigInteger[821];
        ways[0] = 1;
        for (var n = 1; n <= 40; n++)
        {
            for (var t = ways.Length - 1; t >= n; t--)
            {
                ways[t] += ways[t - n];
            }

            // Levels that are attained exactly among them: 2 / 2^n.
            foreach (var (alpha, numerator, denominator) in new (double, int, int)[] { (0.05, 1, 20), (0.01, 1, 100), (0.0625, 1, 16), (0.5, 1, 2), (0.001, 1, 1000) })
            {
                var w = -1;
                var sum = BigInteger.Zero;
                while (2 * denominator * (sum + ways[w + 1]) <= numerator * (BigInteger.One << n))
                {
                    sum += ways[++w];
                }

                var critical = SignedRank.CriticalValue(n, alpha);
                Assert.Equal(w, critical.W);
                Assert.Equal(2 * (double)sum / Math.Pow(2, n), critical.Size.Value);
                Assert.Equal(w >= 0, critical.IsAttainable);
            }
        }
    }

    [Theory]
    // Where R's psignrank overflows (1039) or qsignrank does not return (1100), around the plain count, and the largest.
    [InlineData(316, 0.05)]
    [InlineData(999, 0.05)]
    [InlineData(1000, 0.01)]
    [InlineData(1001, 0.05)]
    [InlineData(1039, 0.05)]
    [InlineData(1100, 0.05)]
    [InlineData(5000, 0.05)]
    [InlineData(5000, 1e-300)]
    [InlineData(1200, 1e-200)]
    public void The_next_rank_sum_is_beyond_alpha(int n, double alpha)
    {
        var critical = SignedRank.CriticalValue(n, alpha);
        var next = RankSumLaw.WithoutTies(n).LowerTail(critical.W + 1, out _);

        Assert.InRange(critical.Size.Value, alpha * 0.5, alpha);
        Assert.True(2 * next.AtMost.Value > alpha);
        Golden.Close(critical.Size.Value, 2 * next.StrictlyBelow.Value, 1e-9, "size");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.05)]
    [InlineData(5.0)]
    [InlineData(double.NaN)]
    public void A_level_outside_0_to_1_is_the_callers_bug(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.CriticalValue(10, alpha));

    [Theory]
    [InlineData(0, Violation.TooFew)]
    [InlineData(-3, Violation.TooFew)]
    [InlineData(SignedRank.LargestCriticalCount + 1, Violation.TooLarge)]
    public void Sizes_out_of_reach_are_refused(int n, Violation violation) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => SignedRank.CriticalValue(n)).Violation);

    [Fact]
    public void Levels_that_no_outcome_reaches_say_so()
    {
        Assert.Equal(-1, SignedRank.CriticalValue(5).W);
        Assert.Equal(0, SignedRank.CriticalValue(5).Size.Value);
        Assert.Equal(0, SignedRank.CriticalValue(6).W);
        Assert.Equal(-1, SignedRank.CriticalValue(30, 1e-300).W);
    }
}
