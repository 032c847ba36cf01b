using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Resampling;

public class MonteCarloPermutationTests
{
    // Golden case P4-perm-006: 7 + 8 whole numbers, 6,435 assignments.
    private static readonly double[] first = [18, 19, 10, 17, 16, 12, 11];
    private static readonly double[] second = [4, 14, 9, 7, 14, 13, 10, 10];

    public static TheoryData<string, string> Cases => GoldenCase.Rows("permutation-mean-difference");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_exact_p_lies_within_the_Monte_Carlo_interval(string file, string id)
    {
        var golden = GoldenCase.Of(file, id);
        var result = MonteCarloPermutation.MeanDifference(golden.Values("x"), golden.Values("y"));

        Golden.Close(golden.Expected.GetProperty("mean_difference"), result.MeanDifference, 1e-15, "mean difference");
        Assert.True(result.TwoSided.Interval.Contains(Golden.Number(golden.Expected.GetProperty("p_two_sided"))));
        Assert.True(result.Less.Interval.Contains(Golden.Number(golden.Expected.GetProperty("p_less"))));
        Assert.True(result.Greater.Interval.Contains(Golden.Number(golden.Expected.GetProperty("p_greater"))));
    }

    [Fact]
    public void Both_two_sided_rules_are_given_and_differ()
    {
        // SciPy 1.10 doubles (0.0345), coin and exactRankTests take the distance from the expectation (0.0306).
        var result = MonteCarloPermutation.MeanDifference(first, second, new MonteCarloPermutationOptions { Replicates = 1_000_000 });

        Assert.True(result.TwoSided.Interval.Contains(0.030613830613830613));
        Assert.InRange(result.PTwoSidedDoubled.Value, 0.0345 - 0.0008, 0.0345 + 0.0008);
        Assert.Equal(Math.Min(1, 2 * Math.Min(result.PLess.Value, result.PGreater.Value)), result.PTwoSidedDoubled.Value);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 6)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    [InlineData(7, 1)]
    public void Every_subset_is_equally_likely(int size, int rest)
    {
        // Powers of two: the sum of a subset names it. Coins, corrections and one-by-one drawing must all give every subset its share.
        var values = Enumerable.Range(0, size + rest).Select(i => 1L << i).ToArray();
        AssertUniform(values, size);
    }

