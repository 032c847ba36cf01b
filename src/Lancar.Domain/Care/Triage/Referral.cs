using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>What a referral or a clearance is because of.</summary>
public enum ReferralBecause
{
    /// <summary>A session: a red sign before it, or danger in it.</summary>
    Session,

    /// <summary>An assessment by a decision table.</summary>
    Assessment,

    /// <summary>The judgement of who refers, without a rule.</summary>
    Judgement,
}

/// <summary>How soon she must be seen.</summary>
public enum ReferralUrgency
{
    /// <summary>Go now.</summary>
    Now,

    /// <summary>Today.</summary>
    SameDay,
}

/// <summary>A referral and, once it is known, what came of it. Open until then.</summary>
/// <param name="ReferralId">Identity of the referral.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Because">What it is because of.</param>
/// <param name="BecauseId">The session or assessment; null for judgement.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="To">Where to, or null.</param>
/// <param name="ObservationId">The observation whose red alert it was made for, or null. It is not judged: nobody is refused a referral over it.</param>
/// <param name="Closed">What came of it; null while nobody has recorded it.</param>
public sealed record Referral(
    Guid ReferralId, DateTimeOffset MadeAt, string By, ReferralBecause Because, Guid? BecauseId, ReferralUrgency Urgency, string? To, Guid? ObservationId, ReferralClosed? Closed);

/// <summary>What came of a referral.</summary>
/// <param name="At">When it was recorded as having happened.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Outcome">Code of <see cref="ReferralOutcomes"/>.</param>
/// <param name="Note">A short note, or null.</param>
public sealed record ReferralClosed(DateTimeOffset At, string By, string Outcome, string? Note);

/// <summary>A midwife saw her: massage may go on, as far as this cause is concerned.</summary>
/// <param name="ClearanceId">Identity of the clearance.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="CauseId">The session, assessment or referral cleared.</param>
public sealed record Clearance(Guid ClearanceId, DateTimeOffset At, string By, Guid CauseId);

/// <summary>One possible outcome.</summary>
/// <param name="Code">As sent in events.</param>
/// <param name="MassageMayGoOn">Whether it ends the hold on massage.</param>
/// <param name="Answers">Whether it answers what was amber, not known or an alert: somebody saw her, or nobody can any more.</param>
/// <param name="Text">In words.</param>
public sealed record ReferralOutcome(string Code, bool MassageMayGoOn, bool Answers, LocalizedText Text);

/// <summary>One version of <c>data/triage/referral-outcomes.json</c>.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Basis">What the list rests on.</param>
/// <param name="Outcomes">In the order offered.</param>
public sealed record ReferralOutcomes(string Id, int Version, SignOff SignOff, LocalizedText Basis, IReadOnlyList<ReferralOutcome> Outcomes)
{
    /// <summary>The list in use. A code once used stays.</summary>
    public static ReferralOutcomes Current { get; } = ProductData.Read<ReferralOutcomes>("triage/referral-outcomes.json");

    /// <summary>The outcome of this code, or null.</summary>
    public ReferralOutcome? Find(string code) => Outcomes.FirstOrDefault(outcome => outcome.Code == code);
}
