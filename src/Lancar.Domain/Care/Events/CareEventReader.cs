using System.Text.Json;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Care.Visits;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// Reads events as clients send them (<c>docs/api/events.md</c>): every field the contract names must be there and of its type.
/// Members the contract does not name are kept in the payload text and otherwise left alone.
/// </summary>
public static class CareEventReader
{
    /// <summary>The payload schema this server understands.</summary>
    public const int Schema = 1;

    private static readonly Dictionary<string, DeliveryMode> DeliveryModes = new(StringComparer.Ordinal)
    {
        ["vaginal"] = DeliveryMode.Vaginal, ["caesarean"] = DeliveryMode.Caesarean, ["assisted"] = DeliveryMode.Assisted,
    };

    private static readonly Dictionary<string, IndonesianZone> Zones =
        Enum.GetValues<IndonesianZone>().ToDictionary(zone => zone.Abbreviation(), StringComparer.Ordinal);

    private static readonly Dictionary<string, ConsentPurpose> Purposes = new(StringComparer.Ordinal)
    {
        ["care"] = ConsentPurpose.Care, ["research"] = ConsentPurpose.Research, ["share-with-helper"] = ConsentPurpose.ShareWithHelper,
    };

    private static readonly Dictionary<string, ExpressionMethod> Methods = new(StringComparer.Ordinal)
    {
        ["hand"] = ExpressionMethod.Hand, ["pump"] = ExpressionMethod.Pump,
    };

    private static readonly Dictionary<string, ExpressionSide> Sides = new(StringComparer.Ordinal)
    {
        ["left"] = ExpressionSide.Left, ["right"] = ExpressionSide.Right, ["both"] = ExpressionSide.Both,
    };

    private static readonly Dictionary<string, ScoreAnswer> ScoreAnswers = new(StringComparer.Ordinal)
    {
        ["yes"] = ScoreAnswer.Yes, ["no"] = ScoreAnswer.No, ["not-applicable"] = ScoreAnswer.NotApplicable,
    };

    /// <summary>Reads one event.</summary>
    /// <returns>The event, or the refusal: <c>event.broken</c> with the field, <c>event.unknown-type</c>, <c>event.unknown-schema</c>, or a code of the payload.</returns>
    public static Result<CareEvent> Read(JsonElement json)
    {
        if (JsonText.FirstUnreadable(json) is { } unreadable)
        {
            return Error.Of("event.broken", unreadable);
        }

        var fields = new FieldReader(json, "");
        var id = fields.Id("id");
        var type = fields.Text("type");
        var schema = fields.Whole("schema");
        var deviceId = fields.Id("deviceId");
        var deviceSequence = fields.Whole("deviceSequence", 1);
        var occurredAt = fields.Instant("occurredAt");
        var motherId = fields.Id("motherId");
        var corrects = fields.IdOrNull("corrects");
        var payload = fields.Object("payload");
        if (fields.Broken is { } where)
        {
            return Error.Of("event.broken", where);
        }

        var typed = !CareEventType.All.Contains(type) ? Error.Of("event.unknown-type", "type")
            : schema != Schema ? Error.Of("event.unknown-schema", "schema")
            : ReadPayload(type, occurredAt, payload);
        return typed.Succeeded
            ? new CareEvent(id, type, Schema, deviceId, deviceSequence, occurredAt, motherId, corrects, typed.Value, payload.GetRawText())
            : typed.Error;
    }

    /// <summary>Reads a payload of a known type in schema 1.</summary>
    /// <returns>The payload, or the refusal naming the field.</returns>
    public static Result<CarePayload> ReadPayload(string type, DateTimeOffset occurredAt, JsonElement payload)
    {
        var fields = new FieldReader(payload, "payload");
        return type switch
        {
            CareEventType.MotherRegistered => Registered(fields),
            CareEventType.ConsentRecorded => Finish(fields,
                new CarePayload.ConsentRecorded(fields.Word("purpose", Purposes), fields.Flag("given"), fields.Text("textVersion"))),
            CareEventType.MilkVolumeMeasured => Volume(fields),
            CareEventType.MilkScoreObserved => Score(fields),
            CareEventType.ObservationRecorded => ObservationReader.Read(fields),
            CareEventType.MotherLeftCare => InCare.ReadLeft(payload),
            CareEventType.MotherReturned => Finish(fields, new CarePayload.Returned()),
            CareEventType.ContactChanged => ContactFold.Read(payload),
            CareEventType.PlanMade or CareEventType.PlanEnded or CareEventType.MassageRecalled => PlanEventReader.Read(type, fields),
            CareEventType.VisitRecorded => VisitEvents.Read(fields),
            _ when TriageEventType.All.Contains(type) => TriageEventReader.Read(type, fields),
            _ => InSession(type, occurredAt, payload, fields),
        };
    }

    private static Result<CarePayload> Finish(FieldReader fields, CarePayload payload) =>
        fields.Broken is { } where ? Error.Of("event.broken", where) : payload;

    private static Result<CarePayload> Registered(FieldReader fields)
    {
        var identity = MotherIdentity.Create(
            fields.Text("name"), fields.Instant("birthAt"), fields.Word("zone", Zones), fields.Word("deliveryMode", DeliveryModes),
            fields.Whole("parity"), fields.Whole("gestationalWeeks"), fields.Whole("babies"));
        var studyCode = fields.TextOrNull("studyCode", 40)?.Trim();
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : identity.Succeeded ? new CarePayload.Registered(identity.Value, studyCode)
            : InPayload(identity.Error);
    }

    private static Result<CarePayload> Volume(FieldReader fields)
    {
        var measurementId = fields.Id("measurementId");
        var version = fields.Whole("instrumentVersion", 1);
        var volume = MilkVolume.Create(
            fields.Number("volumeMl"), fields.Word("method", Methods), fields.Word("side", Sides), fields.Whole("minutes"),
            fields.NumberOrNull("hoursSinceLastFeed"), (int)Math.Min(version, int.MaxValue));
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : version != Instruments.MilkVolume.Version ? Error.Of("measurement.unknown-instrument", "payload.instrumentVersion")
            : volume.Succeeded ? new CarePayload.VolumeMeasured(measurementId, volume.Value)
            : InPayload(volume.Error);
    }

    private static Result<CarePayload> Score(FieldReader fields)
    {
        var measurementId = fields.Id("measurementId");
        var version = fields.Whole("instrumentVersion", 1);
        var score = MilkScore.Create(fields.Words("answers", ScoreAnswers), (int)Math.Min(version, int.MaxValue));
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : version != Instruments.MilkScore.Version ? Error.Of("measurement.unknown-instrument", "payload.instrumentVersion")
            : score.Succeeded ? new CarePayload.ScoreObserved(measurementId, score.Value)
            : InPayload(score.Error);
    }

    private static Result<CarePayload> InSession(string type, DateTimeOffset occurredAt, JsonElement payload, FieldReader fields)
    {
        var sessionId = fields.Id("sessionId");
        if (fields.Broken is { } where)
        {
            return Error.Of("event.broken", where);
        }

        var happened = SessionEventReader.Read(type[CareEventType.SessionPrefix.Length..], occurredAt.ToUnixTimeMilliseconds(), payload, "payload");
        return happened.Succeeded ? new CarePayload.InSession(sessionId, happened.Value) : happened.Error;
    }

    private static Error InPayload(Error error) => error with { Where = "payload." + error.Where };
}
