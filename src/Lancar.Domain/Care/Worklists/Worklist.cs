using Lancar.Domain.Care.Caseloads;
using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Worklists;

/// <summary>Why a mother stands on today's list. Which comes first is data: <see cref="WorkRanks"/>.</summary>
public enum WorkReasonKind
{
    /// <summary>A red finding or a referral whose outcome nobody has recorded. Detail: what was found, as codes of <see cref="RedFindings.TextOf"/>; null for judgement alone.</summary>
    ReferralOpen,

    /// <summary>An instrument raised a red alert and nobody answered it. Detail: the alerts, as codes of <see cref="Unanswered"/>.</summary>
    Alert,

    /// <summary>The outcome of a finding is recorded, and massage is still held. Detail: what was found, as for <see cref="ReferralOpen"/>.</summary>
    Referred,

    /// <summary>A check came to amber or not known, or an instrument raised an amber alert, and nobody answered it. Detail: codes of <see cref="Unanswered"/>.</summary>
    CheckOpen,

    /// <summary>The last session was stopped early. Detail: the reason.</summary>
    StoppedEarly,

    /// <summary>The last session noted an adverse effect. Detail: the effects.</summary>
    AdverseEffect,

    /// <summary>The last danger-sign check found an amber sign: ask a clinician. Detail: the signs.</summary>
    Deferred,

    /// <summary>A session was begun and not brought to its end. Detail: its status.</summary>
    SessionLeftOpen,

    /// <summary>No consent for care is in force: ask before anything else.</summary>
    NoCareConsent,

    /// <summary>Nothing was measured yet, and no massage given: measure first, or there is no "before".</summary>
    NoBaseline,

    /// <summary>No massage was given yet, and none is held.</summary>
    NoSession,

    /// <summary>Nothing was measured since the last massage.</summary>
    NotMeasuredSinceSession,

    /// <summary>The plan, or without one the protocol last followed, asks for another session today. Detail: done and asked, <c>1/2</c>.</summary>
    SessionDue,

    /// <summary>No rise of volume or score where one is usual. Detail: <see cref="NotImproving.Coded"/>.</summary>
    NotImproving,

    /// <summary>A visit is due and the one before it was missed. Detail: the visits.</summary>
    VisitOverdue,

    /// <summary>A visit is due and its window ends soon. Detail: the visits.</summary>
    VisitClosing,

    /// <summary>A visit is due. Detail: the visits.</summary>
    VisitDue,
}

/// <summary>One coded reason.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Detail">Codes or counts it rests on; null when the kind says all.</param>
public sealed record WorkReason(WorkReasonKind Kind, string? Detail)
{
    /// <summary>Since when it holds; null when that is not known.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>One mother on the list.</summary>
/// <param name="MotherId">The mother.</param>
/// <param name="Name">Her name.</param>
/// <param name="StudyCode">Her code.</param>
/// <param name="HoursSinceBirth">Time since birth; null while the birth lies ahead of the clock.</param>
/// <param name="Reasons">Why she stands here, most urgent first; empty when nothing is due.</param>
public sealed record WorkItem(Guid MotherId, string Name, string StudyCode, HoursSinceBirth? HoursSinceBirth, IReadOnlyList<WorkReason> Reasons);

/// <summary>Today's list: a pure function of the caseload and the clock.</summary>
public static class Worklist
{
    /// <summary>
    /// Every mother of the caseload with her reasons: the most urgent first, then the youngest babies; mothers with nothing due come last. Of a mother
    /// who left care only what is red and open is left; without that she is gone from the list some days later (<see cref="InCare.IsGone"/>).
    /// </summary>
    public static IReadOnlyList<WorkItem> For(IEnumerable<MotherRecord> caseload, DateTimeOffset now) =>
    [
        .. caseload
            .Where(mother => !InCare.IsGone(mother, now))
            .Select(mother => Of(mother, now))
            .OrderBy(item => item.Reasons.Count == 0 ? int.MaxValue : WorkRanks.PlaceOf(item.Reasons[0].Kind))
            .ThenBy(item => item.HoursSinceBirth?.Milliseconds ?? -1)
            .ThenBy(item => item.MotherId),
    ];

    /// <summary>One mother with her reasons, also when no list shows her any more.</summary>
    public static WorkItem Of(MotherRecord mother, DateTimeOffset now) => new(
        mother.MotherId, mother.Identity.Name, mother.StudyCode, mother.HoursAt(now),
        [.. Reasons(mother, now).OrderBy(reason => WorkRanks.PlaceOf(reason.Kind))]);

    private static IEnumerable<WorkReason> Reasons(MotherRecord mother, DateTimeOffset now)
    {
        var findings = mother.Findings();
        var safety = SafetyReasons.Of(mother, findings);
        return InCare.HasLeft(mother) ? safety.Where(reason => reason.Kind is WorkReasonKind.ReferralOpen or WorkReasonKind.Alert)
            : safety.Concat(OfCare(mother, findings, now));
    }

