namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Order statistics of the differences against the full sorted list.</summary>
public class ShiftDifferenceTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 3)]
    [InlineData(6, 2, 1)]
    [InlineData(9, 9, 4)]
    [InlineData(30, 20, 1000000)]
    [InlineData(41, 37, 5)]
    public void Every_rank_agrees_with_the_sorted_list(int m, int n, int spread)
    {
        var random = new Random(m + n);
        AgreesEverywhere(
            [.. Enumerable.Range(0, m).Select(_ => Math.Round((random.NextDouble() - 0.4) * spread) / 10)],
            [.. Enumerable.Range(0, n).Select(_ => Math.Round((random.NextDouble() - 0.5) * spread) / 10)]);
    }

    [Fact]
    public void Wild_ranges_of_magnitude_end_and_agree()
    {
        AgreesEverywhere([8e307, -8e307, 3, 1e-300, 0, -0.0, 1e100], [5e-324, 0, -0.0, 7e307, -1e-320]);
        AgreesEverywhere([.. Enumerable.Range(-30, 60).Select(e => Math.Pow(10, e))], [.. Enumerable.Range(-20, 40).Select(e => -Math.Pow(7, e))]);
    }

    private static void AgreesEverywhere(double[] first, double[] second)
    {
        Array.Sort(first);
        Array.Sort(second);
        var all = first.SelectMany(x => second.Select(y => x - y)).Order().ToArray();
        var differences = new ShiftDifferences(first, second);
        Assert.Equal(all.Length, differences.Count);
        for (var rank = 1; rank <= all.Length; rank++)
        {
            Assert.Equal(all[rank - 1], differences.Ranked(rank));
        }

        var (low, high) = (all[(all.Length - 1) / 2], all[all.Length / 2]);
        var median = double.IsFinite(low + high) ? (low + high) / 2 : low / 2 + high / 2;
        Assert.Equal(median, differences.Median());
    }
}
