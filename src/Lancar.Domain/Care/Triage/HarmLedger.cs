using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Sessions;

namespace Lancar.Domain.Care.Triage;

/// <summary>Where a line of the ledger comes from.</summary>
public enum HarmOrigin
{
    /// <summary>Recorded by itself, with its severity.</summary>
    Recorded,

    /// <summary>Noted when a session was closed.</summary>
    Session,

    /// <summary>The reason a session was stopped.</summary>
    Stop,
}

/// <summary>One line of the ledger.</summary>
/// <param name="MotherId">The mother.</param>
/// <param name="Name">Her name. Never leaves care.</param>
/// <param name="StudyCode">Her code, for exports.</param>
/// <param name="At">When.</param>
/// <param name="HoursSinceBirth">Time since birth then.</param>
/// <param name="Kind">Code of <see cref="HarmKinds"/>.</param>
/// <param name="Severity">How bad; null where nobody was asked.</param>
/// <param name="SessionId">The session, or null.</param>
/// <param name="Origin">Where the line comes from.</param>
public sealed record HarmEntry(
    Guid MotherId, string Name, string StudyCode, DateTimeOffset At, HoursSinceBirth HoursSinceBirth, string Kind, HarmSeverity? Severity, Guid? SessionId, HarmOrigin Origin);

/// <summary>
/// Every harm of a caseload beside the number of sessions in which massage was really given: a count of harms says nothing without it.
/// </summary>
/// <param name="Entries">Newest first.</param>
/// <param name="SessionsDelivered">Sessions with at least a moment of massage.</param>
/// <param name="SessionsWithHarm">Those of them a line names.</param>
public sealed record HarmLedger(IReadOnlyList<HarmEntry> Entries, int SessionsDelivered, int SessionsWithHarm)
{
    /// <summary>The ledger of these mothers. What was noted in a session and recorded again by itself for it stands once, with its severity.</summary>
    public static HarmLedger Of(IEnumerable<MotherRecord> mothers)
    {
        var all = mothers.ToList();
        var delivered = all.SelectMany(mother => mother.Sessions).Where(session => session.State.DeliveredMs > 0).Select(session => session.SessionId).ToHashSet();
        List<HarmEntry> entries = [.. all.SelectMany(OfMother).OrderByDescending(entry => entry.At).ThenBy(entry => entry.Kind, StringComparer.Ordinal)];
        return new(entries, delivered.Count, entries.Select(entry => entry.SessionId).OfType<Guid>().Distinct().Count(delivered.Contains));
    }

    private static IEnumerable<HarmEntry> OfMother(MotherRecord mother)
    {
        HarmEntry Line(DateTimeOffset at, string kind, HarmSeverity? severity, Guid? session, HarmOrigin origin) =>
            new(mother.MotherId, mother.Identity.Name, mother.StudyCode, at, HoursSinceBirth.Between(mother.Identity.BirthAt, at), kind, severity, session, origin);

        var recorded = mother.Harms.Select(harm => Line(harm.At, harm.Kind, harm.Severity, harm.SessionId, HarmOrigin.Recorded)).ToList();
        var noted = mother.Sessions.SelectMany(session => OfSession(session.State).Select(harm => Line(session.LastAt, harm.Kind, null, session.SessionId, harm.Origin)));
        return recorded.Concat(noted.Where(line => !recorded.Any(own => own.SessionId == line.SessionId && own.Kind == line.Kind)));
    }

    /// <summary>What was noted, then why it was stopped, where that is a harm and was not noted too.</summary>
    private static IEnumerable<(string Kind, HarmOrigin Origin)> OfSession(SessionState state) =>
        state.Adverse.Select(kind => (kind, HarmOrigin.Session))
            .Concat(state.StopReason is { } reason && HarmKinds.Current.Stops.Contains(reason) && !state.Adverse.Contains(reason) ? [(reason, HarmOrigin.Stop)] : []);
}
