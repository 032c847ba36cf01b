using Lancar.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Accounts;

/// <summary>Lets ASP.NET Identity keep passwords, stamps and lockouts in <see cref="IAccountStore"/>.</summary>
public sealed class SignInUserStore(IAccountStore accounts, IdentityErrorDescriber errors)
    : IUserPasswordStore<SignInUser>, IUserSecurityStampStore<SignInUser>, IUserLockoutStore<SignInUser>
{
    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(SignInUser user, CancellationToken cancellationToken)
    {
        if (!await accounts.Create(user.Account, user.Credentials, cancellationToken))
        {
            return IdentityResult.Failed(errors.DuplicateUserName(user.Account.UserName));
        }

        user.Version = 1;
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(SignInUser user, CancellationToken cancellationToken)
    {
        if (!await accounts.Update(new AccountRecord(user.Account, user.Credentials, user.Version), cancellationToken))
        {
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }

        user.Version++;
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> DeleteAsync(SignInUser user, CancellationToken cancellationToken) =>
        await accounts.Delete(user.Account.Id, cancellationToken) ? IdentityResult.Success : IdentityResult.Failed(errors.ConcurrencyFailure());

    /// <inheritdoc/>
    public async Task<SignInUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) && await accounts.Find(id, cancellationToken) is { } record ? new SignInUser(record) : null;

    /// <inheritdoc/>
    public async Task<SignInUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await accounts.FindByUserName(normalizedUserName, cancellationToken) is { } record ? new SignInUser(record) : null;

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Id.ToString());

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.UserName);

    /// <inheritdoc/>
    public Task SetUserNameAsync(SignInUser user, string? userName, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { UserName = userName ?? throw new ArgumentNullException(nameof(userName)) };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(SignInUser user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    /// <summary>Nothing to keep: the account store compares user names without case itself.</summary>
    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(SignInUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(SignInUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Change(user, user.Credentials with { PasswordHash = passwordHash });

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Credentials.PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Credentials.PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(SignInUser user, string stamp, CancellationToken cancellationToken) =>
        Change(user, user.Credentials with { SecurityStamp = stamp });

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Credentials.SecurityStamp);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Credentials.LockoutEnd);

    /// <inheritdoc/>
    public Task SetLockoutEndDateAsync(SignInUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Change(user, user.Credentials with { LockoutEnd = lockoutEnd });

    /// <inheritdoc/>
    public async Task<int> IncrementAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken)
    {
        await Change(user, user.Credentials with { AccessFailedCount = user.Credentials.AccessFailedCount + 1 });
        return user.Credentials.AccessFailedCount;
    }

    /// <inheritdoc/>
    public Task ResetAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken) =>
        Change(user, user.Credentials with { AccessFailedCount = 0 });

    /// <inheritdoc/>
    public Task<int> GetAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Credentials.AccessFailedCount);

    /// <inheritdoc/>
    public Task<bool> GetLockoutEnabledAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Credentials.LockoutEnabled);

    /// <inheritdoc/>
    public Task SetLockoutEnabledAsync(SignInUser user, bool enabled, CancellationToken cancellationToken) =>
        Change(user, user.Credentials with { LockoutEnabled = enabled });

    /// <summary>Holds nothing open.</summary>
    public void Dispose()
    {
    }

    private static Task Change(SignInUser user, Credentials credentials)
    {
        user.Credentials = credentials;
        return Task.CompletedTask;
    }
}
