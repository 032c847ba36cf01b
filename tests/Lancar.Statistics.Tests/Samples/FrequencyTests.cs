using System.Globalization;
using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Samples;

public class FrequencyTests
{
    [Fact]
    public void Values_are_counted_in_order()
    {
        double?[] values = [3, null, 1, 3, 2, 3, null, 1];
        var table = FrequencyTable.Of(values);

        Assert.Equal([1.0, 2, 3], table.Rows.Select(row => row.Value));
        Assert.Equal([2, 1, 3], table.Rows.Select(row => row.Count));
        Assert.Equal([2, 3, 6], table.Rows.Select(row => row.CumulativeCount));
        Assert.Equal([25, 12.5, 37.5], table.Rows.Select(row => row.Percent));
        Assert.Equal(100 / 3.0, table.Rows[0].ValidPercent, 1e-13);
        Assert.Equal(100, table.Rows[^1].CumulativePercent);
        Assert.Equal((6, 2, 8, 25.0), (table.Count, table.Missing, table.Total, table.MissingPercent));
    }

    [Fact]
    public void Words_are_ordered_by_their_characters()
    {
        var table = FrequencyTable.Of(["ya", "Tidak", null, "ya", ""]);

        Assert.Equal(["", "Tidak", "ya"], table.Rows.Select(row => row.Value));
        Assert.Equal([1, 1, 2], table.Rows.Select(row => row.Count));
        Assert.Equal(1, table.Missing);
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        double[] values = [0.0, -0.0];
        Assert.Equal(2, Assert.Single(FrequencyTable.Of(values).Rows).Count);
    }

    [Fact]
    public void Bands_hold_their_lower_bound()
    {
        double[] ages = [19, 20, 34.999, 35, 17, 40, 20];
        var table = BandTable.Of(ages, [20, 35]);

        Assert.Equal(["< 20", "20 to < 35", "≥ 35"], table.Bands.Select(band => band.Label));
        Assert.Equal([2, 3, 2], table.Bands.Select(band => band.Count));
        Assert.Equal([2, 5, 7], table.Bands.Select(band => band.CumulativeCount));
        Assert.Equal(100, table.Bands[^1].CumulativePercent);
    }

    [Theory]
    [InlineData(19.999999999999996, 0)]
    [InlineData(20.0, 1)]
    [InlineData(20.000000000000004, 1)]
    public void The_bound_minus_and_plus_one_ulp(double value, int band)
    {
        double[] one = [value];
        Assert.Equal(1, BandTable.Of(one, [20]).Bands[band].Count);
    }

    [Fact]
    public void Empty_bands_stay_and_missing_are_counted()
    {
        double?[] values = [1, null, 9];
        var table = BandTable.Of(values, [2, 4, 8]);

        Assert.Equal([1, 0, 0, 1], table.Bands.Select(band => band.Count));
        Assert.Equal((2, 1), (table.Count, table.Missing));
        Assert.Equal(100 / 3.0, table.Bands[0].Percent, 1e-13);
        Assert.Equal(50, table.Bands[0].ValidPercent);
        Assert.Equal("all", Assert.Single(BandTable.Of(values, []).Bands).Label);
    }

    [Fact]
    public void Every_value_falls_in_exactly_one_band() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var values = scores.Select(score => (double)score).ToArray();
            double[] bounds = [.. values.Where((_, i) => i % 3 == 0).Distinct().Order()];
            var table = BandTable.Of(values, bounds);

            Assert.Equal(values.Length, table.Bands.Sum(band => band.Count));
            foreach (var band in table.Bands)
            {
                Assert.Equal(values.Count(value => (band.Lower is null || value >= band.Lower) && (band.Upper is null || value < band.Upper)), band.Count);
            }

            var reversed = BandTable.Of(values.Reverse().ToArray(), bounds);
            Assert.Equal(table.Bands, reversed.Bands);
            Assert.Equal(FrequencyTable.Of(values.AsSpan()).Rows, FrequencyTable.Of(values.Reverse().ToArray().AsSpan()).Rows);
        });

    [Fact]
    public void Labels_do_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
            double[] values = [1];
            Assert.Equal("< 2.5", BandTable.Of(values, [2.5]).Bands[0].Label);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bad_input()
    {
        double[] none = [];
        double[] one = [1];
        double[] nan = [1, double.NaN];
        double?[] gaps = [null, null];
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => FrequencyTable.Of(none)).Violation);
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => FrequencyTable.Of(gaps)).Violation);
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => FrequencyTable.Of(new string?[] { null })).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => FrequencyTable.Of(nan)).Violation);
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => BandTable.Of(none, [1])).Violation);
        Assert.Equal(Violation.Empty, Assert.Throws<AssumptionException>(() => BandTable.Of(gaps, [1])).Violation);
        Assert.Equal(Violation.NotFinite, Assert.Throws<AssumptionException>(() => BandTable.Of(nan, [1])).Violation);
        Assert.Throws<ArgumentException>(() => BandTable.Of(one, [1, 1]));
        Assert.Throws<ArgumentException>(() => BandTable.Of(one, [2, 1]));
        Assert.Throws<ArgumentException>(() => BandTable.Of(one, [double.NaN]));
        Assert.Throws<ArgumentException>(() => BandTable.Of(one, [double.PositiveInfinity]));
    }
}
