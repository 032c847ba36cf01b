using System.Runtime.InteropServices;

namespace Lancar.Statistics.Tests.Planning;

public class DrawTests
{
    [Fact]
    public void Normal_values_are_those_of_Box_and_Muller()
    {
        var values = new double[16];
        var words = new uint[32];
        var drawn = new XoshiroLanes(RandomStream.Of(5, 1));
        var same = new XoshiroLanes(RandomStream.Of(5, 1));
        for (var round = 0; round < 2000; round++)
        {
            NormalDraws.Fill(drawn, values);
            same.Fill(words);
            var bits = MemoryMarshal.Cast<uint, ulong>(words);
            for (var lane = 0; lane < 8; lane++)
            {
                var radius = Math.Sqrt(-2 * Math.Log(1 - (bits[lane] >> 12) * Math.Pow(2, -52)));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * ((bits[lane + 8] >> 12) * Math.Pow(2, -52) - 0.5));
                Assert.Equal(radius * cosine, values[lane], 4e-15);
                Assert.Equal(radius * sine, values[lane + 8], 4e-15);
            }
        }
    }

    [Theory]
    [InlineData(ValueShape.Normal, 0, 3)]
    [InlineData(ValueShape.LogNormal, 1.7501896550697178, 8.898445673784778)] // e^(σ²) = 1.284: (e + 2) √(e − 1), e⁴ + 2 e³ + 3 e² − 3
    [InlineData(ValueShape.LogNormalDifference, 0, 5.949222836892389)] // the excess of a difference of two is half the excess of one
    public void Laws_have_the_moments_they_name(ValueShape shape, double skewness, double kurtosis)
    {
        var law = shape switch
        {
            ValueShape.Normal => ValueLaw.Normal(3, 2),
            ValueShape.LogNormal => ValueLaw.LogNormal(3, 2, 0.5),
            ValueShape.LogNormalDifference => ValueLaw.LogNormalDifference(3, 2, 0.5),
        };
        var values = new double[1 << 20];
        law.Fill(new XoshiroLanes(RandomStream.Of(3, 3)), values, new double[values.Length]);
        var standard = values.Select(value => (value - 3) / 2).ToArray();
        Assert.Equal(0, standard.Average(), 0.005);
        Assert.Equal(1, standard.Average(value => value * value), 0.01);
        Assert.Equal(skewness, standard.Average(value => value * value * value), 0.1);
        Assert.Equal(kurtosis, standard.Average(value => value * value * value * value), 0.12 * kurtosis);
    }

    [Fact]
    public void Normal_values_fill_equal_cells_equally()
    {
        var values = new double[1 << 18];
        NormalDraws.Fill(new XoshiroLanes(RandomStream.Of(9, 9)), values);
        var cells = new int[64];
        foreach (var value in values)
        {
            var below = value < 0 ? NormalLaw.TwoSided(value).Value / 2 : 1 - NormalLaw.TwoSided(value).Value / 2;
            cells[Math.Min(63, (int)(below * 64))]++;
        }

        // Chi-square with 63 degrees of freedom: beyond 120 lies a probability of 2e-5.
        Assert.InRange(cells.Sum(count => Math.Pow(count - 4096, 2) / 4096), 25, 120);
    }

    [Fact]
    public void Rounded_values_come_as_whole_multiples()
    {
        var values = new double[1600];
        ValueLaw.Normal(1.2, 0.7).Rounded(0.5).Fill(new XoshiroLanes(RandomStream.Of(1, 1)), values, values);
        Assert.All(values, value => Assert.Equal(Math.Round(value), value));
        Assert.Equal(2.4, values.Average(), 0.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(41)]
    public void Counted_rank_sums_are_those_of_sorted_magnitudes(int n)
    {
        var values = new double[ValueLaw.LengthFor(n)];
        NormalDraws.Fill(new XoshiroLanes(RandomStream.Of(2, (ulong)n)), values);
        var plus = LaneRankSums.PositiveWalshAverages(values.AsSpan(0, 8 * n));
        for (var lane = 0; lane < 8; lane++)
        {
            var ranks = Enumerable.Range(0, n).Select(i => values[8 * i + lane]).OrderBy(Math.Abs).Select((value, i) => value > 0 ? i + 1 : 0);
            Assert.Equal(ranks.Sum(), plus[lane]);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 4)]
    [InlineData(10, 13)]
    public void Counted_U_is_that_of_all_pairs(int m, int n)
    {
        var first = new double[ValueLaw.LengthFor(m)];
        var second = new double[ValueLaw.LengthFor(n)];
        var lanes = new XoshiroLanes(RandomStream.Of(8, 8));
        NormalDraws.Fill(lanes, first);
        NormalDraws.Fill(lanes, second);
        var u = LaneRankSums.PairsAbove(first.AsSpan(0, 8 * m), second.AsSpan(0, 8 * n));
        for (var lane = 0; lane < 8; lane++)
        {
            var x = Enumerable.Range(0, m).Select(i => first[8 * i + lane]);
            var y = Enumerable.Range(0, n).Select(i => second[8 * i + lane]).ToArray();
            Assert.Equal(x.Sum(value => y.Count(other => other < value)), u[lane]);
        }
    }
}
