using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Events;

/// <summary>The types of care events, as they stand in <c>docs/api/events.md</c>.</summary>
public static class CareEventType
{
    /// <summary>A mother came into care.</summary>
    public const string MotherRegistered = "mother.registered";

    /// <summary>Consent for one purpose was given or withdrawn.</summary>
    public const string ConsentRecorded = "consent.recorded";

    /// <summary>Every type of the session engine starts with this.</summary>
    public const string SessionPrefix = "session.";

    /// <summary>Milk was expressed and measured.</summary>
    public const string MilkVolumeMeasured = "milk-volume.measured";

    /// <summary>The 16 signs were observed.</summary>
    public const string MilkScoreObserved = "milk-score.observed";

    /// <summary>A plan of massage was made.</summary>
    public const string PlanMade = "plan.made";

    /// <summary>A plan was ended without another in its place.</summary>
    public const string PlanEnded = "plan.ended";

    /// <summary>A massage nobody timed was told of afterwards.</summary>
    public const string MassageRecalled = "massage.recalled";

    /// <summary>A visit after birth took place.</summary>
    public const string VisitRecorded = "visit.recorded";

    /// <summary>A mother left care.</summary>
    public const string MotherLeftCare = "mother.left-care";

    /// <summary>A mother who left is in care again.</summary>
    public const string MotherReturned = "mother.returned";

    /// <summary>Her name, telephone number or address changed.</summary>
    public const string ContactChanged = "contact.changed";

    /// <summary>Something was observed with an instrument of <c>data/instruments</c>.</summary>
    public const string ObservationRecorded = "observation.recorded";

    /// <summary>The types of a session, in the order they can happen.</summary>
    public static IReadOnlyList<string> Sessions { get; } =
    [
        "session.opened", "session.signs-checked", "session.started", "session.paused", "session.resumed",
        "session.phase-ended", "session.finished", "session.stopped", "session.closed",
    ];

    /// <summary>The types of the programme: plans, massages told of, visits.</summary>
    public static IReadOnlyList<string> Programme { get; } = [PlanMade, PlanEnded, MassageRecalled, VisitRecorded];

    /// <summary>All types.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        MotherRegistered, ConsentRecorded, .. Sessions, MilkVolumeMeasured, MilkScoreObserved, ObservationRecorded, .. Programme, .. TriageEventType.All,
        MotherLeftCare, MotherReturned, ContactChanged,
    ];

    /// <summary>True for a type of the session engine.</summary>
    public static bool IsSession(string type) => type.StartsWith(SessionPrefix, StringComparison.Ordinal);
}
