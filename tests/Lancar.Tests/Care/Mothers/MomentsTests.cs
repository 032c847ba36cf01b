using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Triage;
using Lancar.Tests.Care.Triage;

namespace Lancar.Tests.Care.Mothers;

/// <summary>A corrected birth heeds every moment of the record.</summary>
public sealed class MomentsTests
{
    private static readonly DateTimeOffset At = Facts.Birth.AddHours(5);

    /// <summary>Moments that may lie before the birth, or are the birth.</summary>
    private static readonly string[] MayBeEarlier =
        ["Identity.BirthAt", "RegisteredAt", "Consents.At", "Contacts.At", "LastWordOnCare.At", "Timeline.OccurredAt", "Timeline.RecordedAt"];

    private readonly Facts facts = new();

    public static TheoryData<string> Kinds =>
        ["session", "volume", "score", "observation", "moment", "assessment", "referral", "outcome", "harm", "clearance", "plan", "end of plan", "recalled", "visit"];

    [Fact]
    public void Every_moment_of_a_record_with_every_type_of_event_is_among_them()
    {
        var record = Story.Record();
        var found = Instants(record, "").ToLookup(each => each.Path, each => each.At);
        Assert.True(found.Count > 18, string.Join(", ", found.Select(each => each.Key)));
        var moments = record.Moments().ToHashSet();
        Assert.All(found.Where(each => !MayBeEarlier.Contains(each.Key)), each => Assert.All(each, at => Assert.True(moments.Contains(at), each.Key)));
        Assert.All(MayBeEarlier, path => Assert.True(found.Contains(path), path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_birth_cannot_be_corrected_past_any_of_them(string kind)
    {
        var registered = facts.Registered(at: Facts.Birth);
        var record = Records.Of([registered, facts.Consent("care", at: Facts.Birth), .. Told(kind)]);
        // Whatever it stands on happened later: it alone is the earliest.
        Assert.Equal(At, record.Moments().Min());
        Assert.Equal("mother.birth-after-facts", Born(record, registered, At.AddMilliseconds(1)).Error?.Code);
        var moved = Born(record, registered, At);
        Assert.True(moved.Succeeded, moved.Error?.Code);
        Assert.NotNull(HarmLedger.Of([moved.Value]));
        Assert.NotNull(moved.Value.Findings());
    }

    private JsonObject[] Told(string kind)
    {
        var (id, referral, later) = (Guid.CreateVersion7(), Guid.CreateVersion7(), At.AddHours(1));
        return kind switch
        {
            "session" => [facts.Opened(At)],
            "volume" => [facts.Volume(At)],
            "score" => [facts.Score(At)],
            "observation" => [facts.Observation(At, "pain", new { pain = 3 })],
            "moment" => [facts.Observation(later, "first-colostrum", new { seen = "seen", when = 60 })],
            "assessment" => [facts.BabyAt(At, 37.5m)],
            "referral" => [facts.Referred(At, "judgement", null)],
            "outcome" => [facts.Referred(later, "judgement", null, referral), facts.ReferralClosed(At, referral, "no-danger")],
            "harm" => [facts.Harmed(At)],
            "clearance" => [facts.BabyAt(later, 37.5m, id), facts.Cleared(At, "assessment", id)],
            "plan" => [Plan(At, id)],
            "end of plan" => [Plan(At, id), facts.Event("plan.ended", At, new { planId = id, reason = "moved" })],
            "recalled" => [facts.Event("massage.recalled", At, new { recallId = id, minutes = 9, performer = "husband", protocolId = (string?)null })],
            "visit" => [facts.Event("visit.recorded", At, new { visitId = id, schedule = "kf", scheduleVersion = 2, baby = (int?)null, place = "home" })],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private JsonObject Plan(DateTimeOffset at, Guid id) => facts.Event("plan.made", at, new
    {
        planId = id, protocolId = "doko", protocolVersion = 1, performer = "husband", sessionsPerDay = 2, days = (int?)null, startWindowHours = (int[]?)null,
    });

    private Lancar.Domain.Kernel.Result<MotherRecord> Born(MotherRecord record, JsonObject registered, DateTimeOffset at) => MotherFold.Apply(
        record, CareEventReader.Read(Facts.Element(facts.Registered(Facts.Now, at, corrects: Facts.IdOf(registered)))).Value, Author.Of(Facts.Midwife), Facts.Now);

    /// <summary>Every instant that stands anywhere in a value, with the names that lead to it.</summary>
    private static IEnumerable<(string Path, DateTimeOffset At)> Instants(object? value, string path) => value switch
    {
        null or string => [],
        DateTimeOffset at => [(path, at)],
        IEnumerable many => many.Cast<object?>().SelectMany(one => Instants(one, path)),
        _ when value.GetType().Assembly != typeof(MotherRecord).Assembly || value.GetType().IsEnum => [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.Name != nameof(MotherRecord.FirstSessionStartedAt))
            .SelectMany(property => Instants(property.GetValue(value), path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
    };
}
