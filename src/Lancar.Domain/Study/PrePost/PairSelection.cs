using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.PrePost;

/// <summary>Picks the pairs of a study from measurements: a pure function of the definition and the facts.</summary>
public static class PairSelection
{
    /// <summary>
    /// For each mother, before is the last measurement in the first window (and, when the study needs a session between,
    /// not after her first session); after is the first measurement in the second window. Everybody else is left out with a reason.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="participants">All mothers considered, each once.</param>
    /// <param name="measurements">All their measurements of the outcome, in any order. Two of one mother at the same hour are taken in the order given.</param>
    /// <param name="withheld">Mothers without consent to research whom the study may count but not know, not negative.</param>
    /// <returns>The data, or the errors of <see cref="PrePostData.Create"/>.</returns>
    /// <exception cref="ArgumentException">The windows are empty or overlap, a measurement belongs to nobody, or <paramref name="withheld"/> is negative.</exception>
    public static Result<PrePostData> Select(PrePostStudy study, IReadOnlyList<StudyParticipant> participants, IReadOnlyList<StudyMeasurement> measurements, int withheld = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(withheld);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(measurements);
        CheckWindows(study);
        var known = participants.Select(participant => participant.Code).ToHashSet(StringComparer.Ordinal);
        var byCode = measurements.ToLookup(measurement => measurement.ParticipantCode, StringComparer.Ordinal);
        if (byCode.FirstOrDefault(group => !known.Contains(group.Key)) is { } stray)
        {
            throw new ArgumentException($"A measurement belongs to '{stray.Key}', who is not among the participants.", nameof(measurements));
        }

        var pairs = new List<PrePostPair>();
        var excluded = new List<ExcludedPair>();
        var methodChanged = false;
        foreach (var participant in participants)
        {
            var ordered = byCode[participant.Code].OrderBy(measurement => measurement.HoursSinceBirth).ToArray();
            var (before, after, reason) = Pick(study, participant, ordered);
            if (reason is { } left)
            {
                excluded.Add(new(participant.Code, left));
                continue;
            }

            pairs.Add(new(participant.Code, before!.Value.Value, after!.Value.Value, before.Value.HoursSinceBirth, after.Value.HoursSinceBirth));
            methodChanged |= before.Value.Method != after.Value.Method;
        }

        excluded.AddRange(Enumerable.Repeat(ExcludedPair.Withheld, withheld));
        var data = PrePostData.Create(study.Outcome, pairs, excluded);
        return data.Succeeded ? data.Value with { MethodChanged = methodChanged } : data;
    }

    private static (StudyMeasurement? Before, StudyMeasurement? After, ExclusionReason? Reason) Pick(
        PrePostStudy study, StudyParticipant participant, StudyMeasurement[] ordered)
    {
        if (!participant.HasResearchConsent)
        {
            return (null, null, ExclusionReason.NoResearchConsent);
        }

        if (study.FewestGestationalWeeks is { } fewest && !(participant.GestationalWeeks >= fewest))
        {
            return (null, null, ExclusionReason.GestationalAge);
        }

        double? firstSession = participant.SessionHours.Count > 0 ? participant.SessionHours.Min() : null;
        var before = Last(ordered, measurement => study.Before.Contains(measurement.HoursSinceBirth)
            && !(study.NeedsSessionBetween && measurement.HoursSinceBirth > firstSession));
        var after = First(ordered, measurement => study.After.Contains(measurement.HoursSinceBirth));
        return (before, after, Missing(study, participant, before, after));
    }

    private static ExclusionReason? Missing(PrePostStudy study, StudyParticipant participant, StudyMeasurement? before, StudyMeasurement? after) =>
        (before, after) switch
        {
            (null, null) => ExclusionReason.NoValues,
            (null, _) => ExclusionReason.NoBefore,
            (_, null) => ExclusionReason.NoAfter,
            ({ } first, { } second) => study.NeedsSessionBetween
                && !participant.SessionHours.Any(hours => hours >= first.HoursSinceBirth && hours < second.HoursSinceBirth)
                ? ExclusionReason.NoSessionBetween
                : null,
        };

    private static StudyMeasurement? First(StudyMeasurement[] ordered, Func<StudyMeasurement, bool> counts)
    {
        foreach (var measurement in ordered)
        {
            if (counts(measurement))
            {
                return measurement;
            }
        }

        return null;
    }

    private static StudyMeasurement? Last(StudyMeasurement[] ordered, Func<StudyMeasurement, bool> counts) =>
        First([.. ordered.Reverse()], counts);

    private static void CheckWindows(PrePostStudy study)
    {
        if (!(study.Before.FromHours < study.Before.ToHours && study.Before.ToHours <= study.After.FromHours && study.After.FromHours < study.After.ToHours))
        {
            throw new ArgumentException("The window before must end before the window after begins, and neither may be empty.", nameof(study));
        }
    }
}
