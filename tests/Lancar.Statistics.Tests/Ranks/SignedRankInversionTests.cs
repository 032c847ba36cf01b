namespace Lancar.Statistics.Tests.Ranks;

/// <summary>The interval by inversion of the tied test against every null value tried one by one.</summary>
public class SignedRankInversionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_null_value_tried_by_hand(int seed)
    {
        var random = new Random(seed);
        var whole = Enumerable.Range(0, 1 + seed % 9).Select(_ => random.Next(-4, 7)).ToArray();
        var confidence = new[] { 0.95, 0.8, 0.5 }[seed % 3];
        var interval = SignedRank.IntervalByInversion(whole.Select(value => value / 10.0).ToArray(), confidence);
        var (low, high) = ByHand(whole, 1 - confidence);

        Assert.Equal(low / 40.0, interval.Lower, 1e-15);
        Assert.Equal(high / 40.0, interval.Upper, 1e-15);
    }

    // In quarters: Walsh averages of whole numbers are even quarters, and each odd quarter stands for the gap around it.
    private static (double Low, double High) ByHand(int[] values, double alpha)
    {
        var (first, last) = (4 * values.Min() - 3, 4 * values.Max() + 3);
        if (PByHand(values, first) > alpha)
        {
            return (double.NegativeInfinity, double.PositiveInfinity);
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var quarter = first; quarter <= last; quarter++)
        {
            if (PByHand(values, quarter) > alpha)
            {
                var reach = quarter % 2 == 0 ? 0 : 1;
                low = Math.Min(low, quarter - reach);
                high = Math.Max(high, quarter + reach);
            }
        }

        return (low, high);
    }

    private static double PByHand(int[] values, int quarter)
    {
        var distances = values.Select(value => 4 * value - quarter).Where(distance => distance != 0).ToArray();
        // Doubled midrank: 1 + 2 · (number smaller) + (number equal).
        var ranks = distances.Select(one => 1 + 2 * distances.Count(other => Math.Abs(other) < Math.Abs(one)) + distances.Count(other => Math.Abs(other) == Math.Abs(one))).ToArray();
        var plus = ranks.Where((_, i) => distances[i] > 0).Sum();
        var (less, greater) = (0, 0);
        for (var pattern = 0; pattern < 1 << ranks.Length; pattern++)
        {
            var sum = ranks.Where((_, i) => (pattern >> i & 1) == 1).Sum();
            less += sum <= plus ? 1 : 0;
            greater += sum >= plus ? 1 : 0;
        }

        return Math.Min(1, 2 * Math.Min(less, greater) / (double)(1 << ranks.Length));
    }

    [Fact]
    public void Without_ties_it_is_the_interval_between_Walsh_averages()
    {
        double[] values = [1.83, -0.52, 1.64, 2.41, 0.07, 1.17, 3.33, 0.94, -1.11, 2.75];
        var walsh = SignedRank.Test(values).Interval!.Value;
        var inverted = SignedRank.IntervalByInversion(values);

        Assert.Equal(walsh.Lower, inverted.Lower, 1e-14);
        Assert.Equal(walsh.Upper, inverted.Upper, 1e-14);
    }

    [Fact]
    public void With_ties_it_lies_within_and_does_not_contradict_the_test()
    {
        double[] values = [2, 2, 3, 3, 3, 0, -1, 4, 2, 5, 1, 1, 2, -2, 3, 4];
        var inverted = SignedRank.IntervalByInversion(values);
        var below = SignedRank.Test(values, new SignedRankOptions { NullValue = inverted.Lower - 0.25, Estimate = false });
        var above = SignedRank.Test(values, new SignedRankOptions { NullValue = inverted.Upper + 0.25, Estimate = false });

        Assert.True(below.PTwoSided <= 0.05);
        Assert.True(above.PTwoSided <= 0.05);
        Assert.True(inverted.Contains(SignedRank.Test(values).HodgesLehmann!.Value));
    }

    [Fact]
    public void Negation_shift_and_pairs()
    {
        double[] values = [0.3, 0.3, -0.1, 0.7, 0.2, 0.2, 0, 0.9];
        var plain = SignedRank.IntervalByInversion(values, 0.9);
        var negated = SignedRank.IntervalByInversion(values.Select(value => -value).Reverse().ToArray(), 0.9);
        var second = values.Select((_, i) => i + 0.1).ToArray();
        // 1.1 + 0.3 and the like, as printed: the differences of the doubles are not these decimals.
        var first = values.Select((value, i) => (double)((decimal)value + i + 0.1m)).ToArray();

        Assert.Equal((-plain.Upper, -plain.Lower), (negated.Lower, negated.Upper));
        Assert.Equal(plain, SignedRank.IntervalByInversion(first, second, 0.9));
    }

    [Fact]
    public void Few_differences_reject_nothing()
    {
        // 2 / 2^5 is above 0.05: no null value is ever rejected.
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), Limits([1, 2, 3, 4, 5]));
        Assert.Equal((3, 3), Limits([3, 3, 3, 3, 3, 3]));

        static (double, double) Limits(double[] values)
        {
            var interval = SignedRank.IntervalByInversion(values);
            return (interval.Lower, interval.Upper);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Equal(Violation.Empty, Refusal(() => SignedRank.IntervalByInversion([])));
        Assert.Equal(Violation.NotFinite, Refusal(() => SignedRank.IntervalByInversion([double.NaN])));
        Assert.Equal(Violation.UnequalLengths, Refusal(() => SignedRank.IntervalByInversion([1], [1, 2])));
        Assert.Equal(Violation.TooLarge, Refusal(() => SignedRank.IntervalByInversion(new double[SignedRankInversion.LargestCount + 1])));
        Assert.Equal(Violation.TooLarge, Refusal(() => SignedRank.IntervalByInversion([1e300, 1e-300])));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.IntervalByInversion([1], 1.0));

        static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
    }
}
