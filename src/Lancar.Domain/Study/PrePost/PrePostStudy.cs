namespace Lancar.Domain.Study.PrePost;

/// <summary>A span of ages.</summary>
/// <param name="FromHours">Hours since birth, inclusive.</param>
/// <param name="ToHours">Hours since birth, exclusive, above <paramref name="FromHours"/>.</param>
public sealed record HoursWindow(double FromHours, double ToHours)
{
    /// <summary>True when the age lies in the span.</summary>
    public bool Contains(double hours) => hours >= FromHours && hours < ToHours;
}

/// <summary>A one-group pretest-posttest study over mothers in the system. It is fixed before anybody looks at the values.</summary>
/// <param name="Id">Identity of the study.</param>
/// <param name="Outcome">What is compared.</param>
/// <param name="Before">Ages at which the first measurement counts.</param>
/// <param name="After">Ages at which the second counts; must not begin before <paramref name="Before"/> ends.</param>
public sealed record PrePostStudy(string Id, StudyOutcome Outcome, HoursWindow Before, HoursWindow After)
{
    /// <summary>Shortest pregnancy taken, in completed weeks, or null for any.</summary>
    public int? FewestGestationalWeeks { get; init; }

    /// <summary>True to take only mothers with a massage session between the two measurements, and no first measurement after the first session.</summary>
    public bool NeedsSessionBetween { get; init; }
}

/// <summary>What the selection must know about a mother. It holds a study code, never a name.</summary>
/// <param name="Code">Study code.</param>
/// <param name="HasResearchConsent">True when she consented to research and has not withdrawn.</param>
/// <param name="GestationalWeeks">Completed weeks of pregnancy at birth, or null when not recorded.</param>
/// <param name="SessionHours">Hours since birth at which massage sessions began, in any order.</param>
public sealed record StudyParticipant(string Code, bool HasResearchConsent, int? GestationalWeeks, IReadOnlyList<double> SessionHours);

/// <summary>One measurement of the study's outcome.</summary>
/// <param name="ParticipantCode">Study code of the mother.</param>
/// <param name="HoursSinceBirth">Hours since birth.</param>
/// <param name="Value">Value in the outcome's unit.</param>
/// <param name="Method">How it was measured, for example <c>hand/both</c>, or null when it makes no difference.</param>
public readonly record struct StudyMeasurement(string ParticipantCode, double HoursSinceBirth, double Value, string? Method = null);
