using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Care.Plans;

/// <summary>What a plan asks for: a protocol, and how often, for how long and by whom it is given to this mother.</summary>
/// <param name="ProtocolId">The protocol.</param>
/// <param name="ProtocolVersion">Exactly this version of it.</param>
/// <param name="Performer">Who gives it: <c>midwife</c>, <c>husband</c> or <c>family</c>.</param>
/// <param name="SessionsPerDay">Sessions a day; null: as often as she wishes, and then nothing can be expected.</param>
/// <param name="Days">Number of days; null: open.</param>
/// <param name="StartWindow">When the first session is to begin; null: at once.</param>
public sealed record PlanTerms(string ProtocolId, int ProtocolVersion, string Performer, int? SessionsPerDay, int? Days, StartWindow? StartWindow);

/// <summary>Hours since birth between which the first session is to begin.</summary>
/// <param name="FromHours">Begins here, inclusive.</param>
/// <param name="ToHours">Ends here, exclusive.</param>
public sealed record StartWindow(int FromHours, int ToHours);

/// <summary>Why a plan was ended without another in its place.</summary>
public enum PlanEndReason
{
    /// <summary>It was carried out.</summary>
    Completed,

    /// <summary>She does not want more of it.</summary>
    SheWishes,

    /// <summary>Her health or the baby's.</summary>
    Health,

    /// <summary>She is cared for elsewhere.</summary>
    Moved,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A plan as made. It is never edited: another plan replaces it, or it is ended.</summary>
/// <param name="PlanId">Its identity.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Terms">What it asks for.</param>
/// <param name="EndedAt">When it was ended; null when it was not.</param>
/// <param name="EndReason">Why; null when it was not ended.</param>
public sealed record CarePlan(Guid PlanId, DateTimeOffset MadeAt, PlanTerms Terms, DateTimeOffset? EndedAt, PlanEndReason? EndReason);

/// <summary>A massage told of afterwards. Nobody timed it: it is kept and shown apart from sessions and is never part of a dose.</summary>
/// <param name="RecallId">Its identity; a correction keeps it.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="At">When it was given, as told.</param>
/// <param name="Minutes">How long, as told.</param>
/// <param name="Performer">Who gave it.</param>
/// <param name="ProtocolId">Which protocol was meant; null when not known.</param>
public sealed record RecalledMassage(Guid RecallId, Guid EventId, DateTimeOffset At, int Minutes, string Performer, string? ProtocolId);

/// <summary>A plan was made.</summary>
/// <param name="PlanId">Identity of the plan; a correction keeps it.</param>
/// <param name="Terms">What it asks for.</param>
public sealed record PlanMade(Guid PlanId, PlanTerms Terms) : CarePayload;

/// <summary>A plan was ended without another in its place.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Reason">Why.</param>
public sealed record PlanEnded(Guid PlanId, PlanEndReason Reason) : CarePayload;

/// <summary>A massage was told of afterwards.</summary>
/// <param name="RecallId">Identity of what was told; a correction keeps it.</param>
/// <param name="Minutes">How long, as told.</param>
/// <param name="Performer">Who gave it: <c>midwife</c>, <c>husband</c> or <c>family</c>.</param>
/// <param name="ProtocolId">Which protocol was meant; null when not known.</param>
public sealed record MassageRecalled(Guid RecallId, int Minutes, string Performer, string? ProtocolId) : CarePayload;

/// <summary>Which of a mother's plans counts.</summary>
public static class CarePlans
{
    /// <summary>The plan in force at a moment: the latest made until then, unless it was ended. Null when there is none.</summary>
    /// <param name="plans">Her plans by the moment they were made.</param>
    /// <param name="now">The moment.</param>
    public static CarePlan? InForce(this IEnumerable<CarePlan> plans, DateTimeOffset now) =>
        plans.LastOrDefault(plan => plan.MadeAt <= now) is { } latest && !(latest.EndedAt <= now) ? latest : null;

    /// <summary>When this plan stopped counting: when it was ended or another was made, whichever came first; null while neither happened.</summary>
    /// <param name="plans">Her plans by the moment they were made.</param>
    /// <param name="plan">One of them.</param>
    public static DateTimeOffset? Until(this IEnumerable<CarePlan> plans, CarePlan plan)
    {
        var next = plans.SkipWhile(one => one.PlanId != plan.PlanId).Skip(1).FirstOrDefault()?.MadeAt;
        return plan.EndedAt is null || next < plan.EndedAt ? next : plan.EndedAt;
    }
}
