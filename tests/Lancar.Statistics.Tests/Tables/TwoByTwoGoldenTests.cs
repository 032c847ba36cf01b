using System.Text.Json;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Two-by-two tables against independent exact answers; provenance in fixtures/statistics/MANIFEST.json.</summary>
public class TwoByTwoGoldenTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("two-by-two");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chi_square_agrees(string file, string id)
    {
        var (table, expected) = Of(file, id);
        Agrees(expected, "chi2", table.ChiSquare);
        Agrees(expected, "chi2_yates", table.YatesChiSquare);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fisher_agrees(string file, string id)
    {
        var (table, whole) = Of(file, id);
        var expected = whole.GetProperty("fisher");
        var fisher = table.Fisher;
        Golden.Probability(expected.GetProperty("p_two_sided"), fisher.PTwoSided, 1e-12, "two-sided p");
        Golden.Probability(expected.GetProperty("p_less"), fisher.PLess, 1e-12, "p less");
        Golden.Probability(expected.GetProperty("p_greater"), fisher.PGreater, 1e-12, "p greater");
        Golden.Probability(expected.GetProperty("point_prob"), fisher.PointProbability, 1e-12, "point");
        Golden.Probability(expected.GetProperty("p_central"), fisher.PCentral, 1e-12, "central p");
        Golden.Probability(expected.GetProperty("mid_p_central"), fisher.MidPCentral, 1e-12, "mid-p");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_odds_ratio_agrees(string file, string id)
    {
        var (table, expected) = Of(file, id);
        var sample = table.OddsRatio;
        if (Given(expected, "or_sample") is { } estimate)
        {
            Golden.Close(estimate, sample.Estimate!.Value, 1e-12, "odds ratio");
        }
        else
        {
            Assert.Null(sample.Estimate);
        }

        if (Given(expected, "wald_ci95") is { } wald)
        {
            Limits(wald, sample.Interval!.Value, 1e-12);
            Golden.Probability(expected.GetProperty("wald_p"), sample.P!.Value, 1e-12, "Wald p");
        }
        else
        {
            Assert.True(table.HasZeroCell);
            Assert.Null(sample.Interval);
            Assert.Null(sample.P);
        }

        var corrected = expected.GetProperty("haldane_anscombe");
        Golden.Close(corrected.GetProperty("or"), table.HaldaneAnscombe.Estimate!.Value, 1e-12, "Haldane-Anscombe");
        Limits(corrected.GetProperty("ci95"), table.HaldaneAnscombe.Interval!.Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Conditional_odds_ratio_agrees(string file, string id)
    {
        var (table, whole) = Of(file, id);
        var expected = whole.GetProperty("conditional");
        var conditional = table.Conditional;
        Optional(expected, "mle", conditional.Estimate);
        Optional(expected, "median_unbiased", conditional.MedianUnbiased);
        Limits(expected.GetProperty("ci95_exact"), conditional.ExactInterval, 1e-9);
        Limits(expected.GetProperty("ci95_midp"), conditional.MidPInterval, 1e-9);
    }

    private static void Optional(JsonElement parent, string name, double? actual)
    {
        if (Given(parent, name) is { } expected)
        {
            Golden.Close(expected, actual!.Value, 1e-9, name);
        }
        else
        {
            Assert.Null(actual);
        }
    }

    private static void Agrees(JsonElement expected, string name, ChiSquareTest? actual)
    {
        if (Given(expected, name) is not { } test)
        {
            Assert.Null(actual);
            return;
        }

        Golden.Close(test.GetProperty("statistic"), actual!.Value.Statistic, 1e-12, name);
        Golden.Probability(test.GetProperty("p"), actual.Value.P, 1e-12, name);
    }

    private static void Limits(JsonElement expected, ConfidenceInterval actual, double relative)
    {
        Golden.Close(expected[0], actual.Lower, relative, "lower limit");
        Golden.Close(expected[1], actual.Upper, relative, "upper limit");
    }

    private static JsonElement? Given(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static (TwoByTwo Table, JsonElement Expected) Of(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var cells = golden.Input.GetProperty("table");
        long Cell(int row, int column) => cells[row][column].GetInt64();
        return (TwoByTwo.Of(Cell(0, 0), Cell(0, 1), Cell(1, 0), Cell(1, 1)), golden.Expected);
    }
}