    private static IEnumerable<WorkReason> OfCare(MotherRecord mother, IReadOnlyList<RedFinding> findings, DateTimeOffset now)
    {
        var started = mother.Sessions.Any(session => session.StartedAt is not null);
        var measured = mother.Volumes.Count + mother.Scores.Count > 0;
        if (!mother.Consented(ConsentPurpose.Care))
        {
            yield return new(WorkReasonKind.NoCareConsent, null) { Since = mother.Consents.LastOrDefault(word => word.Purpose == ConsentPurpose.Care)?.At ?? mother.RegisteredAt };
        }

        if (!started && !measured)
        {
            yield return new(WorkReasonKind.NoBaseline, null) { Since = mother.RegisteredAt };
        }

        var plan = mother.Plans.InForce(now);
        var latest = mother.Sessions.MaxBy(session => session.OpenedAt);
        var mayBeMassaged = MayBeMassaged(mother, findings, latest);
        if (mayBeMassaged && !started && plan is null)
        {
            yield return new(WorkReasonKind.NoSession, null) { Since = mother.RegisteredAt };
        }

        foreach (var reason in ProgrammeReasons.Of(mother, now))
        {
            yield return reason;
        }

        if (mayBeMassaged
            && (plan is not null ? ProgrammeReasons.SessionOfPlan(mother, plan, now) : latest is not null ? Due(mother, latest, now) : null) is { } due)
        {
            yield return due;
        }

        foreach (var reason in latest is not null ? AfterSession(mother, latest) : [])
        {
            yield return reason;
        }
    }

    /// <summary>No massage is asked for while a finding holds it, while a clinician is to be asked first, or without consent to care.</summary>
    private static bool MayBeMassaged(MotherRecord mother, IReadOnlyList<RedFinding> findings, SessionRecord? latest) =>
        mother.Consented(ConsentPurpose.Care) && latest?.State.Status != SessionStatus.Deferred && !findings.Any(finding => finding.HoldsMassage);

    private static IEnumerable<WorkReason> AfterSession(MotherRecord mother, SessionRecord last)
    {
        var state = last.State;
        if (OfStatus(state) is { } reason)
        {
            yield return reason with { Since = last.LastAt };
        }

        if (state.Adverse.Count > 0)
        {
            yield return new(WorkReasonKind.AdverseEffect, string.Join(',', state.Adverse)) { Since = last.LastAt };
        }

        if (last.StartedAt is not null && Ended(state.Status) && LastMeasuredAt(mother) is var at && (at is null || at < last.LastAt))
        {
            yield return new(WorkReasonKind.NotMeasuredSinceSession, null) { Since = last.LastAt };
        }
    }

    private static WorkReason? OfStatus(SessionState state) => state.Status switch
    {
        SessionStatus.Referred => null, // said by its finding
        SessionStatus.Deferred => new(WorkReasonKind.Deferred, string.Join(',', state.SignsYes)),
        SessionStatus.Checking or SessionStatus.Preparing or SessionStatus.Running or SessionStatus.Paused or SessionStatus.Finished =>
            new(WorkReasonKind.SessionLeftOpen, state.Status.ToString().ToLowerInvariant()),
        SessionStatus.Stopped or SessionStatus.Closed => state.StopReason is null ? null : new(WorkReasonKind.StoppedEarly, state.StopReason),
    };

    private static bool Ended(SessionStatus status) => status switch
    {
        SessionStatus.Stopped or SessionStatus.Finished or SessionStatus.Closed => true,
        SessionStatus.Checking or SessionStatus.Preparing or SessionStatus.Referred or SessionStatus.Deferred
            or SessionStatus.Running or SessionStatus.Paused => false,
    };

    private static DateTimeOffset? LastMeasuredAt(MotherRecord mother) =>
        mother.Volumes.Select(volume => (DateTimeOffset?)volume.OccurredAt).Concat(mother.Scores.Select(score => (DateTimeOffset?)score.OccurredAt)).Max();

    /// <summary>A further session today, by the protocol last followed: only when the source states how many a day, and only for as many days as it states.</summary>
    private static WorkReason? Due(MotherRecord mother, SessionRecord last, DateTimeOffset now)
    {
        var schedule = mother.ProtocolOf(last).Schedule;
        if (schedule.SessionsPerDay is not { } asked || mother.FirstSessionStartedAt is not { } first)
        {
            return null;
        }

        var zone = mother.Identity.Zone;
        var today = DateOnly.FromDateTime(zone.In(now).DateTime);
        var dayOfCourse = today.DayNumber - DateOnly.FromDateTime(zone.In(first).DateTime).DayNumber;
        var done = mother.Sessions.Where(session => session.StartedAt is { } at && DateOnly.FromDateTime(zone.In(at).DateTime) == today).ToList();
        var midnight = new DateTimeOffset(today, TimeOnly.MinValue, zone.In(now).Offset).ToUniversalTime();
        return done.Count >= asked || dayOfCourse >= (schedule.Days ?? int.MaxValue) ? null
            : new(WorkReasonKind.SessionDue, $"{done.Count}/{asked}") { Since = done.Select(session => session.LastAt).Append(midnight).Max() };
    }
}
