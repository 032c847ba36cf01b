using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class AttainablePTests
{
    // 004: 28 mothers, 6 before, 24 after. With nobody lost 18 gained: 2 · 2^−18; with 4 lost, the most the margins allow, 22 against 4.
    [Fact]
    public void McNemar_from_the_margins_of_paper_004()
    {
        var range = AttainableP.Paired(28, 6, 24);

        Assert.Equal((5L, (0L, 18L), (4L, 22L)), (range.Possibilities, range.LeastExample, range.GreatestExample));
        Assert.Equal(Math.Pow(2, -17), range.Least, 1e-18);
        Assert.Equal(2 * (1 + 26 + 325 + 2600 + 14950) / Math.Pow(2, 26), range.Greatest, 1e-15);
        Assert.Equal(1, AttainableP.Paired(5, 0, 0).Greatest);
        Assert.True(AttainableP.Paired(28, 6, 24, exact: false).Least < range.Greatest);
    }

    [Theory]
    [InlineData(28, -1, 5, Violation.NegativeCount)]
    [InlineData(28, 29, 5, Violation.OutOfRange)]
    [InlineData(0, 0, 0, Violation.OutOfRange)]
    [InlineData(1_000_000, 500_000, 500_000, Violation.TooLarge)]
    public void Impossible_margins_are_refused(long n, long before, long after, Violation violation) =>
        Assert.Equal(violation, Assert.Throws<AssumptionException>(() => AttainableP.Paired(n, before, after)).Violation);

    // Every table by hand: 93.8 % of 16 is 15, 56.3 % is 9 (half up; 56.25) and nothing else.
    [Fact]
    public void Two_proportions_from_percentages()
    {
        var range = AttainableP.TwoProportions(16, Printing.Read("93.8"), 16, Printing.Read("56.3"), "fisher")!;

        Assert.Equal((1L, (15L, 9L)), (range.Possibilities, range.LeastExample));
        Assert.Equal(TwoByTwo.Of(15, 1, 9, 7).Fisher.PTwoSided, range.Greatest, 1e-15);
        var open = AttainableP.TwoProportions(16, null, 16, null, "chi-square", 24)!;
        Assert.Equal((1.0, 9L, (8L, 16L)), (open.Greatest, open.Possibilities, open.LeastExample));
        Assert.Null(AttainableP.TwoProportions(16, Printing.Read("95.0"), 16, null));
    }

    // Against every way of pairing: the two orders give the extremes.
    [Fact]
    public void Paired_t_is_extreme_in_the_same_and_the_opposite_order()
    {
        var (before, after) = (SampleEnumerationTests.Reported(5, "2.20", "1.30", new ValueBounds(0, 5)), SampleEnumerationTests.Reported(5, "3.80", "1.48", new ValueBounds(1, 6)));
        var (least, greatest) = (1.0, 0.0);
        foreach (var from in SampleEnumeration.Of(before).Samples)
        {
            foreach (var to in SampleEnumeration.Of(after).Samples)
            {
                foreach (var order in Orders([.. to], 0))
                {
                    double p = TTest.Paired([.. order.Select(value => (double)value)], [.. from.Select(value => (double)value)]).PTwoSided;
                    (least, greatest) = (Math.Min(least, p), Math.Max(greatest, p));
                }
            }
        }

        var range = AttainableP.PairedT(before, after)!;
        Assert.Equal((least, greatest), (range.Least, range.Greatest), new Near());
        var bound = PairedTBound.P(before.Mean, after.Mean, before.StandardDeviation!, after.StandardDeviation!, 5);
        Assert.True(bound.Least <= range.Least && range.Greatest <= bound.Greatest);
        double example = TTest.Paired([.. range.GreatestExample.Second.Select(v => (double)v)], [.. range.GreatestExample.First.Select(v => (double)v)]).PTwoSided;
        Assert.Equal(range.Greatest, example, 1e-12);
    }

    [Fact]
    public void Mann_Whitney_over_every_pair_of_samples()
    {
        var (first, second) = (SampleEnumerationTests.Reported(4, "2.50", "1.29", new ValueBounds(0, 6)), SampleEnumerationTests.Reported(5, "4.20", "0.84", new ValueBounds(0, 6)));
        var all = SampleEnumeration.Of(first).Samples.SelectMany(a => SampleEnumeration.Of(second).Samples.Select(b =>
            MannWhitney.Test([.. a.Select(v => (double)v)], [.. b.Select(v => (double)v)]).PTwoSided.Value)).ToArray();
        var range = AttainableP.TwoGroups(first, second)!;

        Assert.Equal((all.Min(), all.Max(), (long)all.Length), (range.Least, range.Greatest, range.Possibilities));
        Assert.Null(AttainableP.TwoGroups(first with { Mean = Printing.Read("2.51") }, second));
    }

    [Fact]
    public void Too_many_samples_are_refused() =>
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() =>
        {
            var wide = SampleEnumerationTests.Reported(60, "50.0", "20.0", new ValueBounds(0, 100));
            AttainableP.PairedT(wide, wide);
        }).Violation);

    // 001, first table: 27 of 34 and 6 of 60; the paper prints the reciprocal, its limits in the wrong order.
    [Fact]
    public void The_table_of_paper_001_is_found_again()
    {
        var tables = TwoByTwoReconstruction.Tables(34, 60, Printing.Read("0.029"), Printing.Read("0.009"), Printing.Read("0.094"), 33, reciprocal: true);

        Assert.Contains(tables, table => table is { FirstEvents: 27, SecondEvents: 6, Reading: OddsRatioReading.Reciprocal });
        var direct = TwoByTwoReconstruction.Tables(34, 60, Printing.Read("34.714"), Printing.Read("10.62"), Printing.Read("113.45"));
        Assert.Equal([new FittingTable(27, 6, OddsRatioReading.Direct, LimitsFit.Follow)], direct);
    }

    // Every table of two small groups prints its own ratio, and is found by it; without limits all tables of that ratio are.
    [Theory]
    [InlineData(7, 6)]
    [InlineData(3, 9)]
    public void Every_table_is_found_by_what_it_prints(int firstCount, int secondCount)
    {
        for (var first = 0; first <= firstCount; first++)
        {
            for (var second = 0; second <= secondCount; second++)
            {
                var table = TwoByTwo.Of(first, firstCount - first, second, secondCount - second);
                if (table.HasEmptyMargin)
                {
                    continue;
                }

                foreach (var estimate in new[] { table.OddsRatio.Estimate, table.HaldaneAnscombe.Estimate, table.Conditional.Estimate }.OfType<double>().Where(double.IsFinite))
                {
                    var printed = Printing.Read(estimate.ToString("F2", System.Globalization.CultureInfo.InvariantCulture));
                    var found = TwoByTwoReconstruction.Tables(firstCount, secondCount, printed);
                    Assert.Contains(found, fit => fit.FirstEvents == first && fit.SecondEvents == second);
                    Assert.All(found, fit => Assert.Contains(
                        ReportedOddsRatio.Of(TwoByTwo.Of(fit.FirstEvents, firstCount - fit.FirstEvents, fit.SecondEvents, secondCount - fit.SecondEvents), 0.95).Read(printed),
                        new[] { OddsRatioReading.Direct, OddsRatioReading.Both }));
                }
            }
        }
    }

    // Two groups of 200 with an odds ratio of two decimals are looked through; two of 500 with a whole number are said not to be checked.
    [Theory]
    [InlineData(200, "2.00", false)]
    [InlineData(500, "2", true)]
    [InlineData(540, "3", true)]
    public void A_ratio_that_is_too_coarse_for_its_groups_is_said_not_to_be_checked(int people, string ratio, bool refused)
    {
        IReadOnlyList<FittingTable> Tables() => TwoByTwoReconstruction.Tables(people, people, Printing.Read(ratio));
        if (!refused)
        {
            Assert.Contains(Tables(), table => table is { FirstEvents: 2, SecondEvents: 1, Reading: OddsRatioReading.Direct });
            return;
        }

        var fault = Assert.Throws<AssumptionException>(Tables);
        Assert.Equal(Violation.TooLarge, fault.Violation);
        Assert.StartsWith("Not checked: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_percentage_below_a_bound_stands_for_every_count_below_it()
    {
        var bound = AttainableP.TwoProportions(20, Printing.Read("< 10"), 20, Printing.Read("50"), "fisher")!;
        Assert.Equal(2, bound.Possibilities);
        Assert.Equal((0, 10), bound.LeastExample);
        Assert.Equal((1, 10), bound.GreatestExample);
    }

    [Fact]
    public void Too_many_tables_are_refused() =>
        Assert.Equal(Violation.TooLarge, Assert.Throws<AssumptionException>(() => TwoByTwoReconstruction.Tables(1000, 1000, Printing.Read("2.0"))).Violation);

    private static IEnumerable<long[]> Orders(long[] values, int at)
    {
        if (at == values.Length)
        {
            yield return values;
            yield break;
        }

        for (var i = at; i < values.Length; i++)
        {
            (values[at], values[i]) = (values[i], values[at]);
            foreach (var order in Orders(values, at + 1))
            {
                yield return order;
            }

            (values[at], values[i]) = (values[i], values[at]);
        }
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-12 && Math.Abs(x.Item2 - y.Item2) < 1e-12;

        public int GetHashCode((double, double) pair) => 0;
    }
}
