using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>The ways to one tail of a rank-sum law against each other, and the switch between them.</summary>
public class RankSumLawTests
{
    public static TheoryData<long[], int[]> Laws => new()
    {
        { [1], [1] },
        { [1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1, 1] },
        { [3, 8, 14, 19], [2, 3, 3, 2] },
        { [40], [39] },
        { [5, 1000], [30, 2] },
        { [.. Enumerable.Range(1, 90).Select(i => (long)i)], [.. Enumerable.Repeat(1, 90)] },
        { [13, 45, 81, 120, 155], [12, 20, 16, 23, 12] },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void One_table_and_two_joined_tables_agree_at_every_sum(long[] weights, int[] counts)
    {
        var law = RankSumLaw.Of(weights, counts, out _);
        for (var m = 0; m <= law.Total / 2; m += 1 + (int)(law.Total / 2000))
        {
            var one = law.TailInOnePiece(m);
            var (light, lightTotal) = law.LightPart();
            var joined = law.JoinedTail(m, light, lightTotal);
            Golden.Close(one.StrictlyBelow.Value, joined.StrictlyBelow.Value, 1e-14, $"below {m}");
            Golden.Close(one.At.Value, joined.At.Value, 1e-14, $"at {m}");
        }
    }

    [Theory]
    // The additions up to 0.45 of the total, counted one weight at a time: 3,980,675 and 4,018,409.
    [InlineData(317, SignedRankMethod.ExactCount)]
    [InlineData(318, SignedRankMethod.ExactTiltedFourier)]
    public void Counting_gives_way_to_the_Fourier_sum_where_it_costs_too_much(int n, SignedRankMethod expected)
    {
        var law = RankSumLaw.WithoutTies(n);
        var m = (long)(0.45 * law.Total);
        var tail = law.LowerTail(m, out var method);

        Assert.Equal(expected, method);
        Golden.Close(law.CountedTail(m).AtMost.Value, tail.AtMost.Value, 1e-12, "tail");
    }

    [Fact]
    public void A_common_divisor_is_taken_out()
    {
        Assert.Equal(10, RankSumLaw.Of([6, 14], [1, 1], out var two).Total);
        Assert.Equal(2, two);
        RankSumLaw.Of([9, 15, 21], [1, 2, 1], out var three);
        Assert.Equal(3, three);
        RankSumLaw.Of([8, 12, 18], [1, 2, 1], out var mixed);
        Assert.Equal(2, mixed);
        RankSumLaw.Of([], [], out var none);
        Assert.Equal(1, none);
    }
}
