namespace Lancar.Statistics.Tests.Ranks;

/// <summary>Data on which other programs were seen to fail; the exact answers by hand or from the oracle scripts.</summary>
public class MannWhitneyQuirkTests
{
    [Fact]
    public void Ties_do_not_fall_back_to_the_normal_law()
    {
        // R 4.2 answers 0.1918959 (its corrected normal approximation) and SciPy 1.10's exact method 0.2467532, without a warning.
        var result = MannWhitney.Test([6, 8, 8, 7, 4], [8, 3, 4, 5, 6, 4]);

        Assert.Equal(MannWhitneyMethod.ExactCount, result.Method);
        Assert.Equal(51 / 462.0 * 2, result.PTwoSided.Value, 1e-15);
        Assert.Equal(0.1918959, result.PAsymptoticCorrected.Value, 5e-8);
        // R's estimate with ties is the root of a step function: 1.99996; exactRankTests gives 1.5.
        Assert.Equal(2, result.HodgesLehmann);
    }

    [Fact]
    public void Both_definitions_of_two_sided_are_given()
    {
        // Unequal sizes with ties: doubling (R, SciPy) and distance (coin, exactRankTests) part. By hand: of the 15 pairs of
        // {1, 1, 1, 1, 2, 3} none but {2, 3} has so large a sum, and none lies as far below.
        var result = MannWhitney.Test([2, 3], [1, 1, 1, 1]);

        Assert.Equal(2 / 15.0, result.PTwoSided.Value, 1e-15);
        Assert.Equal(1 / 15.0, result.PTwoSidedAbsolute.Value, 1e-15);
        Assert.Contains("twice the smaller tail", result.MethodInWords, StringComparison.Ordinal);
        Assert.Contains("|U - EU| >= |u - EU|", result.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void All_values_tied_are_a_typed_answer()
    {
        // R prints NaN and its interval stops with "missing value where TRUE/FALSE needed"; coin stops; exactRankTests says -Inf.
        var result = MannWhitney.Test([3, 3, 3, 3], [3, 3, 3, 3, 3]);

        Assert.True(result.HasNoInformation);
        Assert.Equal(1, result.PTwoSided.Value);
        Assert.Equal(1, result.PLess.Value);
        Assert.Equal(10, result.U);
        Assert.Equal(0, result.Z);
        Assert.Equal(1, result.PAsymptotic.Value);
        Assert.Equal(0, result.HodgesLehmann);
        Assert.Equal((0.0, 0.0), (result.Interval!.Value.Lower, result.Interval.Value.Upper));
    }

    [Theory]
    [InlineData(514)]
    [InlineData(515)]
    [InlineData(520)]
    [InlineData(1000)]
    public void Where_binomial_coefficients_overflow_the_law_is_still_right(int n)
    {
        // SciPy's recursion returns 0 or NaN from 515 + 515 on, as 2m choose m leaves the range of a double; R and coin need more than
        // 11 GB at 1000 + 1000. Alternating ranks: U = n (n - 1) / 2, very near the middle; the corrected normal law is good to 4 digits.
        var first = Enumerable.Range(0, n).Select(i => 2.0 * i).ToArray();
        var second = Enumerable.Range(0, n).Select(i => 2.0 * i + 1).ToArray();
        var result = MannWhitney.Test(first, second, new MannWhitneyOptions { Estimate = false });

        Assert.Equal(n * (n - 1) / 2.0, result.U);
        Assert.InRange(result.PTwoSided.Value, 0.95, 0.9999);
        Assert.Equal(result.PAsymptoticCorrected.Value, result.PTwoSided.Value, 1e-4);
        Assert.Equal(1 + result.PointProbability.Value, result.PLess.Value + result.PGreater.Value, 1e-12);
    }

    [Fact]
    public void Dividing_out_the_Gaussian_binomial_does_not_cancel()
    {
        // In doubles the division cancels at 1000 + 1000: p = -1.34 was seen. Here every tenth pair is the other way round.
        var first = Enumerable.Range(0, 1000).Select(i => 10.0 * i + 4).ToArray();
        var second = Enumerable.Range(0, 1000).Select(i => 10.3 * i).ToArray();
        var result = MannWhitney.Test(first, second, new MannWhitneyOptions { Estimate = false });

        Assert.InRange(result.PTwoSided.Value, 0, 1);
        Assert.Equal(result.PAsymptoticCorrected.Value, result.PTwoSided.Value, 0.01 * result.PTwoSided.Value);
        Assert.InRange(result.PErrorBound, 0, 1e-13);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(2000)]
    public void Below_the_double_range_the_logarithm_goes_on(int n)
    {
        // Complete separation: p = 1 / (2n choose n), without ties and with them.
        var log10 = 0.0;
        for (var j = 1; j <= n; j++)
        {
            log10 -= Math.Log10((n + j) / (double)j);
        }

        var plain = MannWhitney.Test(Enumerable.Range(0, n).Select(i => (double)i).ToArray(), Enumerable.Range(n, n).Select(i => (double)i).ToArray());
        var tied = MannWhitney.Test(Enumerable.Repeat(1.0, n).ToArray(), Enumerable.Range(2, n).Select(i => i / 2.0).ToArray());

        Assert.Equal(0, plain.PLess.Value);
        Assert.Equal(log10, plain.PLess.Log10, 1e-9);
        Assert.Equal(log10 + Math.Log10(2), plain.PTwoSided.Log10, 1e-9);
        Assert.Equal(1, plain.PGreater.Value);
        // One of the second sample ties with the first: n + 1 assignments as far out.
        Assert.Equal(log10 + Math.Log10(n + 1), tied.PLess.Log10, 1e-9);
    }

    [Fact]
    public void Tiny_differences_are_not_ties()
    {
        var result = MannWhitney.Test([1e-300, 3e-300], [2e-300, 5e-324]);

        Assert.False(result.HasTies);
        Assert.Equal(3, result.U);
        // Minus zero is zero.
        Assert.True(MannWhitney.Test([0.0], [-0.0]).HasNoInformation);
    }

    [Fact]
    public void Few_observations_say_that_no_interval_reaches_95_percent()
    {
        // 3 + 3: the range has confidence 1 - 2/20 = 90 %; 4 + 4: 1 - 2/70.
        var three = MannWhitney.Test([1, 5, 9], [2, 6, 11]);
        var four = MannWhitney.Test([1, 5, 9, 14], [2, 6, 11, 18]);

        Assert.Equal(0.9, three.IntervalAttained, 1e-15);
        Assert.False(three.IntervalAttainable);
        Assert.Equal((1.0 - 11, 9.0 - 2), (three.Interval!.Value.Lower, three.Interval.Value.Upper));
        Assert.Equal(1 - 2 / 70.0, four.IntervalAttained, 1e-15);
        Assert.True(four.IntervalAttainable);
        Assert.True(four.IntervalIsExact);
        Assert.False(MannWhitney.Test([1, 1, 2], [2, 3, 4]).IntervalIsExact);
    }

    [Fact]
    public void Very_unequal_sizes_are_exact_too()
    {
        // One against 9,999: U is uniform, or a sum over tie groups.
        var second = Enumerable.Range(0, 9999).Select(i => (double)(i / 3)).ToArray();
        var result = MannWhitney.Test([4.0], second, new MannWhitneyOptions { Estimate = false });

        // Smaller or equal: the 12 below 4 and the 4 that now share the value 4.
        Assert.Equal(16 / 10000.0, result.PLess.Value, 1e-15);
        Assert.Equal(4 / 10000.0, result.PointProbability.Value, 1e-15);
    }
}
