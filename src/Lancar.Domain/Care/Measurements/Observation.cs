using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>One observation with an instrument. Outcomes are worked out from it, never stored apart from it.</summary>
/// <param name="ObservationId">Identity; a correction keeps it.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="OccurredAt">When it was made.</param>
/// <param name="HoursSinceBirth">Time since birth then.</param>
/// <param name="InstrumentId">The instrument.</param>
/// <param name="InstrumentVersion">Its version.</param>
/// <param name="Baby">Which baby, from 1; null when it is not about a baby.</param>
/// <param name="Values">The answers given.</param>
/// <param name="NotApplicable">Items that could not apply at the age known when it was recorded.</param>
/// <param name="Corrections">How often it was corrected.</param>
public sealed record Observation(
    Guid ObservationId, Guid EventId, DateTimeOffset OccurredAt, HoursSinceBirth HoursSinceBirth, string InstrumentId, int InstrumentVersion, int? Baby,
    IReadOnlyDictionary<string, ItemValue> Values, IReadOnlyList<string> NotApplicable, int Corrections)
{
    /// <summary>The instrument version used.</summary>
    public Instrument UsedInstrument() => InstrumentLibrary.Find(InstrumentId, InstrumentVersion)
        ?? throw new InvalidOperationException($"Instrument {InstrumentId} version {InstrumentVersion} was accepted once and is gone.");

    /// <summary>Its typed outcomes.</summary>
    /// <exception cref="InvalidOperationException">What was accepted once does not score now: the instrument's file was changed without a new version.</exception>
    public Scored Scored() => Score() is { Succeeded: true, Value: var scored }
        ? scored
        : throw new InvalidOperationException($"Observation {ObservationId} with {InstrumentId} version {InstrumentVersion} no longer scores.");

    /// <summary>True when its outcomes lie within what its instrument can hold, as they did when it was accepted: a corrected birth must leave it so.</summary>
    public bool CanBeScored() => Score().Succeeded;

    /// <summary>The earliest moment it speaks of: a corrected birth cannot come later.</summary>
    public DateTimeOffset Earliest() => OccurredAt.AddMinutes(-(double)UsedInstrument().Items.Where(item => item.Kind == ItemKind.Moment)
        .Select(item => Values.TryGetValue(item.Id, out var moment) ? moment.Number!.Value : 0).DefaultIfEmpty(0).Max());

    private Result<Scored> Score() => Scoring.Of(UsedInstrument(), Values, HoursSinceBirth, NotApplicable);
}
