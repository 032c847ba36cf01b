using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Domain.Care.Extracts;

/// <summary>One outcome of an observation as a study may know it.</summary>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="InstrumentVersion">Version of its words.</param>
/// <param name="ScoringVersion">Version of its rule.</param>
/// <param name="Baby">Which baby, or null.</param>
/// <param name="HoursSinceBirth">When, as time since birth; no date leaves care.</param>
/// <param name="Outcome">The typed outcome.</param>
public sealed record StudyObservation(
    string InstrumentId, int InstrumentVersion, int ScoringVersion, int? Baby, HoursSinceBirth HoursSinceBirth, OutcomeValue Outcome);

/// <summary>What is known of the hour of the first colostrum: an interval, a point in it, or an open end.</summary>
/// <param name="FromHours">Not before this hour.</param>
/// <param name="ToHours">Not after this hour; null while it was not seen.</param>
public sealed record FirstColostrumTime(decimal FromHours, decimal? ToHours)
{
    /// <summary>True when it was seen, at a known hour or not.</summary>
    public bool Seen => ToHours is not null;

    /// <summary>The hour for an analysis of times with right censoring: of the event, or of the last "not yet". Null when the event lies within an interval: use both ends.</summary>
    public decimal? Hours => ToHours is null || ToHours == FromHours ? FromHours : null;

    /// <summary>1 when seen at a known hour, 0 when not seen yet, null when it lies within an interval.</summary>
    public int? Event => ToHours is null ? 0 : ToHours == FromHours ? 1 : null;

    /// <summary>
    /// What all observations say together. A stated hour counts before everything, the earliest of several; without one the first colostrum
    /// lies after the last "not yet" and before the first "already seen". A "not yet" after it was seen contradicts it and is left aside.
    /// </summary>
    /// <returns>The time, or null when nobody looked.</returns>
    public static FirstColostrumTime? Of(IEnumerable<Observation> observations)
    {
        var read = observations.Where(observation => observation.InstrumentId == "first-colostrum")
            .SelectMany(observation => observation.Scored().Outcomes).Select(outcome => (Hours: outcome.Value!.Value, outcome.Censoring)).ToList();
        if (read.Count == 0)
        {
            return null;
        }

        decimal? exact = read.Where(each => each.Censoring == Censoring.None).Min(each => (decimal?)each.Hours);
        if (exact is { } hour)
        {
            return new(hour, hour);
        }

        decimal? before = read.Where(each => each.Censoring == Censoring.Before).Min(each => (decimal?)each.Hours);
        var notYet = read.Where(each => each.Censoring == Censoring.NotYet && !(each.Hours > before)).Select(each => each.Hours).DefaultIfEmpty(0).Max();
        return new(notYet, before);
    }
}

/// <summary>The observations of a mother as a study may know them.</summary>
public static class StudyObservations
{
    /// <summary>All typed outcomes by time since birth.</summary>
    public static IReadOnlyList<StudyObservation> Of(MotherRecord record) =>
    [
        .. record.Observations.OrderBy(observation => observation.HoursSinceBirth).SelectMany(observation => observation.Scored().Outcomes.Select(outcome => new StudyObservation(
            observation.InstrumentId, observation.InstrumentVersion, observation.UsedInstrument().Scoring.Version, observation.Baby, observation.HoursSinceBirth, outcome))),
    ];

    /// <summary>
    /// Other care she received, because it confounds: yes when any observation says yes, no when it was asked and never yes, absent when it was never asked.
    /// </summary>
    public static IReadOnlyDictionary<string, bool> CoInterventions(MotherRecord record)
    {
        var asked = record.Observations.Where(observation => observation.InstrumentId == "co-interventions").SelectMany(observation => observation.Values)
            .Where(value => value.Value.Word is not null).ToList();
        return new SortedDictionary<string, bool>(
            asked.GroupBy(value => value.Key).ToDictionary(group => group.Key, group => group.Any(value => value.Value.Word == "yes")), StringComparer.Ordinal);
    }
}
