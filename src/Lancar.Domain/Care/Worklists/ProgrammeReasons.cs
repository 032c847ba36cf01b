using Lancar.Domain.Care.Consents;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Plans;
using Lancar.Domain.Care.Visits;

namespace Lancar.Domain.Care.Worklists;

/// <summary>The reasons that come from the programme: sessions of the plan, visits, no rise seen.</summary>
internal static class ProgrammeReasons
{
    /// <summary>The session her plan asks for today; null when nothing is due. Detail: given and asked, <c>1/2</c>.</summary>
    public static WorkReason? SessionOfPlan(MotherRecord mother, CarePlan plan, DateTimeOffset now)
    {
        var adherence = Adherence.Of(plan, null, mother.ProtocolOf(plan.Terms), mother, now);
        return adherence.DueSince is { } since
            ? new(WorkReasonKind.SessionDue, $"{adherence.GivenToday}/{adherence.ExpectedToday}") { Since = since } : null;
    }

    /// <summary>Visits and no rise. Nothing of it without consent to care: then that is what to ask for.</summary>
    public static IEnumerable<WorkReason> Of(MotherRecord mother, DateTimeOffset now)
    {
        if (!mother.Consented(ConsentPurpose.Care) || now < mother.Identity.BirthAt)
        {
            yield break;
        }

        foreach (var reason in Visits(mother, now))
        {
            yield return reason;
        }

        if (NotImproving.Of(mother, NotImprovingRule.Current, now) is { } found)
        {
            yield return new(WorkReasonKind.NotImproving, found.Coded) { Since = found.At };
        }
    }

    /// <summary>One reason for each urgency; its detail names the visits: <c>KF2,KN2:1,KN2:2</c>.</summary>
    private static IEnumerable<WorkReason> Visits(MotherRecord mother, DateTimeOffset now) =>
        Schedules(mother).SelectMany(one => DueOf(mother, one.Schedule, one.Baby, now))
            .GroupBy(due => due.Kind)
            .Select(group => new WorkReason(group.Key, string.Join(',', group.Select(due => due.Visit))) { Since = group.Min(due => due.Since) });

    private static IEnumerable<(VisitSchedule Schedule, int? Baby)> Schedules(MotherRecord mother) =>
    [
        (VisitSchedules.Current(VisitSchedules.OfMother), null),
        .. Enumerable.Range(1, mother.Identity.Babies).Select(baby => (VisitSchedules.Current(VisitSchedules.OfBaby), (int?)baby)),
    ];

    /// <summary>The visit that is due. It is overdue when the one before was missed: nobody has seen her since.</summary>
    private static IEnumerable<(WorkReasonKind Kind, string Visit, DateTimeOffset Since)> DueOf(MotherRecord mother, VisitSchedule schedule, int? baby, DateTimeOffset now)
    {
        var all = VisitStatus.Of(schedule, mother.Identity.BirthAt, mother.Visits, baby, now);
        foreach (var (index, status) in all.Index().Where(one => one.Item.State == VisitState.Due))
        {
            var name = mother.Identity.Babies > 1 && baby is not null ? $"{status.Id}:{baby}" : status.Id;
            yield return index > 0 && all[index - 1].State == VisitState.Missed
                ? (WorkReasonKind.VisitOverdue, name, all[index - 1].Until)
                : (status.Until - now <= TimeSpan.FromHours(WorkRanks.Current.ClosingHours) ? WorkReasonKind.VisitClosing : WorkReasonKind.VisitDue, name, status.From);
        }
    }
}
