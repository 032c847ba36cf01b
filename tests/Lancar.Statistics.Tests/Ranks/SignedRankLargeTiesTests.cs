using System.Text.Json;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Signed-rank at thousands of tied observations, against a law computed another way; provenance in fixtures/large-ties/MANIFEST.json.</summary>
public sealed class SignedRankLargeTiesTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "large-ties", "signed-rank.json")))
        .RootElement.EnumerateArray()];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Agrees_to_ten_digits(int index)
    {
        var result = SignedRank.Test(Differences(Cases[index]));

        var expected = Cases[index].GetProperty("expected");
        Assert.Equal(expected.GetProperty("w_plus").GetDouble(), result.WPlus);
        Close(expected.GetProperty("p_less"), result.PLess);
        Close(expected.GetProperty("p_greater"), result.PGreater);
        Close(expected.GetProperty("p_two_sided"), result.PTwoSided);
    }

    private static double[] Differences(JsonElement one)
    {
        var magnitudes = one.GetProperty("magnitudes").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        return
        [
            .. Repeated(one.GetProperty("positive"), 1),
            .. Repeated(one.GetProperty("negative"), -1),
            .. Enumerable.Repeat(0.0, one.GetProperty("zeros").GetInt32()),
        ];

        IEnumerable<double> Repeated(JsonElement counts, int sign) =>
            counts.EnumerateArray().SelectMany((count, group) => Enumerable.Repeat(sign * magnitudes[group], count.GetInt32()));
    }

    private static void Close(JsonElement expected, Probability p)
    {
        var value = expected.GetProperty("value").GetDouble();
        if (value > 1e-300)
        {
            Assert.InRange(p.Value, value * (1 - 1e-10), value * (1 + 1e-10));
        }

        // 1e-10 relative in p is 4e-11 in its logarithm.
        Assert.InRange(p.Log10 - expected.GetProperty("log10").GetDouble(), -4.4e-11, 4.4e-11);
    }
}
