using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>Figures that nobody should print: a clear "impossible" or a typed error, in bounded time and memory.</summary>
public sealed class HostileSummariesTests
{
    [Theory]
    [InlineData(10, "3.20", "0.00", 1, 5, true)]
    [InlineData(10, "3.00", "0.00", 1, 5, true)]
    [InlineData(10, "20.00", "1.00", 0, 16, false)]
    [InlineData(10, "-3.20", "1.00", 0, 16, false)]
    [InlineData(10, "3.20", "-1.00", 0, 16, false)]
    [InlineData(10, "3.20", "900.00", 0, 16, false)]
    [InlineData(10, "3.20", "1.00", 5, 1, false)]
    [InlineData(1, "3.00", "1.00", 0, 16, false)]
    [InlineData(1, "3.00", "0.00", 1, 5, true)]
    public void Impossible_summaries_are_called_impossible_by_all(int n, string mean, string sd, int least, int greatest, bool attained)
    {
        var sample = SampleEnumerationTests.Reported(n, mean, sd, new ValueBounds(least, greatest, attained, attained));

        Assert.False(Grimmer.Check(sample.Mean, sample.StandardDeviation!, n, sample.Bounds));
        Assert.Equal((true, BigInteger.Zero), (SampleEnumeration.Of(sample).IsComplete, SampleEnumeration.Of(sample).Count));
        Assert.Equal(BigInteger.Zero, SampleEnumeration.Of(sample, 0).Count);
        Assert.Null(Sprite.Of(sample, 1).Draw(0));
    }

    [Fact]
    public void One_value_without_spread_is_itself()
    {
        var sample = SampleEnumerationTests.Reported(1, "3.00", "0.00", new ValueBounds(0, 16));

        Assert.Equal(3, SampleEnumeration.Of(sample).Samples.Single().Single());
        Assert.Equal([3], Sprite.Of(sample, 1).Draw(0)!);
    }