    [Theory]
    [InlineData(2, 70)]
    [InlineData(40, 32)]
    [InlineData(60, 12)]
    [InlineData(30, 35)]
    public void Beyond_one_word_every_element_and_every_pair_has_its_share(int size, int rest)
    {
        var count = size + rest;
        var subsets = new SubsetSums([.. Enumerable.Range(0, count).Select(i => i < 31 ? 1L << 2 * i : 0)], size);
        var lanes = new XoshiroLanes(RandomStream.Of(5, 0));
        const int Draws = 20_000;
        var pairs = new int[31, 31];
        subsets.Restart();
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = subsets.Next(lanes);
            for (var i = 0; i < 31; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    pairs[i, j] += (int)(sum >> 2 * i & sum >> 2 * j & 1);
                }
            }
        }

        for (var i = 0; i < 31; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var share = size / (double)count * (i == j ? 1 : (size - 1.0) / (count - 1.0));
                var spread = Math.Sqrt(Draws * share * (1 - share));
                Assert.InRange(pairs[i, j], Draws * share - 5 * spread, Draws * share + 5 * spread);
            }
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void The_size_is_right_on_both_sides_of_a_full_word(int count)
    {
        foreach (var size in new[] { 1, count / 8, count / 8 + 1, count / 2, count - 1 })
        {
            var subsets = new SubsetSums([.. Enumerable.Repeat(1L, count)], size);
            subsets.Restart();
            var lanes = new XoshiroLanes(RandomStream.Of(6, (ulong)count));
            for (var draw = 0; draw < 1000; draw++)
            {
                Assert.Equal(size, subsets.Next(lanes));
            }
        }
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void The_number_of_threads_does_not_matter(int replicates)
    {
        var options = new MonteCarloPermutationOptions { Replicates = replicates };
        double[] few = [.. first, .. second, .. first, .. second];
        foreach (var test in new Func<object>[]
        {
            () => MonteCarloPermutation.MeanDifference(first, second, options),
            () => MonteCarloPermutation.MeanDifference(few, [1, 2], options),
            () => MonteCarloPermutation.PairedMeanDifference(first, options),
            () => MonteCarloPermutation.Shuffled(first, values => values[0] - values[1], options),
        })
        {
            Assert.Equal(Threads.One(test), Threads.Many(test));
        }
    }

    [Fact]
    public void Permuted_rows_give_the_same_bits_and_swapped_groups_exchange_the_tails()
    {
        var plain = MonteCarloPermutation.MeanDifference(first, second);
        var swapped = MonteCarloPermutation.MeanDifference(second, first);

        Assert.Equal(plain, MonteCarloPermutation.MeanDifference([.. first.Reverse()], [.. second.Reverse()]));
        Assert.Equal(plain.Less, swapped.Greater);
        Assert.Equal(plain.Greater, swapped.Less);
        Assert.Equal(plain.TwoSided, swapped.TwoSided);
        Assert.Equal(-plain.MeanDifference, swapped.MeanDifference);
    }

    [Fact]
    public void Decimals_tie_as_the_decimals_they_are()
    {
        // 0.1 + 0.2 and 0.3 + 0.0 differ as sums of doubles; as tenths both are 3.
        var tenths = MonteCarloPermutation.MeanDifference([0.1, 0.2], [0.3, 0]);
        var whole = MonteCarloPermutation.MeanDifference([1, 2], [3, 0]);

        Assert.True(tenths.ComparesExactly);
        Assert.Equal(whole.TwoSided, tenths.TwoSided);
        Assert.Equal(whole.Less, tenths.Less);
        // Mean differences over the 6 assignments: 0 twice (also that of the data), ±1, ±2, so P(≥) = 4 / 6.
        Assert.True(tenths.Greater.Interval.Contains(4 / 6.0));
        Assert.Equal(1, tenths.PTwoSided.Value);
    }

    [Fact]
    public void Data_of_too_many_digits_are_rounded_and_say_so()
    {
        var wide = MonteCarloPermutation.MeanDifference([1e300, Math.PI, 1], [Math.E, 2, 1e-300]);
        Assert.False(wide.ComparesExactly);

        // √2 and its negative: sums that cancel stay ties although the data are no decimals.
        double root = Math.Sqrt(2);
        var ties = MonteCarloPermutation.MeanDifference([root, -root, 3 * Math.PI], [root, -root, 3 * Math.PI]);
        Assert.Equal(1, ties.PTwoSided.Value);
    }

    [Fact]
    public void A_p_value_is_never_0()
    {
        // coin prints p = 0 when none of the rearrangements is as extreme.
        var result = MonteCarloPermutation.MeanDifference(
            [.. Enumerable.Range(0, 30).Select(i => 100.0 + i)],
            [.. Enumerable.Range(0, 30).Select(i => (double)i)],
            new MonteCarloPermutationOptions { Replicates = 999 });

        Assert.Equal(0, result.Greater.AsExtreme);
        Assert.Equal(1 / 1000.0, result.PGreater.Value);
        Assert.Equal(0, result.Greater.Interval.Lower);
        // With b = 0 the upper limit solves (1 − p)^B = 0.005.
        Assert.Equal(1 - Math.Pow(0.005, 1 / 999.0), result.Greater.Interval.Upper, 1e-12);
    }

    [Fact]
    public void Groups_of_a_thousand_each_are_answered()
    {
        // The exact tests of coin and exactRankTests end R here with a segmentation fault.
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 7919 % 1009))];
        double[] y = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 104729 % 1013) + 10)];
        var result = MonteCarloPermutation.MeanDifference(x, y, new MonteCarloPermutationOptions { Replicates = 20_000 });

        // The permutation law is normal here to three digits.
        double[] pooled = [.. x, .. y];
        var variance = pooled.Sum(value => Math.Pow(value - pooled.Average(), 2)) / 1999;
        var z = result.MeanDifference / Math.Sqrt(variance * (2 / 1000.0));
        Assert.True(result.TwoSided.Interval.Contains(NormalLaw.TwoSided(z).Value));
    }

    [Fact]
    public void Signs_are_flipped_fairly()
    {
        // 12 differences: all 4,096 patterns listed.
        double[] differences = [3, -1, 4, 1, 5, -9, 2, 6, 5, 3, 5, -2];
        var result = MonteCarloPermutation.PairedMeanDifference(differences);
        var observed = differences.Sum();
        var sums = Enumerable.Range(0, 4096)
            .Select(pattern => differences.Select((d, i) => (pattern >> i & 1) == 1 ? Math.Abs(d) : -Math.Abs(d)).Sum())
            .ToArray();

        Assert.Equal(observed / 12, result.MeanDifference, 1e-15);
        Assert.True(result.Greater.Interval.Contains(sums.Count(sum => sum >= observed) / 4096.0));
        Assert.True(result.Less.Interval.Contains(sums.Count(sum => sum <= observed) / 4096.0));
        Assert.True(result.TwoSided.Interval.Contains(sums.Count(sum => Math.Abs(sum) >= Math.Abs(observed)) / 4096.0));
    }

    [Fact]
    public void A_statistic_of_three_groups_has_the_p_of_all_its_orders()
    {
        // Sum of squared group sums of {1,2} {3,4} {5,6}: 90 assignments, the data and their 5 relabellings are the most extreme.
        static double Statistic(ReadOnlySpan<double> v) =>
            (v[0] + v[1]) * (v[0] + v[1]) + (v[2] + v[3]) * (v[2] + v[3]) + (v[4] + v[5]) * (v[4] + v[5]);
        var result = MonteCarloPermutation.Shuffled([1, 2, 3, 4, 5, 6], Statistic);

        Assert.Equal(9 + 49 + 121, result.Observed);
        Assert.True(result.Greater.Interval.Contains(6 / 90.0));
    }

    [Fact]
    public void Blocks_are_shuffled_each_on_its_own()
    {
        // Three blocks of ranks 1 2 3 in one order: the sum of squared column sums is largest for equal orders: 6 of 6³.
        static double Statistic(ReadOnlySpan<double> v)
        {
            var sum = 0.0;
            for (var column = 0; column < 3; column++)
            {
                Assert.Equal(6, v[0] + v[1] + v[2]);
                var total = v[column] + v[3 + column] + v[6 + column];
                sum += total * total;
            }

            return sum;
        }

        var result = MonteCarloPermutation.ShuffledWithinBlocks([1, 2, 3, 1, 2, 3, 1, 2, 3], 3, Statistic);
        Assert.True(result.Greater.Interval.Contains(6 / 216.0));
    }

    [Fact]
    public void The_slack_keeps_ties_that_rounding_would_untie()
    {
        // The statistic falls short of the observed one by one unit in the last place for half of the orders.
        static double Statistic(ReadOnlySpan<double> v) => v[0] < v[1] ? 1 : Math.BitDecrement(1);

        Assert.Equal(1, MonteCarloPermutation.Shuffled([1, 2], Statistic).P.Value);
        Assert.InRange(MonteCarloPermutation.Shuffled([1, 2], Statistic, new MonteCarloPermutationOptions { TieSlack = 0 }).P.Value, 0.49, 0.51);
    }

    [Fact]
    public void Data_that_cannot_support_the_test_are_refused_in_order()
    {
        Assert.Equal(Violation.Empty, Refusal(() => MonteCarloPermutation.MeanDifference([], [double.NaN])));
        Assert.Equal(Violation.Empty, Refusal(() => MonteCarloPermutation.MeanDifference([1], [])));
        Assert.Equal(Violation.NotFinite, Refusal(() => MonteCarloPermutation.MeanDifference([1], [double.NaN])));
        Assert.Equal(Violation.Empty, Refusal(() => MonteCarloPermutation.PairedMeanDifference([])));
        Assert.Equal(Violation.NotFinite, Refusal(() => MonteCarloPermutation.PairedMeanDifference([double.PositiveInfinity])));
        Assert.Equal(Violation.Empty, Refusal(() => MonteCarloPermutation.Shuffled([], _ => 0)));
        Assert.Equal(Violation.NotFinite, Refusal(() => MonteCarloPermutation.Shuffled([1, 2], _ => double.NaN)));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => MonteCarloPermutation.ShuffledWithinBlocks([1, 2, 3], 2, _ => 0)));
    }

    [Fact]
    public void A_statistic_that_fails_on_a_thread_fails_as_itself()
    {
        var calls = 0;
        Assert.Equal(
            Violation.NotFinite,
            Refusal(() => MonteCarloPermutation.Shuffled([1, 2], _ => Interlocked.Increment(ref calls) == 1 ? 0 : double.NaN)));
    }

    [Fact]
    public void Equal_values_carry_no_information()
    {
        var groups = MonteCarloPermutation.MeanDifference([2, 2], [2]);
        Assert.True(groups.HasNoInformation);
        Assert.Equal(1, groups.PTwoSided.Value);
        var zeros = MonteCarloPermutation.PairedMeanDifference([0, -0.0]);
        Assert.True(zeros.HasNoInformation);
        Assert.Equal(1, zeros.PGreater.Value);
    }

    [Fact]
    public void Options_outside_their_range_are_the_callers_bug()
    {
        foreach (var wrong in new MonteCarloPermutationOptions[]
        {
            new() { Replicates = 0 },
            new() { Confidence = 1 },
            new() { TieSlack = double.NaN },
            new() { TieSlack = -1 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => MonteCarloPermutation.MeanDifference([1], [2], wrong));
        }
    }

    [Fact]
    public void Long_work_can_be_cancelled_and_tells_how_far_it_is()
    {
        using var source = new CancellationTokenSource();
        var halfway = new Reports(share =>
        {
            if (share >= 0.5)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => MonteCarloPermutation.MeanDifference(first, second, new MonteCarloPermutationOptions { Replicates = 1_000_000 }, source.Token, halfway));

        var shares = new List<double>();
        MonteCarloPermutation.MeanDifference(first, second, null, default, new Reports(shares.Add));
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    private static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;

    private static void AssertUniform(long[] values, int size)
    {
        var subsets = new SubsetSums(values, size);
        subsets.Restart();
        var lanes = new XoshiroLanes(RandomStream.Of(4, 0));
        var seen = new Dictionary<long, int>();
        const int Draws = 70_000;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = subsets.Next(lanes);
            seen[sum] = seen.GetValueOrDefault(sum) + 1;
        }

        var all = Enumerable.Range(0, 1 << values.Length).Count(set => System.Numerics.BitOperations.PopCount((uint)set) == size);
        Assert.Equal(all, seen.Count);
        var expected = Draws / (double)all;
        var spread = Math.Sqrt(expected);
        Assert.All(seen.Values, count => Assert.InRange(count, expected - 5 * spread, expected + 5 * spread));
    }

    private sealed class Reports(Action<double> receive) : IProgress<double>
    {
        public void Report(double value) => receive(value);
    }
}
