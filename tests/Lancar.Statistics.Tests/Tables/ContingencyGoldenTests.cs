using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

/// <summary>Contingency tables against independent exact answers; provenance in fixtures/statistics/MANIFEST.json.</summary>
public class ContingencyGoldenTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("contingency");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_figure_agrees(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        long[][] rows = [.. golden.Input.GetProperty("table").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt64()).ToArray())];
        var table = Contingency.Of(rows);
        var chiSquare = golden.Expected.GetProperty("chi2");

        Golden.Close(chiSquare.GetProperty("statistic"), table.ChiSquare!.Value.Statistic, 1e-13, "chi-square");
        Assert.Equal(chiSquare.GetProperty("df").GetInt32(), table.ChiSquare.Value.DegreesOfFreedom);
        Golden.Probability(chiSquare.GetProperty("p"), table.ChiSquare.Value.P, 1e-12, "p of chi-square");
        var fisher = FreemanHalton.Test(table);
        Golden.Probability(golden.Expected.GetProperty("fisher_p"), fisher.PTwoSidedWithSlack, 1e-11, "exact p");
        Assert.Equal(golden.Expected.GetProperty("tables").GetInt64(), (long)ContingencyCount.Of(table)!.Value);
    }
}
