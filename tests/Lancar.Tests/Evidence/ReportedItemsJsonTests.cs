using System.Text;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>What was read, written as the contract's JSON, is read back as the same.</summary>
public sealed class ReportedItemsJsonTests
{
    [Theory]
    [InlineData("frequencies")]
    [InlineData("crosstab")]
    [InlineData("crosstab-large")]
    [InlineData("summary")]
    [InlineData("paired")]
    [InlineData("paired-binary")]
    [InlineData("two-proportions")]
    public void Random_results_come_back_the_same(string kind)
    {
        var results = new CorrectResults(20261201);
        for (var i = 0; i < 200; i++)
        {
            Same(ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(CorrectResults.Document(results.Next(kind)))).Value!);
        }
    }

    [Fact]
    public void The_papers_typed_tables_come_back_the_same() => Assert.All(
        ProductData.List("papers/"), path => Same(ReportedResultsReader.ReadJson(ProductData.Bytes(path)).Value!));

    [Fact]
    public void A_level_words_and_half_empty_percents_come_back_the_same() => Same(ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes("""
        {"source":"s \"quoted\" <b>","items":[
          {"id":"a","kind":"crosstab","counts":[[1,2],[3,4]],"rowPercents":[["33,3",null],["42,9","57,1"]],"level":"0.9","oddsRatio":"0,67","oddsRatioInterval":["0,1","4,5"],"title":"t","place":"p","note":"n"},
          {"id":"b","kind":"test","text":"t(28) = 2,20, p = 0,036"},
          {"id":"c","kind":"frequencies","complete":false,"levels":[{"count":3}]},
          {"id":"d","kind":"summary","mean":"9,170","n":30,"integer":true,"items":4,"scale":["0","16"],"unit":"poin"}]}
        """)).Value!);

    private static void Same(ReportedDocument document)
    {
        var written = ReportedItemsJson.Write(document);

        var back = ReportedResultsReader.ReadJson(Encoding.UTF8.GetBytes(written)).Value!;

        Assert.Equal(written, ReportedItemsJson.Write(back));
        Assert.All(back.Items, item => Assert.Empty(item.UnknownFields));
        Assert.Equal(
            CheckReportJson.Write(CheckReportedResults.Run(document), Language.English), CheckReportJson.Write(CheckReportedResults.Run(back), Language.English));
    }
}
