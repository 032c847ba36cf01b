using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Simulation;

/// <summary>What becomes of something found: referral, outcome, clearance, harm, or that nobody records anything.</summary>
internal static class SimulatedFollowUp
{
    /// <summary>Outcomes in about the frequency they would have; nobody dies in made-up care.</summary>
    private static readonly string[] Outcomes =
    [
        "seen-massage-may-go-on", "seen-massage-may-go-on", "seen-massage-may-go-on", "seen-massage-may-go-on", "no-danger", "no-danger", "seen-no-massage", "treated", "treated",
        "admitted", "declined", "not-reached",
    ];

    /// <summary>A red finding: cleared, referred, or neither. Tells the story how long massage is held.</summary>
    /// <param name="because"><c>session</c> or <c>assessment</c>.</param>
    /// <param name="cause">Which.</param>
    /// <param name="at">When it was found.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="story">Is told of the hold.</param>
    public static IReadOnlyList<SimulatedDraft> OfRed(string because, Guid cause, DateTimeOffset at, SimulatedChance chance, SimulatedStory story)
    {
        if (chance.Happens(0.12))
        {
            story.Hold(at, DateTimeOffset.MaxValue);
            return [];
        }

        if (chance.Happens(0.2))
        {
            var seen = Later(at, 2, 20, chance);
            story.Hold(at, seen);
            return [Cleared(because, cause, seen, chance)];
        }

        return Referred(because, cause, "now", at, chance, story);
    }

    /// <summary>A referral with what came of it, if anything did.</summary>
    /// <param name="because">Also <c>judgement</c>.</param>
    /// <param name="cause">Null for judgement.</param>
    /// <param name="urgency"><c>now</c> or <c>same-day</c>; only the first holds massage by itself.</param>
    /// <param name="at">When the reason for it was found.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="story">Is told of the hold.</param>
    /// <param name="observation">The observation whose red alert is referred, or null.</param>
    public static IReadOnlyList<SimulatedDraft> Referred(
        string because, Guid? cause, string urgency, DateTimeOffset at, SimulatedChance chance, SimulatedStory story, Guid? observation = null)
    {
        var made = at.AddMinutes(chance.Whole(3, 15));
        var referral = chance.Id(made);
        var drafts = new List<SimulatedDraft>
        {
            Fact(made, TriageEventType.ReferralMade, chance, new()
            {
                ["referralId"] = referral, ["because"] = because, ["becauseId"] = cause, ["urgency"] = urgency, ["to"] = chance.Happens(0.7) ? "Puskesmas Rekaan" : null,
                ["observationId"] = observation,
            }),
        };
        var ends = DateTimeOffset.MaxValue;
        if (chance.Happens(0.85))
        {
            var (closed, outcome) = (Later(made, 3, 40, chance), chance.One(Outcomes));
            drafts.Add(Fact(closed, TriageEventType.ReferralClosed, chance, new() { ["referralId"] = referral, ["outcome"] = outcome, ["note"] = null }));
            if (ReferralOutcomes.Current.Find(outcome)!.MassageMayGoOn)
            {
                ends = closed;
            }
            else if (chance.Happens(0.4))
            {
                ends = Later(closed, 12, 48, chance);
                drafts.Add(cause is { } known ? Cleared(because, known, ends, chance) : Cleared("referral", referral, ends, chance));
            }
        }

        if (urgency == "now")
        {
            story.Hold(at, ends);
        }

        return drafts;
    }

    /// <summary>A midwife saw her.</summary>
    public static SimulatedDraft Cleared(string because, Guid cause, DateTimeOffset at, SimulatedChance chance) => Fact(at, TriageEventType.ClearanceRecorded, chance, new()
    {
        ["clearanceId"] = chance.Id(at), ["because"] = because, ["becauseId"] = cause,
    });

    /// <summary>A harm, mostly mild.</summary>
    public static SimulatedDraft Harm(string kind, Guid? session, DateTimeOffset at, SimulatedChance chance) => Fact(at, TriageEventType.HarmRecorded, chance, new()
    {
        ["harmId"] = chance.Id(at), ["kind"] = kind, ["severity"] = chance.One(["mild", "mild", "mild", "moderate", "severe"]), ["sessionId"] = session,
    });

    /// <summary>Some hours later, on the minute.</summary>
    public static DateTimeOffset Later(DateTimeOffset at, double least, double most, SimulatedChance chance) => at.AddMinutes(Math.Floor(60 * chance.Between(least, most)));

    private static SimulatedDraft Fact(DateTimeOffset at, string type, SimulatedChance chance, System.Text.Json.Nodes.JsonObject payload) => new(at, at, false, chance.Id(at), type, payload);
}
