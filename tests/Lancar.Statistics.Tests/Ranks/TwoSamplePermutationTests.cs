using System.Numerics;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Ranks;

public class TwoSamplePermutationTests
{
    public static TheoryData<string, string> Cases => GoldenCase.Rows("permutation-mean-difference");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Golden_cases_agree(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = TwoSamplePermutation.Test(golden.Values("x"), golden.Values("y"));

        Assert.Equal(golden.Expected.GetProperty("mean_difference").GetDouble(), result.MeanDifference);
        Assert.Equal(golden.Expected.GetProperty("assignments").GetString(), result.Assignments.ToString());
        Golden.Probability(golden.Expected.GetProperty("p_two_sided"), result.PTwoSided, 1e-12, "two-sided p");
        Golden.Probability(golden.Expected.GetProperty("p_less"), result.PLess, 1e-12, "p less");
        Golden.Probability(golden.Expected.GetProperty("p_greater"), result.PGreater, 1e-12, "p greater");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_assignment_counted_one_by_one(int seed)
    {
        var random = new Random(seed);
        var whole = Enumerable.Range(0, 3 + seed % 10).Select(_ => random.Next(seed % 2 == 0 ? 7 : 100_000)).ToArray();
        var m = 1 + seed % (whole.Length - 1);
        var observed = whole[..m].Sum();
        long less = 0, greater = 0, point = 0, far = 0, all = 0;
        for (var pattern = 0; pattern < 1 << whole.Length; pattern++)
        {
            if (BitOperations.PopCount((uint)pattern) == m)
            {
                var sum = whole.Where((_, i) => (pattern >> i & 1) == 1).Sum();
                all++;
                less += sum <= observed ? 1 : 0;
                greater += sum >= observed ? 1 : 0;
                point += sum == observed ? 1 : 0;
                far += Math.Abs((long)sum * whole.Length - (long)m * whole.Sum()) >= Math.Abs((long)observed * whole.Length - (long)m * whole.Sum()) ? 1 : 0;
            }
        }

        // In hundredths, which doubles cannot hold: they are taken as printed.
        var result = TwoSamplePermutation.Test(whole[..m].Select(value => value / 100.0).ToArray(), whole[m..].Select(value => value / 100.0).ToArray());

        Assert.Equal(all, result.Assignments);
        Assert.Equal(less / (double)all, result.PLess.Value, 1e-14);
        Assert.Equal(greater / (double)all, result.PGreater.Value, 1e-14);
        Assert.Equal(point / (double)all, result.PointProbability.Value, 1e-14);
        Assert.Equal(far / (double)all, result.PTwoSided.Value, 1e-14);
        Assert.Equal(Math.Min(1, 2.0 * Math.Min(less, greater) / all), result.PTwoSidedDoubled.Value, 1e-14);
        Assert.Equal((2.0 * Math.Min(less, greater) - point) / all, result.MidPTwoSided.Value, 1e-14);
    }

    [Fact]
    public void Decimals_are_taken_as_printed()
    {
        // As doubles 0.1 + 0.2 is not 0.3; as the decimals printed the samples have one mean.
        var result = TwoSamplePermutation.Test([0.1, 0.2], [0.3, 0.0]);

        Assert.Equal(0, result.MeanDifference);
        Assert.Equal(1, result.PTwoSided.Value);
        Assert.Equal(2 / 6.0, result.PointProbability.Value, 1e-15);
        Assert.Equal(-0.25, TwoSamplePermutation.Test([.1, .2, .3], [.3, .6]).MeanDifference);
        Assert.Equal(1e-310, TwoSamplePermutation.Test([2e-310], [1e-310]).MeanDifference, 5e-324);
        Assert.Equal(1e22, TwoSamplePermutation.Test([2e22, 0], [0.0]).MeanDifference);
    }

    [Fact]
    public void Both_definitions_of_two_sided_are_given()
    {
        // SciPy 1.10's permutation_test prints 0.0345, coin and exactRankTests 0.0306.
        var result = TwoSamplePermutation.Test([18, 19, 10, 17, 16, 12, 11], [4, 14, 9, 7, 14, 13, 10, 10]);

        Assert.Equal(0.0306138306138306, result.PTwoSided.Value, 1e-15);
        Assert.Equal(0.0344988344988345, result.PTwoSidedDoubled.Value, 1e-15);
    }

    [Theory]
    [InlineData(300, 20)]
    [InlineData(1000, 400)]
    public void Yes_and_no_give_the_hypergeometric_law(int n, int yes)
    {
        // coin and exactRankTests crash R at 1000 + 1000. With two values the law is that of Fisher's test.
        var first = Enumerable.Range(0, n).Select(i => i < yes ? 1.0 : 0).ToArray();
        var second = Enumerable.Range(0, n).Select(i => i < 2 * yes / 3 ? 1.0 : 0).ToArray();
        var result = TwoSamplePermutation.Test(first, second);
        var fisher = TwoByTwo.Of(yes, n - yes, 2 * yes / 3, n - 2 * yes / 3).Fisher;

        Assert.Equal(fisher.PGreater.Log10, result.PGreater.Log10, 1e-11);
        Assert.Equal(fisher.PLess.Log10, result.PLess.Log10, 1e-11);
        Assert.Equal(fisher.PointProbability.Log10, result.PointProbability.Log10, 1e-11);
    }

    [Fact]
    public void Ranks_in_place_of_values_give_Mann_Whitney()
    {
        var first = Enumerable.Range(0, 110).Select(i => (double)(3 * i)).ToArray();
        var second = Enumerable.Range(0, 220).Where(i => i % 3 != 0 || i > 328).Select(i => (double)i).ToArray();
        var pooled = first.Concat(second).Order().ToArray();
        double[] Ranks(double[] values) => [.. values.Select(value => (double)Array.BinarySearch(pooled, value))];
        var byValue = MannWhitney.Test(first, second, new MannWhitneyOptions { Estimate = false });
        var byRank = TwoSamplePermutation.Test(Ranks(first), Ranks(second));

        Assert.False(byValue.HasTies);
        Assert.Equal(byValue.PTwoSidedAbsolute, byRank.PTwoSided);
        Assert.Equal(byValue.PLess, byRank.PLess);
    }

    [Fact]
    public void Many_digits_are_exact_while_the_samples_are_small()
    {
        var random = new Random(5);
        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        var (first, second) = (Draw(9), Draw(8));
        var result = TwoSamplePermutation.Test(first, second);

        Assert.Equal(TwoSamplePermutationMethod.ExactCount, result.Method);
        // 24,310 assignments, all with different sums: p is a whole number of them.
        Assert.Equal(1 / 24310.0, result.PointProbability.Value, 1e-17);
        Assert.Equal(Math.Round(result.PLess.Value * 24310), result.PLess.Value * 24310, 1e-9);
    }

    [Fact]
    public void What_would_take_too_long_is_refused_and_Monte_Carlo_named()
    {
        var random = new Random(5);
        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        var (first, second) = (Draw(60), Draw(60));
        var refusal = Assert.Throws<AssumptionException>(() => TwoSamplePermutation.Test(first, second));

        Assert.Equal(Violation.TooLarge, refusal.Violation);
        Assert.Contains("Monte Carlo", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoSamplePermutation.Test([1e300, 2], [1e-300])).Violation);
    }

