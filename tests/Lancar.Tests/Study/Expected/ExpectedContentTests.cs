using System.Text.Json;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;

namespace Lancar.Tests.Study.Expected;

public sealed class ExpectedContentTests
{
    [Fact]
    public void Every_expected_figure_names_a_listed_source()
    {
        var listed = JsonDocument.Parse(ProductData.Bytes("sources.json")).RootElement.EnumerateObject().Select(entry => entry.Name).ToHashSet();
        var named = ExpectedMilkVolume.Current.Bands.Select(band => band.Source).Concat(NaturalCourse.Current.Figures.Select(figure => figure.Source));
        Assert.Empty(named.Except(listed));
        Assert.All(NaturalCourse.Current.Figures, figure => Assert.Contains($"[{figure.Source}]", NaturalCourse.Current.Sources(), StringComparison.Ordinal));
    }

    [Fact]
    public void Ranges_are_ranges_in_order_of_age_and_do_not_overlap()
    {
        foreach (var basis in Enum.GetValues<VolumeBasis>())
        {
            var bands = ExpectedMilkVolume.Current.Of(basis);
            Assert.NotEmpty(bands);
            Assert.All(bands, band => Assert.True(band.Lower < band.Upper && band.FromHours < band.ToHours && !(band.Typical < band.Lower) && !(band.Typical > band.Upper)));
            Assert.All(bands.Zip(bands.Skip(1)), pair => Assert.True(pair.First.ToHours <= pair.Second.FromHours));
        }
    }

    [Theory]
    [InlineData("colostrum-002", "2,0 kali", "2.0 times")]
    [InlineData("test-weigh-p30", "4,7 kali", "4.7 times")]
    [InlineData("yield-p31", "11 kali", "11 times")]
    public void The_factors_in_words_are_those_of_the_values(string id, string indonesian, string english)
    {
        var figure = NaturalCourse.Current.Figures.Single(candidate => candidate.Id == id);
        var decimals = english.Contains('.', StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(english, Numerals.Fixed(figure.Factor, decimals, Language.English) + " times");
        Assert.Contains(indonesian, figure.Says.Indonesian, StringComparison.Ordinal);
        Assert.Contains(english, figure.Says.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_has_approved_it_yet() => Assert.True(ExpectedMilkVolume.Current.SignOff.IsDraft && NaturalCourse.Current.SignOff.IsDraft);
}