    [Fact]
    public void A_thousand_million_values_are_judged_but_not_listed()
    {
        var sample = SampleEnumerationTests.Reported(1_000_000_000, "3.20", "1.00", new ValueBounds(0, 16));

        Assert.True(Grimmer.Check(sample.Mean, sample.StandardDeviation!, sample.Count, sample.Bounds));
        Assert.False(Grim.Check(sample.Mean, sample.Count).CanTell);
        var error = Assert.Throws<AssumptionException>(() => SampleEnumeration.Of(sample));
        Assert.Equal(Violation.TooLarge, error.Violation);
        Assert.Contains("Grimmer.Check", error.Message, StringComparison.Ordinal);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => Sprite.Of(sample, 1)).Violation);
    }

    // A million values between the ends used to be a million calls deep.
    [Fact]
    public void A_scale_much_wider_than_the_deviation_costs_nothing()
    {
        var wide = SampleEnumerationTests.Reported(5, "500000.0", "2.00", new ValueBounds(0, 1_000_000));
        var near = SampleEnumerationTests.Reported(5, "50.0", "2.00", new ValueBounds(0, 100));
        var (many, few) = (SampleEnumeration.Of(wide), SampleEnumeration.Of(near));

        Assert.True(few.Count > 5);
        Assert.Equal(few.Samples.Select(values => string.Join(' ', values)), many.Samples.Select(values => string.Join(' ', values.Select(value => value - 499_950))));
        Assert.Equal(few.Count, SampleEnumeration.Of(wide, 0).Count);
        var sprite = Sprite.Of(wide, 7);
        for (var i = 0UL; i < 40; i++)
        {
            Assert.InRange(sprite.Draw(i)!.Average(), 499_999.9, 500_000.1);
        }
    }

    [Fact]
    public void A_listing_of_large_samples_ends_before_the_memory_does()
    {
        var listing = SampleEnumeration.Of(SampleEnumerationTests.Reported(50_000, "1.5000", "0.6000", new ValueBounds(0, 3)), int.MaxValue);

        Assert.False(listing.IsComplete);
        Assert.InRange(listing.Samples.Count * 50_000L, 50_000, SampleEnumeration.MostListedValues);
    }

    [Theory]
    [InlineData(30, 240, 2_400)]
    [InlineData(100_000, 500_000_000, 3_400_000_000_000)]
    [InlineData(1_000_000, 500_000_000, 500_000_000_000)]
    public void No_value_is_thought_nearer_than_it_can_be(long count, long total, long squares)
    {
        var exact = (BigInteger)(count - 1) * ((count * (BigInteger)squares) - ((BigInteger)total * total));
        var reach = (BigInteger)SquareSums.Reach(count, total, squares);

        Assert.True((reach + 1) * (reach + 1) > exact);
        Assert.InRange((double)reach, 0, (Math.Sqrt((double)exact) * (1 + 1e-9)) + 1);
    }

    [Fact]
    public void Percentages_beyond_reason_fit_no_table()
    {
        Assert.Null(AttainableP.TwoProportions(16, Printing.Read("-1E30"), 16, null));
        Assert.Null(AttainableP.TwoProportions(16, Printing.Read("1E30"), 16, null));
        Assert.Null(AttainableP.TwoProportions(16, Printing.Read("100.5"), 16, null));
        Assert.Null(AttainableP.TwoProportions(16, null, 16, null, events: 33));
        Assert.Null(AttainableP.TwoProportions(16, null, 16, null, events: -1));
    }

    [Theory]
    [InlineData(10_000_000_000, 10_000_000_000)]
    [InlineData(1_000_000_000, 1_000_000_000)]
    [InlineData(long.MaxValue, 1)]
    public void Groups_too_large_to_go_through_are_refused(long first, long second)
    {
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => AttainableP.TwoProportions(first, null, second, null)).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoByTwoReconstruction.Tables(first, second, Printing.Read("2.0"))).Violation);
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoByTwoReconstruction.Tables(1, long.MaxValue, Printing.Read("2.0"), events: 1)).Violation);
    }

    [Fact]
    public void A_test_that_does_not_exist_is_named_so()
    {
        Assert.Equal("test", Assert.Throws<ArgumentException>(() => AttainableP.TwoProportions(16, null, 16, null, "chi")).ParamName);
        var values = TablePValues.Of([[3, 9], [5, 7]]).Select(value => value.Test);
        Assert.Equal(TablePValues.TwoByTwoTests, values);
    }

    [Fact]
    public void Unequal_pairs_are_refused_before_anything_is_listed()
    {
        var few = SampleEnumerationTests.Reported(10, "50.0", "25", new ValueBounds(0, 100));

        Assert.Equal(Violation.UnequalLengths, Assert.Throws<AssumptionException>(() => AttainableP.PairedT(few, few with { Count = 11 })).Violation);
        Assert.Equal(Violation.TooFew, Assert.Throws<AssumptionException>(() => AttainableP.PairedT(few with { Count = 1 }, few with { Count = 1 })).Violation);
    }

    [Fact]
    public void Tables_without_an_answer_are_none()
    {
        Assert.Empty(TwoByTwoReconstruction.Tables(20, 20, Printing.Read("-2.0")));
        Assert.Empty(TwoByTwoReconstruction.Tables(20, 20, Printing.Read("2.0"), events: 41));
        Assert.Empty(TwoByTwoReconstruction.Tables(20, 20, Printing.Read("2.0"), events: -1));
        Assert.Empty(TwoByTwoReconstruction.Tables(20, 20, Printing.Read("2.0"), Printing.Read("9.0"), Printing.Read("0.1")));
    }

    [Fact]
    public void Long_searches_end_when_they_are_told_to()
    {
        var ended = new CancellationToken(canceled: true);
        var sample = SampleEnumerationTests.Reported(30, "13.37", "1.671", new ValueBounds(9, 16, true, true));

        Assert.Throws<OperationCanceledException>(() => SampleEnumeration.Of(sample, cancellation: ended));
        Assert.Throws<OperationCanceledException>(() => AttainableP.PairedT(sample, sample, ended));
        Assert.Throws<OperationCanceledException>(() => AttainableP.Paired(28, 6, 24, cancellation: ended));
        Assert.Throws<OperationCanceledException>(() => AttainableP.TwoGroups(sample, sample, cancellation: ended));
        Assert.Throws<OperationCanceledException>(() => AttainableP.TwoProportions(16, null, 16, null, cancellation: ended));
        Assert.Throws<OperationCanceledException>(() => TwoByTwoReconstruction.Tables(20, 20, Printing.Read("2.0"), cancellation: ended));
    }
}
