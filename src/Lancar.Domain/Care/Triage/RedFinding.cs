using System.Runtime.CompilerServices;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>
/// Something that must be followed to its outcome: a red sign before a massage, danger in one, a red assessment, or a referral made for
/// whatever reason. The same rule stands in <c>web/care/safety.ts</c>.
/// </summary>
/// <param name="Because">What it is.</param>
/// <param name="CauseId">The session or assessment; for a referral by judgement the referral itself.</param>
/// <param name="At">When it was found.</param>
/// <param name="Baby">Which baby it is about, or null.</param>
/// <param name="Codes">What was found, as keys for lists: <c>sign.fever</c>, <c>stop.bleeding</c>, <c>triage.baby.too-warm</c>. Empty for judgement.</param>
/// <param name="IsRed">True when a rule called it red; false for a referral of something else.</param>
/// <param name="Referrals">The referrals made for it, in the order recorded.</param>
/// <param name="IsCleared">True when a midwife cleared it and nobody referred for it since.</param>
public sealed record RedFinding(
    ReferralBecause Because, Guid CauseId, DateTimeOffset At, int? Baby, IReadOnlyList<string> Codes, bool IsRed, IReadOnlyList<Referral> Referrals, bool IsCleared)
{
    /// <summary>True for something the reader is not shown, known from the referral made for it alone: what cannot be seen may be red.</summary>
    public bool IsUnseen { get; init; }

    /// <summary>
    /// True until its outcome is known: while a referral is not closed, or, when none was made, until a midwife cleared it. Time alone changes nothing.
    /// </summary>
    public bool IsOpen => Referrals.Count > 0 ? Referrals.Any(referral => referral.Closed is null) : !IsCleared;

    /// <summary>
    /// True while no massage may be chosen: a red finding, one that cannot be seen, or a referral to go now, until the last outcome says massage may go on or a midwife
    /// cleared it. A referral for the same day for something seen that is not red holds nothing.
    /// </summary>
    public bool HoldsMassage =>
        (IsRed || IsUnseen || Referrals.Any(referral => referral.Urgency == ReferralUrgency.Now)) && !IsCleared
        && !(Referrals.Count > 0 && Referrals.All(referral => referral.Closed is { } closed && ReferralOutcomes.Current.Find(closed.Outcome)!.MassageMayGoOn));
}

/// <summary>What must be followed up of a mother.</summary>
public static class RedFindings
{
    /// <summary>Findings depend on the record alone, and a record never changes: they are worked out once for each, as long as it is kept.</summary>
    private static readonly ConditionalWeakTable<MotherRecord, IReadOnlyList<RedFinding>> Known = [];

    /// <summary>All findings of a mother, oldest first; those that are over too.</summary>
    public static IReadOnlyList<RedFinding> Findings(this MotherRecord mother) => Known.GetValue(mother, Of);

    /// <summary>The findings whose outcome nobody has recorded yet.</summary>
    public static IReadOnlyList<RedFinding> OpenFindings(this MotherRecord mother) => [.. mother.Findings().Where(finding => finding.IsOpen)];

    /// <summary>A finding's code in words, or null when it is of another catalogue (<c>sign.</c>, <c>stop.</c> stand in the texts).</summary>
    public static LocalizedText? TextOf(string code) => code.Split('.') switch
    {
        ["triage", var table, var sign] => TriageTables.All.Where(each => each.Id == table).Select(each => each.Sign(sign)?.Finding).FirstOrDefault(text => text is not null),
        ["stop", var reason] => AfterMassage.Danger.Reasons.FirstOrDefault(each => each.Code == reason)?.Finding,
        _ => null,
    };

    private static IReadOnlyList<RedFinding> Of(MotherRecord mother)
    {
        var sessions = mother.Sessions.Select(session => (Because: ReferralBecause.Session, Id: session.SessionId, At: session.OpenedAt, Baby: (int?)null, Codes: CodesOf(session.State)));
        var assessments = mother.Assessments.Select(each =>
            (Because: ReferralBecause.Assessment, Id: each.AssessmentId, At: each.OccurredAt, each.Baby, Codes: CodesOf(each, mother.Identity.BirthAt)));
        var known = sessions.Concat(assessments).ToList();
        // A helper is not shown the assessment a referral stands on; the referral holds massage all the same, for the same day too.
        var unseen = mother.Referrals.Where(referral => referral.BecauseId is { } id && known.All(cause => cause.Id != id)).DistinctBy(referral => referral.BecauseId)
            .Select(referral => (referral.Because, Id: referral.BecauseId!.Value, At: referral.MadeAt, Baby: (int?)null, Codes: (IReadOnlyList<string>)[]));
        var found = known.Select(cause => Finding(mother, cause.Because, cause.Id, cause.At, cause.Baby, cause.Codes))
            .Concat(unseen.Select(cause => Finding(mother, cause.Because, cause.Id, cause.At, cause.Baby, cause.Codes) with { IsUnseen = true }));
        var judged = mother.Referrals.Where(referral => referral.Because == ReferralBecause.Judgement).Select(referral =>
            new RedFinding(ReferralBecause.Judgement, referral.ReferralId, referral.MadeAt, null, [], false, [referral], IsCleared(mother, referral.ReferralId, [referral])));
        return [.. found.Concat(judged).Where(finding => finding.IsRed || finding.Referrals.Count > 0).OrderBy(finding => finding.At)];
    }

    private static RedFinding Finding(MotherRecord mother, ReferralBecause because, Guid id, DateTimeOffset at, int? baby, IReadOnlyList<string> codes)
    {
        IReadOnlyList<Referral> referrals = [.. mother.Referrals.Where(referral => referral.Because == because && referral.BecauseId == id)];
        return new(because, id, at, baby, codes, codes.Count > 0, referrals, IsCleared(mother, id, referrals));
    }

    /// <summary>A clearance says nothing of a referral made after it, unless it names that very one (two phones whose clocks differ).</summary>
    private static bool IsCleared(MotherRecord mother, Guid cause, IReadOnlyList<Referral> referrals) => mother.Clearances.Any(clearance =>
        (clearance.CauseId == cause || referrals.Any(referral => referral.ReferralId == clearance.CauseId))
        && referrals.All(referral => referral.MadeAt <= clearance.At || referral.ReferralId == clearance.CauseId));

    private static IReadOnlyList<string> CodesOf(SessionState state) => state.Status == SessionStatus.Referred
        ? [.. state.SignsYes.Where(id => BeforeMassage.Gate.Signs.All(sign => sign.Id != id || sign.Level == SignLevel.Red)).Select(id => "sign." + id)]
        : [.. AfterMassage.FoundIn(state).Select(reason => "stop." + reason.Code)];

    private static IReadOnlyList<string> CodesOf(Assessment assessment, DateTimeOffset birthAt) =>
        [.. assessment.Result(birthAt).Findings.Where(finding => finding.Sign.Level == SignLevel.Red).Select(finding => $"triage.{assessment.TableId}.{finding.Sign.Id}")];
}
