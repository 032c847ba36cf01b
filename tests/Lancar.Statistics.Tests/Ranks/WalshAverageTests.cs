namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Order statistics of Walsh averages against the full sorted list.</summary>
public class WalshAverageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 4)]
    [InlineData(33, 5)]
    [InlineData(64, 1000000)]
    [InlineData(65, 3)]
    [InlineData(150, 1000000)]
    public void Every_rank_agrees_with_the_sorted_list(int n, int spread)
    {
        var random = new Random(n);
        var values = Enumerable.Range(0, n).Select(_ => Math.Round((random.NextDouble() - 0.4) * spread) / 8).ToArray();
        AgreesEverywhere(values, 1 + n / 20);
    }

    [Fact]
    public void Wild_ranges_of_magnitude_end_and_agree()
    {
        AgreesEverywhere([1e308, -1e308, 1.7e308, 3, 1e-300, 0, -0.0, 1e100], 1);
        AgreesEverywhere([1e300, 3, 1e-308, 5e-324, -5e-324, 0, -0.0, -1.5e-323, 1e-320], 1);
        AgreesEverywhere([.. Enumerable.Range(-90, 180).Select(e => Math.Pow(10, e))], 7);
    }

    private static void AgreesEverywhere(double[] values, int step)
    {
        var all = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i; j < values.Length; j++)
            {
                all.Add(Average(values[i], values[j]));
            }
        }

        all.Sort();
        var walsh = new WalshAverages(values);
        Assert.Equal(all.Count, walsh.Count);
        for (var rank = 1; rank <= all.Count; rank += step)
        {
            Assert.Equal(all[rank - 1], walsh.Ranked(rank));
        }

        var middle = all.Count / 2;
        Assert.Equal(all.Count % 2 == 1 ? all[middle] : Average(all[middle - 1], all[middle]), walsh.Median());
    }

    // Exact where the sum does not overflow: halving a sum is, halving each part may lose the last bit of the smallest doubles.
    private static double Average(double a, double b) => double.IsFinite(a + b) ? (a + b) / 2 : a / 2 + b / 2;
}
