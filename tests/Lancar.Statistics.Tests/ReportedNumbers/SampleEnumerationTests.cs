using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class SampleEnumerationTests
{
    // Against every sample: for each printed pair the samples listed are those that print so, no more, no fewer, each once.
    [Theory]
    [InlineData(3, 0, 9, 1, 1, false)]
    [InlineData(4, 2, 8, 2, 2, true)]
    [InlineData(6, 0, 5, 2, 1, false)]
    [InlineData(7, 1, 5, 1, 2, true)]
    [InlineData(2, 0, 16, 2, 3, true)]
    public void Listed_and_counted_are_exactly_the_samples_that_print_so(int n, int least, int greatest, int meanDecimals, int sdDecimals, bool attained)
    {
        var prints = new Dictionary<(string Mean, string Sd), HashSet<string>>();
        foreach (var sample in Samples.All(n, greatest).Where(sample => attained ? sample[0] == least && sample[^1] == greatest : sample[0] >= least))
        {
            var (total, squares) = (sample.Sum(), sample.Sum(value => value * value));
            foreach (var meanMode in Printing.Modes)
            {
                foreach (var (mode, divisor) in Printing.Modes.SelectMany(mode => new[] { (mode, n - 1), (mode, n) }))
                {
                    var key = (Printing.Fraction(total, n, meanDecimals, meanMode), Printing.Root((n * squares) - (total * total), n * divisor, sdDecimals, mode));
                    prints.TryAdd(key, []);
                    prints[key].Add(string.Join(' ', sample));
                }
            }
        }

        var bounds = new ValueBounds(least, greatest, attained, attained);
        var keys = prints.Keys.ToArray();
        for (var i = 0; i < keys.Length; i += Math.Max(1, keys.Length / 400))
        {
            var reported = Reported(n, keys[i].Mean, keys[i].Sd, bounds);
            var listing = SampleEnumeration.Of(reported);
            var counted = SampleEnumeration.Of(reported, 0);

            Assert.True(listing.IsComplete);
            Assert.False(counted.IsComplete);
            Assert.Equal(prints[keys[i]].Order(StringComparer.Ordinal), listing.Samples.Select(sample => string.Join(' ', sample)).Order(StringComparer.Ordinal));
            Assert.Equal((BigInteger)listing.Samples.Count, listing.Count);
            Assert.Equal(listing.Count, counted.Count);
        }
    }

    [Fact]
    public void Without_bounds_the_ends_follow_from_the_deviation()
    {
        // Three whole numbers with mean 0 and SD 1.0: −1 0 1 (divisor 2). With divisor 3 the squares would have to be 3 (odd).
        var listing = SampleEnumeration.Of(Reported(3, "0.0", "1.00", default) with { Rule = PrintingRule.UsualRounding, Mean = Printing.Read("0.00") });

        Assert.Equal(["-1 0 1"], listing.Samples.Select(sample => string.Join(' ', sample)));
    }

    [Fact]
    public void Without_a_deviation_every_sample_of_the_mean_counts()
    {
        var sample = new ReportedSample { Count = 5, Mean = Printing.Read("2.20"), Bounds = new ValueBounds(0, 4) };
        var expected = Samples.All(5, 4).Count(values => values.Sum() == 11);

        Assert.Equal((BigInteger)expected, SampleEnumeration.Of(sample).Count);
        Assert.Equal((BigInteger)expected, SampleEnumeration.Of(sample, 0).Count);
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => SampleEnumeration.Of(sample with { Bounds = default })).Violation);
    }

    [Fact]
    public void Averages_of_items_are_listed_in_units_of_one_item()
    {
        // Two averages of two items between 1 and 2: 1, 1.5 or 2. Mean 1.25: 1 and 1.5, in items 2 and 3.
        var listing = SampleEnumeration.Of(new ReportedSample { Count = 2, Mean = Printing.Read("1.25"), Items = 2, Bounds = new ValueBounds(1, 2) });

        Assert.Equal(["2 3"], listing.Samples.Select(sample => string.Join(' ', sample)));
    }

    // Counted once more by a memoised recursion in Python: 3 and 369.
    [Theory]
    [InlineData("9.17", "0.874", 7, 10, 3)]
    [InlineData("13.37", "1.671", 9, 16, 369)]
    public void Paper_003_leaves_few_samples(string mean, string sd, int least, int greatest, int count)
    {
        var sample = Reported(30, mean, sd, new ValueBounds(least, greatest, true, true));

        Assert.Equal((BigInteger)count, SampleEnumeration.Of(sample).Count);
        Assert.Equal((BigInteger)count, SampleEnumeration.Of(sample, 0).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void The_listing_ends_at_its_limit(int more)
    {
        var sample = Reported(30, "13.37", "1.671", new ValueBounds(9, 16, true, true));
        var listing = SampleEnumeration.Of(sample, 369 + more);

        Assert.Equal((more >= 0, Math.Min(369, 369 + more), (BigInteger?)369), (listing.IsComplete, listing.Samples.Count, listing.Count));
    }

    [Fact]
    public void Beyond_the_budget_the_count_is_left_out_and_none_is_none()
    {
        Assert.Null(SampleEnumeration.Of(Reported(400, "50.00", "25.0", new ValueBounds(0, 100)), 10).Count);
        Assert.Equal(BigInteger.Zero, SampleEnumeration.Of(Reported(10, "3.21", "1.00", new ValueBounds(0, 10))).Count);
        Assert.Equal(BigInteger.Zero, SampleEnumeration.Of(Reported(10, "3.20", "1.00", new ValueBounds(5, 4))).Count);
        Assert.Equal(BigInteger.Zero, SampleEnumeration.Of(Reported(1, "3", "1.00", new ValueBounds(3, 4, true, true))).Count);
    }

    [Fact]
    public void Drawn_samples_print_so_and_repeat_by_seed()
    {
        var sample = Reported(94, "8.35", "3.21", new ValueBounds(0, 16));
        var sprite = Sprite.Of(sample, 20261121);
        var different = new HashSet<string>();
        for (var i = 0UL; i < 300; i++)
        {
            var values = sprite.Draw(i)!;
            Assert.Equal(values, Sprite.Of(sample, 20261121).Draw(i));
            var (total, squares) = (values.Sum(), values.Sum(value => value * value));
            Assert.All(values, value => Assert.InRange(value, 0, 16));
            Assert.Contains("8.35", Printing.Modes.Select(mode => Printing.Fraction(total, 94, 2, mode)));
            Assert.Contains("3.21", Printing.Modes.SelectMany(mode => new[] { 93, 94 }.Select(divisor => Printing.Root((94 * squares) - (total * total), 94 * divisor, 2, mode))));
            different.Add(string.Join(' ', values.Order()));
        }

        Assert.True(different.Count > 290, $"{different.Count} different samples of 300");
    }

    [Fact]
    public void Drawing_finds_every_sample_of_a_small_case_and_none_where_there_is_none()
    {
        var before = Reported(30, "9.17", "0.874", new ValueBounds(7, 10, true, true));
        var sprite = Sprite.Of(before, 1);
        var found = Enumerable.Range(0, 2_000).Select(i => sprite.Draw((ulong)i)!).Select(values => string.Join(' ', values.Order())).ToHashSet();

        Assert.Equal(SampleEnumeration.Of(before).Samples.Select(values => string.Join(' ', values)).ToHashSet(), found);
        Assert.Null(Sprite.Of(Reported(10, "3.21", "1.00", new ValueBounds(0, 10)), 1).Draw(0));
        Assert.Null(Sprite.Of(Reported(3, "2.00", "1.63", new ValueBounds(1, 3)), 1).Draw(0));
        Assert.Equal([5, 5], Sprite.Of(Reported(2, "5", "0", new ValueBounds(5, 5, true, true)), 1).Draw(0)!);
    }

    internal static ReportedSample Reported(int n, string mean, string sd, ValueBounds bounds) =>
        new() { Count = n, Mean = Printing.Read(mean), StandardDeviation = Printing.Read(sd), Bounds = bounds };
}
