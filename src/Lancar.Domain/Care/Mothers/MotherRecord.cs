using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Care.Visits;

namespace Lancar.Domain.Care.Mothers;

/// <summary>
/// Everything known about one mother: the pure fold of her events (<see cref="MotherFold"/>), kept as a projection that can be rebuilt.
/// </summary>
public sealed record MotherRecord
{
    /// <summary>The mother.</summary>
    public required Guid MotherId { get; init; }

    /// <summary>The site that registered her.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>Her code in studies and exports; says nothing about who she is.</summary>
    public required string StudyCode { get; init; }

    /// <summary>Who she is, as last corrected.</summary>
    public required MotherIdentity Identity { get; init; }

    /// <summary>The event the identity stands on: the registration or its latest correction.</summary>
    public required Guid IdentityEventId { get; init; }

    /// <summary>When she came into care.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Every word about consent, in the order recorded.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    /// <summary>Her sessions, in the order opened on the server.</summary>
    public IReadOnlyList<SessionRecord> Sessions { get; init; } = [];

    /// <summary>Her volumes by time; corrected ones as corrected.</summary>
    public IReadOnlyList<VolumeMeasurement> Volumes { get; init; } = [];

    /// <summary>Her scores by time; corrected ones as corrected.</summary>
    public IReadOnlyList<ScoreMeasurement> Scores { get; init; } = [];

    /// <summary>Her assessments and those of her babies, by time.</summary>
    public IReadOnlyList<Assessment> Assessments { get; init; } = [];

    /// <summary>Her referrals in the order recorded, each with its outcome once that is known.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>Harms recorded by themselves, by time.</summary>
    public IReadOnlyList<Harm> Harms { get; init; } = [];

    /// <summary>Clearances in the order recorded.</summary>
    public IReadOnlyList<Clearance> Clearances { get; init; } = [];

    /// <summary>Her plans by the moment they were made; the latest counts (<see cref="CarePlans.InForce"/>).</summary>
    public IReadOnlyList<CarePlan> Plans { get; init; } = [];

    /// <summary>
    /// The versions of her site's own protocols that her plans and sessions name, as published: what was accepted by them can be read without asking
    /// whether the site still offers them. Presets are not among them.
    /// </summary>
    public IReadOnlyList<Protocol> SiteProtocols { get; init; } = [];

    /// <summary>Massages told of afterwards, by time. Never part of a dose.</summary>
    public IReadOnlyList<RecalledMassage> Recalled { get; init; } = [];

    /// <summary>Visits after birth by time, hers and the babies'.</summary>
    public IReadOnlyList<Visit> Visits { get; init; } = [];

    /// <summary>The latest word on whether she is in care; null when there was none since she was registered.</summary>
    public CareWord? LastWordOnCare { get; init; }

    /// <summary>The contact values nothing has replaced (<see cref="ContactFold.Versions"/>).</summary>
    public IReadOnlyList<ContactVersion> Contacts { get; init; } = [];

    /// <summary>Every fact that named a contact, replaced ones too: the registration, its corrections, and the changes.</summary>
    public IReadOnlyList<Guid> ContactFacts { get; init; } = [];

    /// <summary>The name of the registration as last corrected; null while no contact fact has changed the name shown.</summary>
    public string? RegisteredName { get; init; }

    /// <summary>Her and her babies' observations by time; corrected ones as corrected.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>
    /// Every accepted event in the order recorded. Stored with the events alone and put together when one mother is looked at: a list of
    /// mothers, and the record events are judged against, come without.
    /// </summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Number of events folded; two phones cannot both make the next version.</summary>
    public int Version { get; init; }

    /// <summary>Time from birth to a moment, or null before the birth.</summary>
    public HoursSinceBirth? HoursAt(DateTimeOffset at) => at < Identity.BirthAt ? null : HoursSinceBirth.Between(Identity.BirthAt, at);

    /// <summary>True when her latest word on this purpose is yes.</summary>
    public bool Consented(ConsentPurpose purpose) => Consents.InForce(purpose);

    /// <summary>The protocol version a plan asks for.</summary>
    /// <exception cref="InvalidOperationException">It was accepted once and is gone: the record and the content contradict each other.</exception>
    public Protocol ProtocolOf(PlanTerms terms) => Accepted(terms.ProtocolId, terms.ProtocolVersion);

    /// <summary>The protocol version a session followed.</summary>
    /// <inheritdoc cref="ProtocolOf(PlanTerms)" path="/exception"/>
    public Protocol ProtocolOf(SessionRecord session) => Accepted(session.State.ProtocolId, session.State.ProtocolVersion);

