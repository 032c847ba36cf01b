using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;

namespace Lancar.Domain.Care.Plans;

/// <summary>How the start window of a plan stands.</summary>
public enum StartState
{
    /// <summary>It has not begun.</summary>
    Ahead,

    /// <summary>It runs and no session was started in it yet.</summary>
    Open,

    /// <summary>A session was started in it.</summary>
    Met,

    /// <summary>It passed without a session.</summary>
    Missed,
}

/// <summary>
/// What was given of a plan against what it expected so far. Only timed sessions count towards it; massages told of afterwards stand beside
/// it and are never added, because nobody witnessed their minutes.
/// </summary>
/// <param name="ExpectedSessions">Sessions expected so far; null when the plan leaves the number to her.</param>
/// <param name="ExpectedMs">The least massage those sessions would have given; null likewise.</param>
/// <param name="PlannedSessions">Sessions of the whole plan; null when number or days are open.</param>
/// <param name="Sessions">Timed sessions of the plan's protocol in which massage was given.</param>
/// <param name="WholeSessions">Those of them that reached the least massage of the protocol.</param>
/// <param name="DeliveredMs">Massage given in them.</param>
/// <param name="OtherSessions">Timed sessions of other protocols while the plan was in force.</param>
/// <param name="RecalledSessions">Massages told of afterwards.</param>
/// <param name="RecalledMinutes">Their minutes as told.</param>
/// <param name="GivenToday">Massages given on her present day, timed or told of, of any protocol: what is asked of her today is less by them.</param>
/// <param name="ExpectedToday">Sessions the plan asks for on her present day; null when it leaves the number to her.</param>
/// <param name="DueSince">Since when the next session is due; null when none is due today.</param>
/// <param name="Start">The start window; null when the plan has none.</param>
/// <param name="Over">True when every day of the plan has passed, or the plan no longer counts.</param>
public sealed record Adherence(
    int? ExpectedSessions, long? ExpectedMs, int? PlannedSessions, int Sessions, int WholeSessions, long DeliveredMs, int OtherSessions,
    int RecalledSessions, int RecalledMinutes, int GivenToday, int? ExpectedToday, DateTimeOffset? DueSince, StartState? Start, bool Over)
{
    private const long DayMs = 86_400_000;
    private const long HourMs = 3_600_000;

    /// <summary>Adherence of a plan at a moment.</summary>
    /// <remarks>
    /// <para>
    /// The plan begins when it is made or when its start window begins, whichever is later, and runs by days of her own zone. A first day that
    /// has begun already asks for its share, rounded up: two a day from 20.00 on asks for one; what is left over falls on the day after the last.
    /// </para>
    /// <para>
    /// A day that has ended is expected whole. Of the present day only what was given is expected: a session that can still be given is not missing.
    /// </para>
    /// </remarks>
    /// <param name="plan">The plan.</param>
    /// <param name="until">When it stopped counting (<see cref="CarePlans.Until"/>); null while in force.</param>
    /// <param name="protocol">The protocol version of the plan.</param>
    /// <param name="mother">Her birth, zone, sessions and recalled massages.</param>
    /// <param name="now">The moment.</param>
    public static Adherence Of(CarePlan plan, DateTimeOffset? until, Protocol protocol, MotherRecord mother, DateTimeOffset now)
    {
        var at = until < now ? until.Value : now;
        var birth = mother.Identity.BirthAt;
        long LocalMs(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() + (long)mother.Identity.Zone.In(instant).Offset.TotalMilliseconds;
        long Day(DateTimeOffset instant) => Math.DivRem(LocalMs(instant), DayMs).Quotient;

        var start = plan.Terms.StartWindow is { } window && birth.AddHours(window.FromHours) > plan.MadeAt ? birth.AddHours(window.FromHours) : plan.MadeAt;
        var timed = mother.Sessions.Where(session => session.StartedAt >= plan.MadeAt && session.StartedAt <= at && session.State.DeliveredMs > 0).ToList();
        var own = timed.Where(session => session.State.ProtocolId == plan.Terms.ProtocolId).ToList();
        var recalled = mother.Recalled.Where(one => one.At >= plan.MadeAt && one.At <= at).ToList();

        var course = new Course(plan.Terms, Day(start), (Day(start) + 1) * DayMs - LocalMs(start));
        var today = at < start ? -1 : Day(at) - course.FirstDay;
        var ownToday = own.Count(session => Day(session.StartedAt!.Value) == Day(at));
        var given = timed.Where(session => Day(session.StartedAt!.Value) == Day(at)).Select(session => session.LastAt)
            .Concat(recalled.Where(one => Day(one.At) == Day(at)).Select(one => one.At)).ToList();
        var expectedToday = course.On(today);
        var expected = course.Before(today) + (expectedToday is { } asked ? Math.Min(asked, ownToday) : null);
        var midnight = at.AddMilliseconds(-(LocalMs(at) % DayMs));
        return new(
            expected, expected * protocol.PlannedMinMs, course.Total, own.Count, own.Count(session => session.State.DeliveredMs >= protocol.PlannedMinMs),
            own.Sum(session => session.State.DeliveredMs), timed.Count - own.Count, recalled.Count, recalled.Sum(one => one.Minutes), given.Count, expectedToday,
            until <= now || expectedToday is not { } today1 || given.Count >= today1 ? null : given.Append(start).Append(midnight).Max(),
            plan.Terms.StartWindow is { } hours ? StartOf(hours, birth, own, at) : null,
            until <= now || course.IsOver(today));
    }

    private static StartState StartOf(StartWindow window, DateTimeOffset birth, List<SessionRecord> own, DateTimeOffset at)
    {
        var (from, to) = (birth.AddMilliseconds(window.FromHours * HourMs), birth.AddMilliseconds(window.ToHours * HourMs));
        return own.Any(session => session.StartedAt >= from && session.StartedAt < to) ? StartState.Met
            : at < from ? StartState.Ahead
            : at < to ? StartState.Open
            : StartState.Missed;
    }

    /// <summary>How a plan spreads its sessions over her days, counted from 0.</summary>
    private readonly record struct Course(PlanTerms Terms, long FirstDay, long LeftOfFirstDayMs)
    {
        public int? Total => Terms.SessionsPerDay * Terms.Days;

        /// <summary>Sessions expected on all days before one.</summary>
        public int? Before(long day)
        {
            if (Terms.SessionsPerDay is not { } perDay)
            {
                return null;
            }

            var first = (int)(((perDay * LeftOfFirstDayMs) + DayMs - 1) / DayMs);
            var all = day <= 0 ? 0 : first + ((day - 1) * perDay);
            return (int)Math.Min(all, Total ?? int.MaxValue);
        }

        public int? On(long day) => day < 0 ? Before(0) : Before(day + 1) - Before(day);

        public bool IsOver(long day) => Terms.Days is { } days && (Total is { } total ? Before(day) >= total : day >= days);
    }
}
