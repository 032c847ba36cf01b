using Lancar.Domain.Accounts;

namespace Lancar.Server.Accounts;

/// <summary>An account while ASP.NET Identity works on it: the mutable face of <see cref="AccountRecord"/>.</summary>
public sealed class SignInUser
{
    /// <summary>Wraps a stored account.</summary>
    /// <param name="record">The account as stored.</param>
    public SignInUser(AccountRecord record)
    {
        Account = record.Account;
        Credentials = record.Credentials;
        Version = record.Version;
    }

    /// <summary>Wraps a new account that is not stored yet.</summary>
    /// <param name="account">The account.</param>
    public SignInUser(Account account)
    {
        Account = account;
        Credentials = new Credentials(null, "", LockoutEnabled: true, null, 0);
    }

    /// <summary>Who.</summary>
    public Account Account { get; set; }

    /// <summary>How they sign in.</summary>
    public Credentials Credentials { get; set; }

    /// <summary>Version of the stored record; 0 while it is new.</summary>
    public int Version { get; set; }
}
