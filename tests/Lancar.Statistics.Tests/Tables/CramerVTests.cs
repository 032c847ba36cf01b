using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Tables;

public class CramerVTests
{
    [Fact]
    public void By_hand()
    {
        // Every E = 15, every (O - E)^2 = 25: chi-square = 4 * 25 / 15 = 20/3, V = sqrt(20/3 / 60) = 1/3.
        var estimate = CramerV.Estimate(new long[,] { { 20, 10 }, { 10, 20 } });

        Golden.Close(1 / 3.0, estimate.V, 1e-14, "V");
        // Bergsma (2013): phi^2 - 1/59 = 1/9 - 1/59, over 2 - 1/59 - 1 = 58/59.
        Golden.Close(Math.Sqrt((1 / 9.0 - 1 / 59.0) * 59 / 58), estimate.BiasCorrected!.Value, 1e-13, "corrected");
        Assert.InRange(estimate.V, estimate.Interval.Lower, estimate.Interval.Upper);
        Assert.Equal(0.95, estimate.Interval.Level);
    }

    [Fact]
    public void None_and_complete_association()
    {
        var none = CramerV.Estimate(new long[,] { { 10, 10 }, { 10, 10 } });
        var complete = CramerV.Estimate(new long[,] { { 5, 0, 0 }, { 0, 6, 0 }, { 0, 0, 7 } });

        Assert.Equal((0, 0.0, 0, 0), (none.V, none.BiasCorrected, none.Interval.Lower, none.Interval.Upper));
        Assert.Equal((1, 1.0, 1), (complete.V, complete.BiasCorrected, complete.Interval.Upper));
        // fixtures/conformance/cramer_v.json, case 004.
        Golden.Close(0.6206307263155274, complete.Interval.Lower, 1e-9, "lower");
    }

    [Fact]
    public void As_many_categories_as_observations_cannot_be_corrected()
    {
        Assert.Null(CramerV.Estimate(new long[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }).BiasCorrected);
        Assert.NotNull(CramerV.Estimate(new long[,] { { 2, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }).BiasCorrected);
    }

    [Fact]
    public void Rows_columns_and_their_order_do_not_matter()
    {
        var estimate = CramerV.Estimate(new long[,] { { 1, 5, 2 }, { 7, 3, 9 } });

        Assert.Equal(estimate, CramerV.Estimate(new long[,] { { 9, 3, 7 }, { 2, 5, 1 } }));
        Assert.Equal(estimate, CramerV.Estimate(new long[,] { { 1, 7 }, { 5, 3 }, { 2, 9 } }));
    }
}
