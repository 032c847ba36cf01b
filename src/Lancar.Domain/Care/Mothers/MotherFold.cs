using System.Diagnostics;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Care.Visits;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Mothers;

/// <summary>
/// Judges one event against everything known about the mother and folds it in: the one place where care's rules about a mother stand.
/// Judging and rebuilding are the same function, so a rebuilt record cannot differ from the one that was judged by.
/// </summary>
public static class MotherFold
{
    /// <summary>The record after one more event.</summary>
    /// <param name="record">The record so far; null before she is registered.</param>
    /// <param name="fact">The event.</param>
    /// <param name="author">Who recorded it.</param>
    /// <param name="recordedAt">When; at rebuilding, when it was accepted.</param>
    /// <param name="protocols">The protocols her site has; null: the presets alone.</param>
    /// <returns>The next record, or the coded refusal; a refused event changes nothing.</returns>
    public static Result<MotherRecord> Apply(MotherRecord? record, CareEvent fact, Author author, DateTimeOffset recordedAt, ProtocolShelf? protocols = null)
    {
        var result = fact.Payload is CarePayload.Registered registered
            ? Register(record, fact, registered, author)
            : record is null ? Error.Of("mother.unknown", "motherId") : Extend(record, fact, author, recordedAt, protocols ?? ProtocolShelf.Presets);
        return result.Succeeded ? result.Value with
        {
            Version = (record?.Version ?? 0) + 1,
            Timeline = [.. record?.Timeline ?? [], Line(fact, author, recordedAt)],
        } : result;
    }

    /// <summary>The record all of a mother's events make.</summary>
    /// <param name="events">Accepted events of one mother in the order of their sequence.</param>
    /// <param name="protocols">The protocols her site has; null: the presets alone.</param>
    /// <returns>The record, or null when there are no events.</returns>
    /// <exception cref="InvalidDataException">An event that was accepted once is refused now: the log and the rules contradict each other.</exception>
    public static MotherRecord? Of(IEnumerable<StoredEvent> events, ProtocolShelf? protocols = null)
    {
        MotherRecord? record = null;
        foreach (var stored in events)
        {
            var next = Apply(record, stored.Event, stored.Author, stored.RecordedAt, protocols);
            record = next.Succeeded ? next.Value
                : throw new InvalidDataException($"Event {stored.Event.Id} was accepted and is refused now: {next.Error.Code}.");
        }

        return record;
    }

    /// <summary>The line an event stands with on the timeline.</summary>
    public static TimelineEntry Line(CareEvent fact, Author author, DateTimeOffset recordedAt) =>
        new(fact.Id, fact.Type, fact.OccurredAt, recordedAt, author.Name, author.Role, Subject(fact), fact.Corrects);

    private static Result<MotherRecord> Register(MotherRecord? record, CareEvent fact, CarePayload.Registered registered, Author author)
    {
        if (registered.Identity.BirthAt > fact.OccurredAt)
        {
            return Error.Of("mother.birth-in-future", "payload.birthAt");
        }

        return (record, fact.Corrects) switch
        {
            (null, null) => new MotherRecord
            {
                MotherId = fact.MotherId,
                SiteId = author.SiteId,
                StudyCode = registered.StudyCode ?? StudyCode.Of(fact.MotherId),
                Identity = registered.Identity,
                IdentityEventId = fact.Id,
                ContactFacts = [fact.Id],
                RegisteredAt = fact.OccurredAt,
            },
            (not null, null) => Error.Of("mother.already-registered", "motherId"),
            (null, not null) => Error.Of("mother.unknown", "motherId"),
            (not null, not null) => CorrectIdentity(record, fact, registered),
        };
    }

    private static Result<MotherRecord> CorrectIdentity(MotherRecord record, CareEvent fact, CarePayload.Registered registered)
    {
        if (fact.Corrects != record.IdentityEventId)
        {
            return Error.Of("event.corrects-unknown", "corrects");
        }

        var birthAt = registered.Identity.BirthAt;
        if (record.Moments().Any(moment => moment < birthAt))
        {
            return Error.Of("mother.birth-after-facts", "payload.birthAt");
        }

        var observations = ObservationFold.Since(record.Observations, birthAt);
        return observations.Any(each => !each.CanBeScored()) ? Error.Of("mother.birth-unscorable", "payload.birthAt") : ContactFold.Corrected(record, record with
        {
            Identity = registered.Identity,
            IdentityEventId = fact.Id,
            ContactFacts = [.. record.ContactFacts, fact.Id],
            StudyCode = registered.StudyCode ?? record.StudyCode,
            Volumes = [.. record.Volumes.Select(volume => volume with { HoursSinceBirth = HoursSinceBirth.Between(birthAt, volume.OccurredAt) })],
            Scores = [.. record.Scores.Select(score => score with { HoursSinceBirth = HoursSinceBirth.Between(birthAt, score.OccurredAt) })],
            Observations = observations,
        }, fact);
    }

