using System.Text.Json;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Mann–Whitney up to 2,000 + 2,000 observations, against laws computed another way; provenance in fixtures/large-ties/MANIFEST.json.</summary>
public sealed class MannWhitneyLargeTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "large-ties", "mann-whitney.json")))
        .RootElement.EnumerateArray()];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Agrees_to_ten_digits(int index)
    {
        var (first, second) = Samples(Cases[index]);
        var result = MannWhitney.Test(first, second, new MannWhitneyOptions { Estimate = false });

        var expected = Cases[index].GetProperty("expected");
        Assert.NotEqual(MannWhitneyMethod.BoundedTiltedFourier, result.Method);
        Assert.Equal(expected.GetProperty("u").GetDouble(), result.U);
        Golden.Probability(expected.GetProperty("p_less"), result.PLess, 1e-10, "p less");
        Golden.Probability(expected.GetProperty("p_greater"), result.PGreater, 1e-10, "p greater");
        Golden.Probability(expected.GetProperty("point_prob"), result.PointProbability, 1e-10, "point");
        Golden.Probability(expected.GetProperty("p_two_sided_doubled"), result.PTwoSided, 1e-10, "doubled p");
        Golden.Probability(expected.GetProperty("p_two_sided_abs"), result.PTwoSidedAbsolute, 1e-10, "absolute p");
    }

    private static (double[] First, double[] Second) Samples(JsonElement one)
    {
        if (one.TryGetProperty("labels", out var labels))
        {
            var places = labels.GetString()!.Select((label, place) => (label, place: (double)place)).ToArray();
            return (
                [.. places.Where(at => at.label == 'F').Select(at => at.place)],
                [.. places.Where(at => at.label == 'S').Select(at => at.place)]);
        }

        var values = one.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        return (Repeated("first"), Repeated("second"));

        double[] Repeated(string name) =>
        [
            .. one.GetProperty(name).EnumerateArray().SelectMany((count, at) => Enumerable.Repeat(values[at], count.GetInt32())),
        ];
    }
}
