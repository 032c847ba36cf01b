namespace Lancar.Domain.Care.Visits;

/// <summary>How one visit of a schedule stands.</summary>
public enum VisitState
{
    /// <summary>Its window has not begun.</summary>
    Ahead,

    /// <summary>Its window runs and no visit was recorded in it.</summary>
    Due,

    /// <summary>A visit was recorded in its window.</summary>
    Done,

    /// <summary>Its window ended without a visit. A later visit never fills it.</summary>
    Missed,
}

/// <summary>One visit of a schedule for one mother or one baby.</summary>
/// <param name="Id"><c>KF1</c>.</param>
/// <param name="State">How it stands.</param>
/// <param name="From">When its window begins; that instant belongs to it.</param>
/// <param name="Until">When its window ends; that instant no longer belongs to it.</param>
/// <param name="DoneBy">The first visit in the window; null when there is none.</param>
public sealed record VisitStatus(string Id, VisitState State, DateTimeOffset From, DateTimeOffset Until, Visit? DoneBy)
{
    /// <summary>Every visit of a schedule, in its order.</summary>
    /// <param name="schedule">The schedule version to judge by; a visit recorded with another version of it counts by its moment.</param>
    /// <param name="birthAt">The birth.</param>
    /// <param name="visits">Her visits, in any order, of any schedule.</param>
    /// <param name="baby">Which baby, from 1; null for the mother's own.</param>
    /// <param name="now">The moment. Hours since birth decide, so no zone is needed.</param>
    public static IReadOnlyList<VisitStatus> Of(VisitSchedule schedule, DateTimeOffset birthAt, IReadOnlyList<Visit> visits, int? baby, DateTimeOffset now) =>
    [
        .. schedule.Windows.Select(window =>
        {
            var (from, until) = (birthAt.AddHours(window.FromHours), birthAt.AddHours(window.ToHours));
            var done = visits.Where(visit => visit.Schedule == schedule.Schedule && visit.Baby == baby && visit.At >= from && visit.At < until).MinBy(visit => visit.At);
            var state = done is not null ? VisitState.Done : now < from ? VisitState.Ahead : now < until ? VisitState.Due : VisitState.Missed;
            return new VisitStatus(window.Id, state, from, until, done);
        }),
    ];

    /// <summary>The window a moment falls in, or null: such a visit is recorded and fills none.</summary>
    /// <param name="schedule">The schedule version.</param>
    /// <param name="birthAt">The birth.</param>
    /// <param name="at">The moment.</param>
    public static VisitWindow? WindowAt(VisitSchedule schedule, DateTimeOffset birthAt, DateTimeOffset at) =>
        schedule.Windows.FirstOrDefault(window => at >= birthAt.AddHours(window.FromHours) && at < birthAt.AddHours(window.ToHours));
}
