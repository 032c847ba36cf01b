using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Evidence.ReportedResults;
using Lancar.Statistics;

namespace Lancar.Tests.Evidence;

/// <summary>All samples that print as given, and data that attain a bound.</summary>
public sealed class PossibleSamplesTests
{
    private static readonly ReportedPaired Paper003 = (ReportedPaired)ReportedResultsReader.ReadJson(ProductData.Bytes("papers/003.json")).Value!.Items.Single(item => item.Id == "003-t5");

    [Fact]
    public void A_sample_of_four_is_listed_by_hand()
    {
        // Whole numbers from 0 to 3, four of them, mean 1.50, SD 1.29: only {0, 1, 2, 3}. (Divisor n - 1: sqrt(5 / 3) = 1.291.)
        var samples = Assert.Single(PossibleSamples.Of(Summary("""{"id":"a","kind":"summary","n":4,"mean":"1.50","sd":"1.29","min":"0","max":"3","integer":true}""")));

        Assert.Equal((true, 1), (samples.IsComplete, (int)samples.Total!.Value));
        Assert.Equal([new(0, 1, 1, 1), new(1, 1, 1, 1), new(2, 1, 1, 1), new(3, 1, 1, 1)], samples.Counts);
    }

    [Fact]
    public void Two_samples_show_the_fewest_and_the_most_of_each_value()
    {
        // Mean 2 and SD 1.41 with divisor 3 or n: squares about the mean sum to 6 (or 8); from 0 to 4: {0,2,3,3}, {1,1,2,4}; {0,2,2,4} has 8 with divisor n.
        var samples = Assert.Single(PossibleSamples.Of(Summary("""{"id":"a","kind":"summary","n":4,"mean":"2.00","sd":"1.41","scale":["0","4"],"integer":true}""")));

        Assert.Equal((true, 3), (samples.IsComplete, (int)samples.Total!.Value));
        Assert.Equal([(0L, 0, 1), (1, 0, 2), (2, 1, 2), (3, 0, 2), (4, 0, 1)], samples.Counts.Select(count => (count.Value, count.Least, count.Most)));
    }

    [Fact]
    public void Figures_that_no_sample_prints_have_none()
    {
        var samples = Assert.Single(PossibleSamples.Of(Summary("""{"id":"a","kind":"summary","n":28,"mean":"1.72","sd":"1.00","scale":["0","4"],"integer":true}""")));

        Assert.Empty(samples.Counts);
        Assert.Equal(0, (int)samples.Total!.Value);
    }

    [Fact]
    public void Too_many_to_list_are_drawn_and_said_so()
    {
        var samples = Assert.Single(PossibleSamples.Of(Summary("""{"id":"a","kind":"summary","n":94,"mean":"9.2","sd":"2.1","scale":["0","16"],"integer":true}""")));

        Assert.False(samples.IsComplete);
        Assert.Equal(94, samples.Counts.Sum(count => count.InExample));
        var html = HtmlDocument.Write(CheckDocument.Of(Checks.Run("""{"items":[{"id":"a","kind":"summary","n":94,"mean":"9.2","sd":"2.1","scale":["0","16"],"integer":true}]}"""), CheckAudience.Author), Language.English);
        Assert.Contains("400 drawn at random", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","kind":"summary","n":30,"mean":"9.17","sd":"0.874","min":"7","max":"10"}""")]
    [InlineData("""{"id":"a","kind":"summary","n":30,"mean":"9.17","sd":"0.874","integer":true}""")]
    [InlineData("""{"id":"a","kind":"summary","mean":"9.17","sd":"0.874","min":"7","max":"10","integer":true}""")]
    [InlineData("""{"id":"a","kind":"summary","n":30,"mean":"9.17","min":"7","max":"10","integer":true}""")]
    public void Where_something_is_not_printed_there_is_no_picture(string item) => Assert.Empty(PossibleSamples.Of(Summary(item)));

    [Fact]
    public void Paper_003_has_3_samples_before_and_369_after()
    {
        var samples = PossibleSamples.Of(Paper003);

        Assert.Equal([("before", true, 3), ("after", true, 369)], samples.Select(side => (side.Field, side.IsComplete, (int)side.Total!.Value)));
    }

    [Fact]
    public void The_example_prints_as_paper_003_does_and_has_its_p()
    {
        var example = AttainableExample.Of(Paper003)!;

        var (before, after) = (example.Pairs.Select(pair => (double)pair.Before).ToArray(), example.Pairs.Select(pair => (double)pair.After).ToArray());
        Assert.Equal(30, before.Length);
        Assert.Equal((7.0, 10.0, 9.0, 16.0), (before.Min(), before.Max(), after.Min(), after.Max()));
        // The printed means, a whole last digit generously.
        Assert.InRange(before.Average(), 9.16, 9.18);
        Assert.InRange(after.Average(), 13.36, 13.38);
        Assert.All(example.Pairs, pair => Assert.True(pair.After >= pair.Before));
        Assert.Equal(SignedRank.Test(before, after).PTwoSided.Value, example.P, 1e-12);
    }

    private static ReportedItem Summary(string item) => Checks.Run("{\"items\":[" + item + "]}").Items[0].Item;
}
