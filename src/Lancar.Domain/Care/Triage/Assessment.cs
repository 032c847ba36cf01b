using Lancar.Domain.Care.Measurements;

namespace Lancar.Domain.Care.Triage;

/// <summary>One assessment by a decision table. What it comes to is worked out anew from the age, so that a corrected birth time is heeded.</summary>
/// <param name="AssessmentId">Identity of the assessment.</param>
/// <param name="EventId">The event it stands on.</param>
/// <param name="OccurredAt">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="TableId">The table.</param>
/// <param name="TableVersion">Its version.</param>
/// <param name="Baby">Which baby, from 1; null for the mother's tables.</param>
/// <param name="Answers">Answers by question; a question that is missing is not known.</param>
public sealed record Assessment(
    Guid AssessmentId, Guid EventId, DateTimeOffset OccurredAt, string By, string TableId, int TableVersion, int? Baby,
    IReadOnlyDictionary<string, TriageAnswer> Answers)
{
    /// <summary>The table followed.</summary>
    public TriageTable Table() => TriageTables.Find(TableId, TableVersion)
        ?? throw new InvalidOperationException($"Triage table {TableId} version {TableVersion} was accepted once and is gone.");

    /// <summary>What it comes to for a birth at this instant.</summary>
    public TriageResult Result(DateTimeOffset birthAt) => DecisionTable.Assess(Table(), Answers, (int)(HoursSinceBirth.Between(birthAt, OccurredAt).Milliseconds / 3_600_000));
}
