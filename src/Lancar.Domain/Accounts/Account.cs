namespace Lancar.Domain.Accounts;

/// <summary>What an account may do and see; see <see cref="Access"/>.</summary>
public enum Role
{
    /// <summary>Midwife: all clinical facts of the mothers of her site.</summary>
    Midwife,

    /// <summary>Helper (husband, family) of one mother: the massage, never scores, moods or notes.</summary>
    Helper,

    /// <summary>The mother herself.</summary>
    Mother,

    /// <summary>Coordinator of a site: sees, does not record.</summary>
    Coordinator,

    /// <summary>Student or lecturer: pseudonymised study data only.</summary>
    Student,
}

/// <summary>Somebody who can sign in.</summary>
/// <param name="Id">Identity of the account.</param>
/// <param name="UserName">What is typed to sign in; unique, ignoring case.</param>
/// <param name="DisplayName">How others see the account.</param>
/// <param name="Role">What it may do.</param>
/// <param name="SiteId">Where it works or is cared for.</param>
/// <param name="MotherId">For a mother or helper: the mother; otherwise null.</param>
public sealed record Account(Guid Id, string UserName, string DisplayName, Role Role, Guid SiteId, Guid? MotherId);

/// <summary>What sign-in needs to know about an account. Never leaves the server.</summary>
/// <param name="PasswordHash">Hash with its salt and cost; null while no password is set.</param>
/// <param name="SecurityStamp">Changes whenever credentials change, which ends other sign-ins.</param>
/// <param name="LockoutEnabled">Whether failures lock the account.</param>
/// <param name="LockoutEnd">Locked until then, or null.</param>
/// <param name="AccessFailedCount">Failures since the last success.</param>
public sealed record Credentials(string? PasswordHash, string SecurityStamp, bool LockoutEnabled, DateTimeOffset? LockoutEnd, int AccessFailedCount);

/// <summary>An account with its credentials, at one version.</summary>
/// <param name="Account">Who.</param>
/// <param name="Credentials">How they sign in.</param>
/// <param name="Version">Grows by one with every change; 1 when created.</param>
public sealed record AccountRecord(Account Account, Credentials Credentials, int Version);
