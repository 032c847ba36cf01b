using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Visits;

/// <summary>Whom a visit is for.</summary>
public enum VisitAbout
{
    /// <summary>The mother.</summary>
    Mother,

    /// <summary>One baby; twins have a visit each.</summary>
    Baby,
}

/// <summary>One version of a schedule of visits after birth, from <c>data/visits</c>.</summary>
/// <param name="Schedule"><c>kf</c> for the mother, <c>kn</c> for the newborn.</param>
/// <param name="Version">Version, from 1; visits name the one they were recorded with.</param>
/// <param name="Superseded">True for an older form that still circulates.</param>
/// <param name="About">Mother or baby.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Reading">How the windows were read from the source.</param>
/// <param name="Windows">The windows in order, without overlap.</param>
/// <param name="Source">Where they were read.</param>
/// <param name="SignOff">Clinical approval.</param>
public sealed record VisitSchedule(
    string Schedule, int Version, bool Superseded, VisitAbout About, LocalizedText Name, LocalizedText Reading, IReadOnlyList<VisitWindow> Windows,
    ProtocolSource Source, SignOff SignOff);

/// <summary>When one visit belongs.</summary>
/// <param name="Id"><c>KF1</c>, <c>KN1</c>.</param>
/// <param name="FromHours">Hours since birth at which it begins, inclusive.</param>
/// <param name="ToHours">Hours since birth at which it ends, exclusive.</param>
/// <param name="Says">The window as the source says it.</param>
public sealed record VisitWindow(string Id, int FromHours, int ToHours, LocalizedText Says);

/// <summary>All schedules Lancar knows.</summary>
public static class VisitSchedules
{
    /// <summary>The schedule of the mother.</summary>
    public const string OfMother = "kf";

    /// <summary>The schedule of a newborn.</summary>
    public const string OfBaby = "kn";

    /// <summary>Every version, by schedule and version.</summary>
    public static IReadOnlyList<VisitSchedule> All { get; } =
    [
        .. ProductData.List("visits/").Select(ProductData.Read<VisitSchedule>)
            .OrderBy(schedule => schedule.Schedule, StringComparer.Ordinal).ThenBy(schedule => schedule.Version),
    ];

    /// <summary>The version in use of a schedule: the newest that is not superseded.</summary>
    /// <param name="schedule"><see cref="OfMother"/> or <see cref="OfBaby"/>.</param>
    public static VisitSchedule Current(string schedule) => All.Last(one => one.Schedule == schedule && !one.Superseded);

    /// <summary>Exactly this version, or null.</summary>
    /// <param name="schedule"><see cref="OfMother"/> or <see cref="OfBaby"/>.</param>
    /// <param name="version">Version, from 1.</param>
    public static VisitSchedule? Find(string schedule, int version) => All.FirstOrDefault(one => one.Schedule == schedule && one.Version == version);
}

/// <summary>Where a visit took place.</summary>
public enum VisitPlace
{
    /// <summary>At her home.</summary>
    Home,

    /// <summary>At a midwife's own practice.</summary>
    Practice,

    /// <summary>At a health centre or its outpost.</summary>
    Puskesmas,

    /// <summary>At the monthly village post.</summary>
    Posyandu,

    /// <summary>At a hospital or clinic.</summary>
    Hospital,
}

/// <summary>A visit that took place. Whether it fills a window is worked out from its moment, never recorded.</summary>
/// <param name="VisitId">Its identity; a correction keeps it.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="At">When it took place.</param>
/// <param name="Schedule"><c>kf</c> or <c>kn</c>.</param>
/// <param name="ScheduleVersion">The version it was recorded with.</param>
/// <param name="Baby">Which baby, from 1; null for the mother's.</param>
/// <param name="Place">Where.</param>
public sealed record Visit(Guid VisitId, Guid EventId, DateTimeOffset At, string Schedule, int ScheduleVersion, int? Baby, VisitPlace Place);

/// <summary>A visit took place.</summary>
/// <param name="VisitId">Identity of the visit; a correction keeps it.</param>
/// <param name="Schedule"><c>kf</c> or <c>kn</c>.</param>
/// <param name="ScheduleVersion">The version it is recorded with.</param>
/// <param name="Baby">Which baby, from 1; null for the mother's.</param>
/// <param name="Place">Where.</param>
public sealed record VisitRecorded(Guid VisitId, string Schedule, int ScheduleVersion, int? Baby, VisitPlace Place) : CarePayload;
