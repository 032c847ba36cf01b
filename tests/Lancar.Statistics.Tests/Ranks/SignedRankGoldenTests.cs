using System.Text.Json;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Signed-rank against independent exact answers; provenance in fixtures/statistics/MANIFEST.json.</summary>
public class SignedRankGoldenTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("signed-rank");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dropping_zeros_agrees(string file, string id) =>
        Agrees(GoldenCase.Of(file, id), "wilcox", ZeroHandling.Wilcoxon);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ranking_zeros_agrees(string file, string id) =>
        Agrees(GoldenCase.Of(file, id), "pratt", ZeroHandling.Pratt);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_and_interval_agree(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = Run(golden, ZeroHandling.Wilcoxon);

        Golden.Close(golden.Expected.GetProperty("hodges_lehmann"), result.HodgesLehmann!.Value, 1e-13, "Hodges-Lehmann");
        if (!golden.Expected.TryGetProperty("ci95_walsh", out var interval))
        {
            // The golden sets give no interval where there are zeros, nor for very long data.
            Assert.True(result.ZeroCount > 0 || result.PairCount > 2500);
            return;
        }

        Golden.Close(interval.GetProperty("low"), result.Interval!.Value.Lower, 1e-13, "lower limit");
        Golden.Close(interval.GetProperty("high"), result.Interval!.Value.Upper, 1e-13, "upper limit");
        Golden.Close(interval.GetProperty("achieved_conf"), result.IntervalAttained, 1e-12, "attained confidence");
        Assert.Equal(interval.GetProperty("k").GetInt64(), result.IntervalRank);
        Assert.Equal(interval.GetProperty("attainable").GetBoolean(), result.IntervalAttainable);
        Assert.Equal(interval.GetProperty("applies_exactly").GetBoolean(), result.IntervalIsExact);
    }

    private static void Agrees(GoldenCase golden, string name, ZeroHandling zeros)
    {
        var result = Run(golden, zeros);
        var expected = golden.Expected.GetProperty(name);
        var p = result.UsedCount <= 400 ? 1e-12 : 1e-10;

        Assert.Equal(expected.GetProperty("n_used").GetInt32(), result.UsedCount);
        Assert.Equal(expected.GetProperty("n_zero").GetInt32(), result.ZeroCount);
        Assert.Equal(expected.GetProperty("w_plus").GetDouble(), result.WPlus);
        Assert.Equal(expected.GetProperty("w_minus").GetDouble(), result.WMinus);
        Assert.Equal(expected.GetProperty("ties").GetBoolean(), result.HasTies);
        Golden.Probability(expected.GetProperty("p_two_sided"), result.PTwoSided, p, "two-sided p");
        Golden.Probability(expected.GetProperty("p_less"), result.PLess, p, "p less");
        Golden.Probability(expected.GetProperty("p_greater"), result.PGreater, p, "p greater");
        if (expected.TryGetProperty("degenerate", out _))
        {
            Assert.True(result.HasNoInformation);
            return;
        }

        Assert.False(result.HasNoInformation);
        Golden.Probability(expected.GetProperty("point_prob"), result.PointProbability, p, "point");
        Golden.Probability(expected.GetProperty("mid_p_two_sided"), result.MidPTwoSided, p, "mid-p");
        Golden.Close(expected.GetProperty("z"), result.Z, 1e-12, "z");
        Golden.Close(expected.GetProperty("z_cc"), result.ZCorrected, 1e-12, "corrected z");
        Golden.Probability(expected.GetProperty("p_asymptotic"), result.PAsymptotic, p, "asymptotic p");
        Golden.Probability(expected.GetProperty("p_asymptotic_cc"), result.PAsymptoticCorrected, p, "corrected p");
    }

    private static SignedRankResult Run(GoldenCase golden, ZeroHandling zeros)
    {
        var options = new SignedRankOptions { Zeros = zeros, NullValue = NullValue(golden.Input) };
        return golden.Input.TryGetProperty("y", out _)
            ? SignedRank.Test(golden.Values("x"), golden.Values("y"), options)
            : SignedRank.Test(golden.Values("x"), options);
    }

    private static double NullValue(JsonElement input) => input.TryGetProperty("mu", out var mu) ? mu.GetDouble() : 0;
}
