using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;

namespace Lancar.Server.Accounts;

/// <summary>Writes who saw or did what into the audit, before it is shown.</summary>
public sealed class Audited(IAuditLog audit, TimeProvider time)
{
    /// <summary>A mother's page was opened.</summary>
    public const string MotherViewed = "mother.viewed";

    /// <summary>The list of who saw a mother was opened.</summary>
    public const string AuditViewed = "mother.audit-viewed";

    /// <summary>A referral note was opened.</summary>
    public const string ReferralViewed = "referral.viewed";

    /// <summary>The harms ledger was opened.</summary>
    public const string HarmsViewed = "harms.viewed";

    /// <summary>The harms ledger left the system as a file.</summary>
    public const string HarmsExported = "harms.exported";

    /// <summary>A study's result was opened.</summary>
    public const string StudyViewed = "study.viewed";

    /// <summary>A study's result or data left the system as a file.</summary>
    public const string StudyExported = "study.exported";

    /// <summary>A study was made from a file.</summary>
    public const string StudyImported = "study.imported";

    /// <summary>An account was made.</summary>
    public const string AccountMade = "account.made";

    /// <summary>An account was given a new password.</summary>
    public const string PasswordReset = "account.password-reset";

    /// <summary>A version of a site's own protocol was published.</summary>
    public const string ProtocolPublished = "protocol.published";

    /// <summary>A version of a site's own protocol was noted as approved by a clinician.</summary>
    public const string ProtocolApproved = "protocol.approved";

    /// <summary>A version of a site's own protocol was taken out of new plans.</summary>
    public const string ProtocolRetired = "protocol.retired";

    /// <summary>A phone fetched its caseload from the beginning, or facts of more than a day ago.</summary>
    public const string CaseloadFetched = "caseload.fetched";

    /// <summary>A phone got the secret back that opens what is on it without its PIN.</summary>
    public const string RecoveryGiven = "recovery.given";

    /// <summary>Adds a line.</summary>
    /// <param name="account">Who.</param>
    /// <param name="action">One of the words above.</param>
    /// <param name="subject">What, as an id.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task Note(Account account, string action, Guid subject, CancellationToken cancellation) =>
        audit.Append(time.GetUtcNow(), account.Id.ToString(), account.Role.Code(), action, subject.ToString(), cancellation);
}
