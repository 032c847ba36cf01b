using Lancar.Domain.Evidence.Checklists;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Tests.Evidence;

/// <summary>The published checklists: whole, sourced, and filled in only where something was computed.</summary>
public sealed class ChecklistTests
{
    // INSPECT-SR: 21 checks in 4 domains (Wilkinson 2025). TRACT: 19 items in 7 domains (Mol 2023).
    [Theory]
    [InlineData("inspect-sr", 21, 4)]
    [InlineData("tract", 19, 7)]
    public void A_checklist_has_all_its_items_and_domains(string id, int items, int domains)
    {
        var checklist = Checklist.All.Single(each => each.Id == id);

        Assert.Equal(items, checklist.Items.Count);
        Assert.Equal(items, checklist.Items.Select(item => item.Id).Distinct().Count());
        Assert.Equal(domains, checklist.Items.Select(item => item.Domain).Distinct().Count());
        Assert.Contains("doi 10.", checklist.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_item_is_computed_or_says_what_a_person_looks_at()
    {
        var codes = Enum.GetValues<FindingCode>().Select(code => code.Text()).Concat(Enum.GetValues<AgreementCode>().Select(code => code.Text())).ToHashSet();
        Assert.All(Checklist.All.SelectMany(checklist => checklist.Items), item =>
        {
            Assert.Equal(item.Codes is null, item.ByHand is not null);
            Assert.Equal(item.Codes is null, item.Checks is null);
            Assert.Subset(codes, (item.Codes ?? []).ToHashSet());
        });
    }

    [Fact]
    public void An_item_says_found_nothing_found_nothing_to_compute_or_by_hand()
    {
        var report = Checks.Run("""
            {"items":[{"id":"a","kind":"summary","n":28,"mean":"1,72","integer":true},
                      {"id":"b","kind":"frequencies","n":4,"levels":[{"count":1,"percent":"25"},{"count":3,"percent":"75"}]}]}
            """);
        var prepared = PreparedChecklist.Of(Checklist.All.Single(each => each.Id == "inspect-sr"), report);
        PreparedItem Item(string id) => prepared.Items.Single(item => item.Item.Id == id);

        Assert.Equal(PreparedAnswer.ByHand, Item("1.1").Answer);
        Assert.Equal(PreparedAnswer.Found, Item("4.8").Answer);
        Assert.Equal(FindingCode.Grim, Assert.Single(Item("4.8").Findings).Finding.Code);
        Assert.Equal((PreparedAnswer.NothingFound, 1), (Item("4.6").Answer, Item("4.6").Results));
        Assert.Equal(PreparedAnswer.NothingToCompute, Item("4.9").Answer);
    }
}
