using System.Text.Json;
using System.Text.RegularExpressions;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;

namespace Lancar.Tests.Care.Measurements;

/// <summary>Instruments and expected patterns keep what they promise, whoever edits them.</summary>
public sealed partial class InstrumentContentTests
{
    private static readonly OutcomeRule[] OfWords = [OutcomeRule.Word, OutcomeRule.AllYes];
    private static readonly OutcomeRule[] OfWholeNumbers = [OutcomeRule.Difference, OutcomeRule.PercentOf];

    public static TheoryData<string> Ids => [.. InstrumentLibrary.All.Select(instrument => instrument.Id)];

    [Fact]
    public void The_instruments_of_the_domain_are_there() => Assert.Equal(
        [
            "breastfeeding-comfort", "bses-sf", "bses-sf-father", "co-interventions", "comfort", "epds", "feeds-24h", "first-colostrum", "hh-lactation", "husband-support",
            "infant-weight", "knowledge", "latch", "let-down-signs", "milk-flow", "nappies-24h", "pain", "pim", "test-weighing",
        ],
        InstrumentLibrary.All.Select(instrument => instrument.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_instrument_is_whole(string id)
    {
        var instrument = InstrumentLibrary.All.Single(one => one.Id == id);
        var items = instrument.Items.Select(item => item.Id).ToList();
        Assert.Equal(items.Count, items.Distinct().Count());
        Assert.All(instrument.Items, item =>
        {
            Assert.Equal(item.Kind is ItemKind.Choice, item.Choices.Count > 1);
            Assert.Equal(item.Kind is ItemKind.Choice or ItemKind.YesNo, item.Minimum is null);
            Assert.True(item.Minimum is null || item.Minimum < item.Maximum);
            Assert.Equal(item.Kind == ItemKind.Scale && instrument.WordsFrom == InstrumentWords.Lancar, item.Ends is not null);
            Assert.True(item.AskedIf is not { } condition || items.IndexOf(condition.Item) < items.IndexOf(item.Id) && items.Contains(condition.Item));
            Assert.True(item.Key is null || item.Words.Contains(item.Key));
            // What is typed in the other unit can never be mistaken for the item's own.
            Assert.True(item.TypedAlso is not { } also || item.Maximum / also.Times < item.Minimum);
        });
        Assert.All(instrument.Scoring.Outcomes, outcome =>
        {
            Assert.Empty(outcome.Of.Append(outcome.Total ?? outcome.Of[0]).Except(items));
            Assert.Equal(OfWords.Contains(outcome.Rule), outcome.Scale is null);
            Assert.Equal(OfWords.Contains(outcome.Rule), outcome.Unit == "word");
            Assert.Equal(outcome.Rule == OutcomeRule.Total, outcome.Total is not null);
            Assert.Equal(outcome.Rule == OutcomeRule.FirstSeen, outcome.NotYet is not null);
            // The phone divides whole numbers only, so that both programs round alike.
            Assert.True(!OfWholeNumbers.Contains(outcome.Rule) || outcome.Of.All(item => instrument.Items.Single(one => one.Id == item).Decimals == 0));
        });
        Assert.All(instrument.Alerts, alert =>
        {
            Assert.Contains(alert.AnsweredBy, TriageTables.Current.Select(table => table.Id));
            Assert.True(alert.Item is null != alert.Outcome is null);
            Assert.Contains(alert.Item ?? alert.Outcome!, alert.Item is null ? instrument.Scoring.Outcomes.Select(outcome => outcome.Id) : items);
        });
        Assert.True(instrument.SignOff.IsDraft || instrument.SignOff.Approver is not null);
    }

    [Fact]
    public void No_words_of_somebody_elses_instrument_are_shipped()
    {
        var licensed = InstrumentLibrary.All.Where(instrument => instrument.Licence == InstrumentLicence.AskRightsHolder).ToList();
        Assert.Equal(["bses-sf", "bses-sf-father", "epds", "hh-lactation", "latch", "pim"], licensed.Select(instrument => instrument.Id).Order(StringComparer.Ordinal));
        Assert.All(licensed, instrument =>
        {
            Assert.Equal(InstrumentWords.Site, instrument.WordsFrom);
            Assert.All(instrument.Items, item => Assert.Matches(Placeholder(), item.Text.Indonesian));
            Assert.All(instrument.Items, item => Assert.Empty(item.Choices));
        });
        Assert.All(InstrumentLibrary.All.Except(licensed), instrument => Assert.Equal(InstrumentWords.Lancar, instrument.WordsFrom));
    }

    [Theory]
    [InlineData("epds", 0, 30)]
    [InlineData("bses-sf", 14, 70)]
    [InlineData("latch", 0, 10)]
    public void Licensed_totals_have_the_range_their_sources_print(string id, int least, int most)
    {
        var total = InstrumentLibrary.Find(id, 1)!.Scoring.Outcomes[0];
        Assert.Equal((least, most), ((int)total.Minimum!, (int)total.Maximum!));
    }

    [Fact]
    public void Every_source_named_is_listed()
    {
        var listed = JsonDocument.Parse(ProductData.Bytes("sources.json")).RootElement.EnumerateObject().Select(entry => entry.Name).ToHashSet();
        string[] named =
        [
            .. InstrumentLibrary.All.SelectMany(instrument => (string[])
            [
                instrument.Source, .. instrument.Items.Select(item => item.Source), .. instrument.Alerts.Select(alert => alert.Source),
                .. instrument.Scoring.Outcomes.SelectMany(outcome => outcome.CutOffs.Select(limit => limit.Source).Append(outcome.Error?.Source ?? "GK")),
            ]),
            .. ExpectedFirstDays.Current.Bands.Select(band => band.Source),
        ];
        Assert.All(named, source => Assert.Matches(SourceKey(), source));
        Assert.Empty(named.SelectMany(source => SourceKey().Matches(source).Select(match => match.Value)).Distinct().Except(listed));
    }

    [Fact]
    public void Bands_stand_for_outcomes_that_exist_and_never_overlap()
    {
        Assert.All(ExpectedFirstDays.Current.Bands.GroupBy(band => (band.Instrument, band.Outcome)), bands =>
        {
            Assert.True(bands.Key.Instrument == "milk-volume" || InstrumentLibrary.Find(bands.Key.Instrument, 1)!.Scoring.Outcomes.Any(outcome => outcome.Id == bands.Key.Outcome));
            var ordered = bands.OrderBy(band => band.FromHours).ToList();
            Assert.All(ordered, band => Assert.True(band.FromHours < band.ToHours && !(band.Lower > band.Upper)));
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(pair.First.ToHours <= pair.Second.FromHours));
        });
    }

    [Theory]
    [InlineData("milk-volume")]
    [InlineData("test-weighing")]
    public void Volumes_of_one_feed_are_those_the_figure_draws(string instrument) => Assert.Equal(
        ExpectedMilkVolume.Current.Of(VolumeBasis.PerFeed).Select(band => (band.FromHours, band.ToHours, (decimal?)band.Lower, (decimal?)band.Upper, band.Source)),
        ExpectedFirstDays.Current.Of(instrument, "volume").Select(band => ((double)band.FromHours, (double)band.ToHours, band.Lower, band.Upper, band.Source)));

    [GeneratedRegex("^(Butir \\d+ pada lembar berizin|Jumlah nilai pada lembar|Nilai butir 10 pada lembar)$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"P\d+[a-c]?|\b00[0-4]\b|\bGK\b")]
    private static partial Regex SourceKey();
}
