using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Samples;

public class PairedPermutationTests
{
    [Fact]
    public void Darwins_maize_of_Fisher()
    {
        // Fisher (1935), The Design of Experiments, section 21: differences of 15 pairs of plants in eighths of an inch; of
        // the 2^15 sign patterns 835 have a sum above 314 and 28 exactly 314; both sides together 1,726.
        double[] eighths = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
        var result = PairedPermutation.Test(eighths.Select(value => value / 8).ToArray());

        Assert.Equal(314 / 8.0 / 15, result.MeanDifference, 1e-15);
        Assert.Equal(2 * 863 / 32768.0, result.PTwoSided.Value);
        Assert.Equal(863 / 32768.0, result.PGreater.Value);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_sign_pattern_added_one_by_one(int seed)
    {
        var random = new Random(seed);
        var digits = seed % 3;
        var whole = Enumerable.Range(0, 1 + seed % 14).Select(_ => (long)random.Next(-9 * (int)Math.Pow(100, digits), 12 * (int)Math.Pow(100, digits))).ToArray();
        var result = PairedPermutation.Test(whole.Select(value => value / 100.0).ToArray());
        var observed = whole.Sum();
        var (less, greater, both, point) = (0, 0, 0, 0);
        for (var pattern = 0; pattern < 1 << whole.Length; pattern++)
        {
            long sum = 0;
            for (var i = 0; i < whole.Length; i++)
            {
                sum += (pattern >> i & 1) == 0 ? whole[i] : -whole[i];
            }

            less += sum <= observed ? 1 : 0;
            greater += sum >= observed ? 1 : 0;
            both += Math.Abs(sum) >= Math.Abs(observed) ? 1 : 0;
            point += sum == observed ? 1 : 0;
        }

        var all = (double)(1 << whole.Length);
        Assert.Equal(less / all, result.PLess.Value);
        Assert.Equal(greater / all, result.PGreater.Value);
        Assert.Equal(both / all, result.PTwoSided.Value);
        Assert.Equal(point / all, result.PointProbability.Value);
        Assert.Equal(Math.Min(1, (2 * Math.Min(less, greater) - point) / all), result.MidPTwoSided.Value);
        Assert.Equal(observed / 100.0 / whole.Length, result.MeanDifference, 1e-12);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(25)]
    [InlineData(PairedPermutation.LargestEnumeration)]
    public void Listing_and_counting_agree(int n)
    {
        var random = new Random(n);
        var weights = Enumerable.Range(0, n).Select(_ => (long)random.Next(1, 3000)).Order().ToArray();
        var law = RankSumLaw.Of(weights.Distinct().ToArray(), [.. weights.Distinct().Select(weight => weights.Count(other => other == weight))], out var divisor);
        foreach (var share in new[] { 0.01, 0.2, 0.4, 0.5 })
        {
            var m = (long)(law.Total * share);
            var listed = SignSums.LowerTail([.. weights.Select(weight => weight / divisor)], m);
            var counted = law.CountedTail(m);
            Assert.Equal(counted.AtMost.Value, listed.AtMost.Value);
            Assert.Equal(counted.At.Value, listed.At.Value);
        }
    }

    [Theory]
    [InlineData(12, 9, PairedPermutationMethod.ExactCount)]
    [InlineData(30, 900_000_000, PairedPermutationMethod.ExactEnumeration)]
    [InlineData(PairedPermutation.LargestEnumeration, 90_000_000, PairedPermutationMethod.ExactEnumeration)]
    [InlineData(300, 30, PairedPermutationMethod.ExactCount)]
    [InlineData(900, 200, PairedPermutationMethod.ExactTiltedFourier)]
    public void The_method_follows_the_cost(int n, int largest, PairedPermutationMethod method)
    {
        var random = new Random(n);
        var values = Enumerable.Range(0, n).Select(_ => random.Next(-largest, largest) / 10.0).ToArray();
        var result = PairedPermutation.Test(values);
        var negated = PairedPermutation.Test(values.Select(value => -value).ToArray());

        Assert.Equal(method, result.Method);
        Assert.Equal(result.PLess, negated.PGreater);
        Assert.Equal(result with { MeanDifference = 0 }, PairedPermutation.Test(values.Reverse().ToArray()) with { MeanDifference = 0 });
        Assert.Equal(1 + result.PointProbability, result.PLess + result.PGreater, 1e-12);
    }

    [Fact]
    public void One_pair_more_than_can_be_listed_is_refused_when_its_digits_are_too_many()
    {
        var random = new Random(41);
        var values = Enumerable.Range(0, PairedPermutation.LargestEnumeration + 1).Select(_ => random.Next(1, 90_000_000) / 100.0).ToArray();
        values[0] *= -1;
        values[1] *= -1;
        values[2] *= -1;
        values[5] *= -1;
        values[9] *= -1;

        Assert.Equal(Violation.TooLarge, Refused(values).Violation);
        Assert.Contains("Monte Carlo", Refused(values).Message, StringComparison.Ordinal);
        // A zero turns nothing, so that it does not count.
        values[40] = 0;
        Assert.Equal(PairedPermutationMethod.ExactEnumeration, PairedPermutation.Test(values).Method);
        Assert.Equal(Violation.TooLarge, Refused([1e300, 1e-300, -3]).Violation);

        static AssumptionException Refused(double[] data) => Assert.Throws<AssumptionException>(() => PairedPermutation.Test(data));
    }

    [Fact]
    public void Decimals_tie_as_they_are_printed()
    {
        // As doubles 0.1 + 0.2 is above 0.3, and 0.3 − 0.1 is not 0.2.
        Assert.Equal(5 / 8.0, PairedPermutation.Test([0.1, 0.2, -0.3]).PLess.Value);
        var paired = PairedPermutation.Test([0.3, 0.5, 0.7], [0.1, 0.1, 1.3]);
        Assert.Equal(PairedPermutation.Test([2, 4, -6]).PTwoSided, paired.PTwoSided);
        Assert.Equal(0, paired.MeanDifference);
    }

    [Fact]
    public void Tiny_p_and_all_zeros()
    {
        var all = PairedPermutation.Test(Enumerable.Repeat(2.5, 1200).ToArray());
        Assert.Equal(0, all.PTwoSided.Value);
        Assert.Equal(-1199 * Math.Log10(2), all.PTwoSided.Log10, 1e-9);
        var none = PairedPermutation.Test([0, 0, -0.0]);
        Assert.True(none.HasNoInformation);
        Assert.Equal((1, 1, 0), ((double)none.PTwoSided, (double)none.PLess, none.MeanDifference));
        Assert.Equal(3, none.ZeroCount);
    }

    [Fact]
    public void Agrees_with_the_sign_test_on_equal_magnitudes() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var signs = scores.Select(score => (double)Math.Sign(score)).ToArray();
            Golden.Close(SignTest.Test(signs).PTwoSided, PairedPermutation.Test(signs).PTwoSided, 1e-13, "p");
        });

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Equal(Violation.Empty, Refusal(() => PairedPermutation.Test([])));
        Assert.Equal(Violation.Empty, Refusal(() => PairedPermutation.Test([], [])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => PairedPermutation.Test([1, 2], [1])));
        Assert.Equal(Violation.NotFinite, Refusal(() => PairedPermutation.Test([1, double.PositiveInfinity])));

        static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
    }
}