    /// <summary>The record that holds the protocol too, when it is one of her site's own.</summary>
    internal MotherRecord Following(Protocol protocol) =>
        ProtocolLibrary.Find(protocol.Id, protocol.Version) is not null || Kept(protocol.Id, protocol.Version) is not null ? this
            : this with { SiteProtocols = [.. SiteProtocols, protocol] };

    private Protocol Accepted(string id, int version) => ProtocolLibrary.Find(id, version) ?? Kept(id, version)
        ?? throw new InvalidOperationException($"Protocol {id} version {version} was accepted once and is gone.");

    private Protocol? Kept(string id, int version) => SiteProtocols.FirstOrDefault(protocol => protocol.Id == id && protocol.Version == version);

    /// <summary>True when a volume, a score or an observation bears this identity.</summary>
    internal bool HasMeasured(Guid id) => Volumes.Any(each => each.MeasurementId == id) || Scores.Any(each => each.MeasurementId == id)
        || Observations.Any(each => each.ObservationId == id);

    /// <summary>
    /// Every moment at which something was done, measured, found or recorded of her since the birth: none may lie before it, however it is corrected.
    /// Consents, contacts and words on care may; they are not among them.
    /// </summary>
    public IEnumerable<DateTimeOffset> Moments() =>
        Sessions.SelectMany(session => new[] { session.OpenedAt, session.StartedAt, session.LastAt })
            .Concat(Plans.SelectMany(plan => new[] { plan.MadeAt, plan.EndedAt }))
            .Concat(Referrals.SelectMany(referral => new[] { referral.MadeAt, referral.Closed?.At }))
            .OfType<DateTimeOffset>()
            .Concat(Volumes.Select(volume => volume.OccurredAt))
            .Concat(Scores.Select(score => score.OccurredAt))
            .Concat(Observations.SelectMany(observation => new[] { observation.OccurredAt, observation.Earliest() }))
            .Concat(Assessments.Select(assessment => assessment.OccurredAt))
            .Concat(Harms.Select(harm => harm.At))
            .Concat(Clearances.Select(clearance => clearance.At))
            .Concat(Recalled.Select(recalled => recalled.At))
            .Concat(Visits.Select(visit => visit.At));

    /// <summary>The highest number of a baby that assessments, observations and visits tell of, as last corrected; 0 when they tell of none.</summary>
    public int BabiesToldOf() => Assessments.Select(assessment => assessment.Baby)
        .Concat(Observations.Select(observation => observation.Baby)).Concat(Visits.Select(visit => visit.Baby)).Max() ?? 0;

    /// <summary>When massage was first really started, or null.</summary>
    public DateTimeOffset? FirstSessionStartedAt => Sessions.Min(session => session.StartedAt);
}

/// <summary>One session of a mother: what was delivered against what was planned.</summary>
/// <param name="SessionId">Identity of the session.</param>
/// <param name="OpenedAt">When the danger-sign check began.</param>
/// <param name="StartedAt">When the massage began; null when it never did.</param>
/// <param name="LastAt">When the last event of it happened.</param>
/// <param name="State">The engine's state: delivered, rested and paused time, signs, comfort, reasons, adverse effects.</param>
public sealed record SessionRecord(Guid SessionId, DateTimeOffset OpenedAt, DateTimeOffset? StartedAt, DateTimeOffset LastAt, SessionState State);

/// <summary>One volume with its moment.</summary>
/// <param name="MeasurementId">Identity of the measurement; a correction keeps it.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="OccurredAt">When it was measured.</param>
/// <param name="HoursSinceBirth">Time since birth then.</param>
/// <param name="Volume">The volume.</param>
public sealed record VolumeMeasurement(Guid MeasurementId, Guid EventId, DateTimeOffset OccurredAt, HoursSinceBirth HoursSinceBirth, MilkVolume Volume);

/// <summary>One score with its moment.</summary>
/// <param name="MeasurementId">Identity of the measurement; a correction keeps it.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="OccurredAt">When it was observed.</param>
/// <param name="HoursSinceBirth">Time since birth then.</param>
/// <param name="Score">The score.</param>
public sealed record ScoreMeasurement(Guid MeasurementId, Guid EventId, DateTimeOffset OccurredAt, HoursSinceBirth HoursSinceBirth, MilkScore Score);

/// <summary>One line of the timeline.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Type">Its type.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When the server accepted it.</param>
/// <param name="AuthorName">Who recorded it.</param>
/// <param name="AuthorRole">In which role.</param>
/// <param name="SubjectId">The session or measurement concerned, or null.</param>
/// <param name="Corrects">The event it replaces, or null.</param>
public sealed record TimelineEntry(
    Guid EventId, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string AuthorName, Role AuthorRole, Guid? SubjectId, Guid? Corrects);
