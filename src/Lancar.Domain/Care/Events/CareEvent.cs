using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Sessions;

namespace Lancar.Domain.Care.Events;

/// <summary>One fact of care as a client made it. Facts are only ever added; a correction is a new fact that names the old one.</summary>
/// <param name="Id">UUIDv7 made by the client; the event's identity everywhere.</param>
/// <param name="Type">One of <see cref="CareEventType"/>.</param>
/// <param name="Schema">Version of the payload's shape.</param>
/// <param name="DeviceId">The installation that made it.</param>
/// <param name="DeviceSequence">Its place among the events its author made on that installation, from 1; may leave gaps.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
/// <param name="MotherId">The mother it is about.</param>
/// <param name="Corrects">The event this one replaces, or null.</param>
/// <param name="Payload">What happened, typed.</param>
/// <param name="PayloadText">The payload exactly as received.</param>
public sealed record CareEvent(
    Guid Id,
    string Type,
    int Schema,
    Guid DeviceId,
    long DeviceSequence,
    DateTimeOffset OccurredAt,
    Guid MotherId,
    Guid? Corrects,
    CarePayload Payload,
    string PayloadText)
{
    /// <summary>True when both say the same about the same: every member equal and the payloads equal as JSON values, however they are spaced or ordered.</summary>
    public bool SaysTheSameAs(CareEvent other) =>
        Id == other.Id && Type == other.Type && Schema == other.Schema && DeviceId == other.DeviceId
        && DeviceSequence == other.DeviceSequence && OccurredAt == other.OccurredAt && MotherId == other.MotherId
        && Corrects == other.Corrects && CanonicalJson.Of(PayloadText) == CanonicalJson.Of(other.PayloadText);
}

/// <summary>What an event says, typed by its <see cref="CareEvent.Type"/>.</summary>
public abstract record CarePayload
{
    /// <summary>A mother came into care.</summary>
    public sealed record Registered(MotherIdentity Identity, string? StudyCode) : CarePayload;

    /// <summary>Consent for one purpose was given or withdrawn.</summary>
    public sealed record ConsentRecorded(ConsentPurpose Purpose, bool Given, string TextVersion) : CarePayload;

    /// <summary>Something happened in a session.</summary>
    public sealed record InSession(Guid SessionId, SessionEvent Happened) : CarePayload;

    /// <summary>Milk was expressed and measured.</summary>
    public sealed record VolumeMeasured(Guid MeasurementId, MilkVolume Volume) : CarePayload;

    /// <summary>The 16 signs were observed.</summary>
    public sealed record ScoreObserved(Guid MeasurementId, MilkScore Score) : CarePayload;

    /// <summary>She left care.</summary>
    public sealed record LeftCare(string Reason) : CarePayload;

    /// <summary>She is in care again.</summary>
    public sealed record Returned : CarePayload;

    /// <summary>A contact field changed; names the version it replaces and those it settles.</summary>
    public sealed record ContactChanged(ContactField Field, string? Value, Guid? Base, IReadOnlyList<Guid> Settles) : CarePayload;

    /// <summary>Something was observed with an instrument.</summary>
    public sealed record ObservationRecorded(
        Guid ObservationId, string InstrumentId, int InstrumentVersion, int? Baby, IReadOnlyDictionary<string, ItemValue> Values) : CarePayload;
}

/// <summary>Who recorded an event, as it was at that moment: kept with the event, so that read models can be rebuilt from events alone.</summary>
/// <param name="Id">The account.</param>
/// <param name="Role">Its role then.</param>
/// <param name="Name">Its display name then.</param>
/// <param name="SiteId">Its site then.</param>
public sealed record Author(Guid Id, Role Role, string Name, Guid SiteId)
{
    /// <summary>This account as author.</summary>
    public static Author Of(Account account) => new(account.Id, account.Role, account.DisplayName, account.SiteId);
}

/// <summary>An accepted event with what the server added.</summary>
/// <param name="Event">What the client sent.</param>
/// <param name="Sequence">The server's own order; grows with every event, in the order events become visible.</param>
/// <param name="RecordedAt">When the server accepted it, UTC.</param>
/// <param name="Author">Who sent it.</param>
public sealed record StoredEvent(CareEvent Event, long Sequence, DateTimeOffset RecordedAt, Author Author);
