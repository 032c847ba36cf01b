using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Simulation.Families;

/// <summary>
/// What is observed with instruments: first colostrum, feeds, nappies and weights of each baby, comfort, and the EPDS in points. Alerts are rare; a red one
/// is looked at by the table it names, referred by judgement, or forgotten. Now and then a value is corrected.
/// </summary>
internal sealed class ObservationFamily : ISimulatedFamily
{
    private static readonly double[] Days = [26, 50, 74, 98, 122, 170];
    private static readonly double[] Weighings = [9, 74, 146];

    public ulong Stream => 7;

    public IEnumerable<SimulatedDraft> Of(SimulatedMother mother, SimulatedChance chance, SimulatedStory story)
    {
        var drafts = new List<SimulatedDraft>();
        foreach (var (at, instrument, baby, values) in All(mother, chance).Where(one => one.At < mother.CareUntil))
        {
            drafts.AddRange(Observed(mother, at, instrument, baby, values, chance, story));
        }

        return drafts;
    }

    private static IEnumerable<(DateTimeOffset At, string Instrument, int? Baby, JsonObject Values)> All(SimulatedMother mother, SimulatedChance chance)
    {
        DateTimeOffset At(double hours) => SimulatedFollowUp.Later(mother.BirthAt, hours, hours + 3, chance);
        yield return (At(5), "first-colostrum", null, chance.Happens(0.75) ? new() { ["seen"] = "seen", ["when"] = chance.Whole(0, 200) } : new() { ["seen"] = "not-yet" });
        foreach (var hours in Days.Where(_ => chance.Happens(0.4)))
        {
            yield return (At(hours), "comfort", null, new() { ["comfort"] = chance.Whole(2, 10) });
        }

        for (var baby = 1; baby <= mother.Babies; baby++)
        {
            var birthWeight = chance.Whole(2300, 3900);
            foreach (var (hours, lost) in Weighings.Zip([0.02, 0.065, 0.03]).Where(_ => chance.Happens(0.6)))
            {
                yield return (At(hours), "infant-weight", baby, new() { ["weight"] = (int)(birthWeight * (1 - lost - (0.018 * chance.Normal()))), ["birthWeight"] = birthWeight });
            }

            foreach (var hours in Days.Where(_ => chance.Happens(0.5)))
            {
                yield return (At(hours), "feeds-24h", baby, new() { ["feeds"] = chance.Whole(6, 13) });
                yield return (At(hours), "nappies-24h", baby, Nappies(hours, chance));
            }
        }

        if (chance.Happens(0.6))
        {
            yield return (At(174), "epds", null, Epds(chance));
        }
    }

    private static JsonObject Nappies(double hours, SimulatedChance chance)
    {
        var soiled = chance.Whole(0, 6);
        var values = new JsonObject { ["wet"] = Math.Max(0, (int)(hours / 24) + chance.Whole(-1, 3)), ["soiled"] = soiled };
        if (soiled > 0)
        {
            values["colour"] = chance.Happens(0.015) ? chance.One(["pale", "blood"]) : hours < 48 ? "black" : hours < 96 ? "green-brown" : "yellow";
        }

        return values;
    }

    private static JsonObject Epds(SimulatedChance chance)
    {
        var item = chance.Happens(0.05) ? chance.Whole(1, 2) : 0;
        return new() { ["total"] = item + (chance.Happens(0.12) ? chance.Whole(10, 20) : chance.Whole(0, 9)), ["q10"] = item };
    }

    private static IEnumerable<SimulatedDraft> Observed(
        SimulatedMother mother, DateTimeOffset at, string id, int? baby, JsonObject values, SimulatedChance chance, SimulatedStory story)
    {
        var instrument = InstrumentLibrary.All.Last(each => each.Id == id);
        JsonObject Payload(Guid observation, JsonObject said) => new()
        {
            ["observationId"] = observation, ["instrumentId"] = id, ["instrumentVersion"] = instrument.Version, ["baby"] = baby, ["values"] = said,
        };
        var observation = chance.Id(at);
        var first = new SimulatedDraft(at, at, false, chance.Id(at), CareEventType.ObservationRecorded, Payload(observation, values));
        yield return first;
        var corrected = at.AddMinutes(chance.Whole(2, 50));
        if (id == "comfort" && chance.Happens(0.05) && corrected < mother.CareUntil)
        {
            yield return first with { MadeAt = corrected, Id = chance.Id(corrected), Payload = Payload(observation, new() { ["comfort"] = chance.Whole(2, 10) }), Corrects = first.Id };
        }

        foreach (var draft in Red(instrument, values) is { } alert ? Answer(mother, alert, baby, observation, at, chance, story) : [])
        {
            yield return draft;
        }
    }

    /// <summary>The red alert these values raise, by the items alone.</summary>
    private static InstrumentAlert? Red(Instrument instrument, JsonObject values) => instrument.Alerts.FirstOrDefault(alert =>
        alert.Level == AlertLevel.Red && alert.Item is { } item && values[item] is JsonValue value
        && (value.TryGetValue(out string? word) ? alert.Is.Contains(word) : value.GetValue<int>() >= alert.AtLeast));

    private static IEnumerable<SimulatedDraft> Answer(
        SimulatedMother mother, InstrumentAlert alert, int? baby, Guid observation, DateTimeOffset at, SimulatedChance chance, SimulatedStory story)
    {
        var looked = SimulatedFollowUp.Later(at, 0.2, 4, chance);
        var way = chance.Between(0, 1);
        if (way < 0.4 && looked < mother.CareUntil)
        {
            var level = chance.Happens(0.5) ? TriageLevel.Red : TriageLevel.Clear;
            var (draft, assessment) = SimulatedAssessment.Of(mother, alert.AnsweredBy!, baby, level, looked, chance);
            return [draft, .. level == TriageLevel.Red ? SimulatedFollowUp.OfRed("assessment", assessment, looked, chance, story) : []];
        }

        return way < 0.6 ? SimulatedFollowUp.Referred("judgement", null, "now", at, chance, story, observation) : [];
    }
}
