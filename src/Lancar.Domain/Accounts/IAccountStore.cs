namespace Lancar.Domain.Accounts;

/// <summary>Where accounts are kept.</summary>
public interface IAccountStore
{
    /// <summary>The account of this id, or null.</summary>
    Task<AccountRecord?> Find(Guid id, CancellationToken cancellation = default);

    /// <summary>The account of this user name, ignoring case, or null.</summary>
    Task<AccountRecord?> FindByUserName(string userName, CancellationToken cancellation = default);

    /// <summary>All accounts, by user name.</summary>
    Task<IReadOnlyList<Account>> All(CancellationToken cancellation = default);

    /// <summary>Adds an account at version 1.</summary>
    /// <returns>False when the id or the user name is taken; nothing changed.</returns>
    Task<bool> Create(Account account, Credentials credentials, CancellationToken cancellation = default);

    /// <summary>Replaces what is stored when it is still at <see cref="AccountRecord.Version"/>, and raises the version.</summary>
    /// <returns>False when somebody changed or deleted it in the meantime, or the new user name is taken; nothing changed.</returns>
    Task<bool> Update(AccountRecord record, CancellationToken cancellation = default);

    /// <summary>Removes an account; its recorded facts keep their author.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> Delete(Guid id, CancellationToken cancellation = default);
}