    private static Result<MotherRecord> Extend(MotherRecord record, CareEvent fact, Author author, DateTimeOffset recordedAt, ProtocolShelf protocols) => fact.Payload switch
    {
        var payload when fact.Corrects is not null && !FactRules.IsCorrectable(payload) => Error.Of("event.not-correctable", "corrects"),
        CarePayload.ConsentRecorded consent => record with
        {
            Consents = [.. record.Consents, new Consent(consent.Purpose, consent.Given, consent.TextVersion, fact.OccurredAt)],
        },
        CarePayload.InSession session => Massage(record, fact, session, recordedAt, protocols),
        CarePayload.VolumeMeasured volume => MeasurementFold.Apply(record, fact, volume),
        CarePayload.ScoreObserved score => MeasurementFold.Apply(record, fact, score),
        CarePayload.ObservationRecorded observed => ObservationFold.Apply(record, fact, observed),
        CarePayload.LeftCare left => InCare.Apply(record, fact, left.Reason),
        CarePayload.Returned => InCare.Apply(record, fact, null),
        CarePayload.ContactChanged change => ContactFold.Apply(record, fact, change),
        TriagePayload safety => TriageFold.Apply(record, fact, safety, author),
        PlanMade or PlanEnded or MassageRecalled => PlanFold.Extend(record, fact, protocols),
        VisitRecorded visit => VisitEvents.Extend(record, fact, visit),
        _ => throw new UnreachableException($"{fact.Payload.GetType().Name} has no rule."),
    };

    private static Result<MotherRecord> Massage(MotherRecord record, CareEvent fact, CarePayload.InSession payload, DateTimeOffset recordedAt, ProtocolShelf protocols)
    {
        var known = record.Sessions.FirstOrDefault(session => session.SessionId == payload.SessionId);
        // A session that has begun may always be brought to its end, even when consent is withdrawn meanwhile: stopping is a fact.
        var begins = payload.Happened is SessionEvent.Opened or SessionEvent.Started;
        var refusal = begins ? FactRules.Admission(record, fact, FactCodes.Session) : FactRules.AfterBirth(record, fact, FactCodes.Session);
        if (refusal is not null)
        {
            return refusal;
        }

        var protocol = known is not null ? record.ProtocolOf(known)
            : payload.Happened is SessionEvent.Opened opened ? protocols.Find(opened.ProtocolId, opened.ProtocolVersion) : null;
        if (protocol is null)
        {
            return payload.Happened is SessionEvent.Opened ? Error.Of("session.unknown-protocol", "payload.protocolId") : Error.Of(SessionRefusal.NotOpen, "type");
        }

        var next = SessionEngine.Apply(known?.State, payload.Happened, SessionRules.From(protocol, BeforeMassage.Gate), recordedAt.ToUnixTimeMilliseconds());
        if (!next.Succeeded)
        {
            return next.Error with { Where = InEnvelope(next.Error.Where) };
        }

        var session = new SessionRecord(
            payload.SessionId,
            known?.OpenedAt ?? fact.OccurredAt,
            payload.Happened is SessionEvent.Started ? fact.OccurredAt : known?.StartedAt,
            fact.OccurredAt,
            next.Value);
        return record.Following(protocol) with
        {
            Sessions = known is null ? [.. record.Sessions, session] : [.. record.Sessions.Select(old => old == known ? session : old)],
        };
    }

    /// <summary>Where the engine's field stands in the event as sent.</summary>
    private static string InEnvelope(string? where) => where switch
    {
        null or "type" => "type",
        "at" => "occurredAt",
        _ => "payload." + where,
    };

    private static Guid? Subject(CareEvent fact) => fact.Payload switch
    {
        CarePayload.InSession session => session.SessionId,
        CarePayload.VolumeMeasured volume => volume.MeasurementId,
        CarePayload.ScoreObserved score => score.MeasurementId,
        TriagePayload safety => safety.SubjectId,
        PlanMade plan => plan.PlanId,
        PlanEnded plan => plan.PlanId,
        MassageRecalled recalled => recalled.RecallId,
        VisitRecorded visit => visit.VisitId,
        CarePayload.ObservationRecorded observed => observed.ObservationId,
        _ => null,
    };
}