    [Fact]
    public void Bad_and_empty_samples_are_refused()
    {
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => TwoSamplePermutation.Test([], [1])).Violation);
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => TwoSamplePermutation.Test([double.NaN], [])).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => TwoSamplePermutation.Test([1], [double.NaN])).Violation);
        var same = TwoSamplePermutation.Test([2, 2], [2, 2, 2]);
        Assert.True(same.HasNoInformation);
        Assert.Equal(1, same.PTwoSided.Value);
    }

    [Fact]
    public void Exchanging_the_samples_exchanges_the_tails_and_rows_do_not_matter() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var first = scores.Where((_, i) => i % 5 < 2).Select(score => score / 10.0).ToArray();
            var second = scores.Where((_, i) => i % 5 >= 2).Select(score => (score - 1) / 10.0).DefaultIfEmpty(1).ToArray();
            var plain = TwoSamplePermutation.Test(first, second);
            var exchanged = TwoSamplePermutation.Test(second, first);

            Assert.Equal(plain, TwoSamplePermutation.Test(first.Reverse().ToArray(), second.Reverse().ToArray()));
            Assert.Equal(plain.MeanDifference, -exchanged.MeanDifference);
            Assert.Equal(plain.PLess, exchanged.PGreater);
            Assert.Equal(plain.PTwoSided, exchanged.PTwoSided);
            Assert.Equal(plain.PTwoSidedDoubled, exchanged.PTwoSidedDoubled);
            Assert.InRange(plain.PTwoSided.Value, 0, 1);
            // Shift and scale, in decimals.
            var moved = TwoSamplePermutation.Test(first.Select(value => Math.Round(value * 5 + 3, 1)).ToArray(), second.Select(value => Math.Round(value * 5 + 3, 1)).ToArray());
            Assert.Equal(plain.PTwoSided, moved.PTwoSided);
        });

    [Theory]
    [InlineData(14, 12, 30)]
    [InlineData(20, 25, 5)]
    [InlineData(70, 60, 4)]
    public void Listing_counting_and_the_Fourier_sum_agree(int m, int n, int spread)
    {
        var random = new Random(m);
        var counts = new int[spread];
        for (var i = 0; i < m + n; i++)
        {
            counts[random.Next(spread)]++;
        }

        var scores = Enumerable.Range(0, spread).Where(i => counts[i] > 0).Select(i => (long)i * i).ToArray();
        var law = TwoSampleLaw.Of(scores, [.. counts.Where(count => count > 0)], Math.Min(m, n));
        var middle = (long)(law.Scores.Zip(law.Counts, (score, count) => (double)score * count).Sum() * law.Chosen / law.Total);
        foreach (var t in new[] { law.LeastSum() + 1, (law.LeastSum() + middle) / 2, middle })
        {
            var listed = new TwoSampleGroups(law, t).LowerTail(default);
            var counted = new TwoSampleCount(law, t).LowerTail(default);
            var fourier = new TwoSampleFourier(law, t);
            var summed = fourier.LowerTail(default);
            Assert.Equal(counted.AtMost.Log, listed.AtMost.Log, 1e-12);
            Assert.InRange(fourier.TailError, 0, 1e-12);
            Assert.Equal(counted.AtMost.Log, summed.AtMost.Log, 1e-11);
            Assert.Equal(counted.Point == 0, double.IsPositiveInfinity(fourier.PointError) || fourier.PointError > 1e-3);
            if (counted.Point > 0)
            {
                Assert.Equal(counted.At.Log, listed.At.Log, 1e-12);
            }
        }
    }
}
