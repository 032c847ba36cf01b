using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Mann–Whitney against independent exact answers; provenance in fixtures/statistics/MANIFEST.json.</summary>
public class MannWhitneyGoldenTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("mann-whitney");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_figure_agrees(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = MannWhitney.Test(golden.Values("x"), golden.Values("y"));
        var expected = golden.Expected;
        var p = result.FirstCount + result.SecondCount <= 400 ? 1e-12 : 1e-10;

        Assert.Equal(expected.GetProperty("u").GetDouble(), result.U);
        Assert.Equal(expected.GetProperty("ties").GetBoolean(), result.HasTies);
        Golden.Probability(expected.GetProperty("p_less"), result.PLess, p, "p less");
        Golden.Probability(expected.GetProperty("p_greater"), result.PGreater, p, "p greater");
        Golden.Probability(expected.GetProperty("p_two_sided_doubled"), result.PTwoSided, p, "doubled p");
        Golden.Probability(expected.GetProperty("p_two_sided_abs"), result.PTwoSidedAbsolute, p, "absolute p");
        Golden.Close(expected.GetProperty("hodges_lehmann_shift"), result.HodgesLehmann!.Value, 1e-13, "Hodges-Lehmann");
        Assert.Equal(expected.TryGetProperty("degenerate", out _), result.HasNoInformation);
        if (result.HasNoInformation)
        {
            return;
        }

        Golden.Probability(expected.GetProperty("point_prob"), result.PointProbability, p, "point");
        Golden.Probability(expected.GetProperty("mid_p_two_sided_doubled"), result.MidPTwoSided, p, "mid-p");
        Golden.Close(expected.GetProperty("z"), result.Z, 1e-12, "z");
        Golden.Close(expected.GetProperty("z_cc"), result.ZCorrected, 1e-12, "corrected z");
        Golden.Probability(expected.GetProperty("p_asymptotic"), result.PAsymptotic, p, "asymptotic p");
        Golden.Probability(expected.GetProperty("p_asymptotic_cc"), result.PAsymptoticCorrected, p, "corrected p");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interval_agrees(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = MannWhitney.Test(golden.Values("x"), golden.Values("y"));
        if (!golden.Expected.TryGetProperty("ci95_shift", out var interval))
        {
            // The public set gives none where there are ties.
            Assert.True(result.HasTies);
            return;
        }

        Golden.Close(interval.GetProperty("low"), result.Interval!.Value.Lower, 1e-13, "lower limit");
        Golden.Close(interval.GetProperty("high"), result.Interval!.Value.Upper, 1e-13, "upper limit");
        Golden.Close(interval.GetProperty("achieved_conf"), result.IntervalAttained, 1e-12, "attained confidence");
        Assert.Equal(interval.GetProperty("k").GetInt64(), result.IntervalRank);
        Assert.Equal(interval.GetProperty("attainable").GetBoolean(), result.IntervalAttainable);
        Assert.Equal(!result.HasTies, result.IntervalIsExact);
    }
}
