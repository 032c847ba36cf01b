using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Visits;

/// <summary>Reads <c>visit.recorded</c>, judges it and folds it in.</summary>
internal static class VisitEvents
{
    private static readonly Dictionary<string, VisitPlace> Places = new(StringComparer.Ordinal)
    {
        ["home"] = VisitPlace.Home, ["practice"] = VisitPlace.Practice, ["puskesmas"] = VisitPlace.Puskesmas,
        ["posyandu"] = VisitPlace.Posyandu, ["hospital"] = VisitPlace.Hospital,
    };

    /// <summary>Reads a payload.</summary>
    public static Result<CarePayload> Read(FieldReader fields)
    {
        var visitId = fields.Id("visitId");
        var (schedule, version, baby) = (fields.Text("schedule", 20), fields.Whole("scheduleVersion", 1), fields.WholeOrNull("baby"));
        var place = fields.Word("place", Places);
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : baby is < 1 or > 4 ? Error.Of("visit.unknown-baby", "payload.baby")
            : new VisitRecorded(visitId, schedule, (int)Math.Min(version, int.MaxValue), (int?)baby, place);
    }

    /// <summary>The record with one more visit. A visit outside every window is recorded like any other: it took place.</summary>
    public static Result<MotherRecord> Extend(MotherRecord record, CareEvent fact, VisitRecorded visit)
    {
        if (FactRules.Admission(record, fact, FactCodes.Programme) is { } refusal)
        {
            return refusal;
        }

        if (VisitSchedules.Find(visit.Schedule, visit.ScheduleVersion) is not { } schedule)
        {
            return Error.Of("visit.unknown-schedule", "payload.schedule");
        }

        if (schedule.About == VisitAbout.Baby ? visit.Baby is null || visit.Baby > record.Identity.Babies : visit.Baby is not null)
        {
            return Error.Of("visit.unknown-baby", "payload.baby");
        }

        var known = record.Visits.FirstOrDefault(one => one.VisitId == visit.VisitId);
        return FactRules.Identity(fact, known?.EventId, known is not null, FactCodes.Programme, "visitId") is { } reused ? reused : record with
        {
            Visits = FactRules.Placed(
                record.Visits, known, new(visit.VisitId, fact.Id, fact.OccurredAt, visit.Schedule, visit.ScheduleVersion, visit.Baby, visit.Place), one => one.At),
        };
    }
}
