using System.Security.Cryptography;
using Lancar.Domain.Accounts;
using Lancar.Domain.Accounts.Audit;
using Lancar.Domain.Care.Mothers;
using Lancar.Server.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Accounts;

/// <summary>The accounts of the coordinator's site: who there is, a new one, a new password. Passwords are made here and shown once.</summary>
[Authorize(Policies.Accounts)]
public sealed class AccountsPage(
    IAccountStore accounts, IMotherStore mothers, UserManager<SignInUser> users, IAuditLog audit, Audited audited, Words words) : PageModel
{
    /// <summary>Signs that cannot be mistaken for one another when read out.</summary>
    private const string PasswordSigns = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The accounts of the site.</summary>
    public IReadOnlyList<Account> All { get; private set; } = [];

    /// <summary>The mothers a helper can be linked to.</summary>
    public IReadOnlyList<MotherRecord> Mothers { get; private set; } = [];

    /// <summary>The newest line of the audit: noted elsewhere, it shows later whether lines were cut off. Null while there is none.</summary>
    public AuditEntry? LastAudited { get; private set; }

    /// <summary>What has to be mended.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The user name and new password to hand over; shown once.</summary>
    public (string UserName, string Password)? Fresh { get; private set; }

    /// <summary>What was typed for an account that could not be made.</summary>
    public NewAccount Typed { get; private set; }

    /// <summary>Shows the accounts.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => Load(cancellation);

    /// <summary>Makes an account with a password of its own.</summary>
    public async Task<IActionResult> OnPostMakeAsync(string? userName, string? displayName, Role role, Guid? motherId, CancellationToken cancellation)
    {
        var site = User.RequireAccount().SiteId;
        Typed = new(userName, displayName, role, motherId);
        await Load(cancellation);
        var needsMother = role is Role.Helper or Role.Mother;
        if (string.IsNullOrWhiteSpace(displayName))
        {
            return Refuse(["DisplayName"]);
        }

        if (needsMother && Mothers.All(mother => mother.MotherId != motherId))
        {
            return Refuse(["Mother"]);
        }

        var account = new Account(
            Guid.CreateVersion7(), userName?.Trim().ToLowerInvariant() ?? "", displayName.Trim(), role, site, needsMother ? motherId : null);
        var password = NewPassword();
        var made = await users.CreateAsync(new SignInUser(account), password);
        if (!made.Succeeded)
        {
            return Refuse([.. made.Errors.Select(error => error.Code)]);
        }

        await audited.Note(User.RequireAccount(), Audited.AccountMade, account.Id, cancellation);
        (Fresh, Typed) = ((account.UserName, password), default);
        await Load(cancellation);
        return Page();
    }

    /// <summary>Gives an account of the site a new password, which ends its other sign-ins.</summary>
    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user || user.Account.SiteId != User.RequireAccount().SiteId)
        {
            return NotFound();
        }

        var password = NewPassword();
        user.Credentials = user.Credentials with { PasswordHash = users.PasswordHasher.HashPassword(user, password), LockoutEnd = null, AccessFailedCount = 0 };
        var changed = await users.UpdateSecurityStampAsync(user);
        if (!changed.Succeeded)
        {
            await Load(cancellation);
            return Refuse([.. changed.Errors.Select(error => error.Code)]);
        }

        await audited.Note(User.RequireAccount(), Audited.PasswordReset, id, cancellation);
        Fresh = (user.Account.UserName, password);
        await Load(cancellation);
        return Page();
    }

    private static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(PasswordSigns, 5)));

    private async Task Load(CancellationToken cancellation)
    {
        var site = User.RequireAccount().SiteId;
        All = [.. (await accounts.All(cancellation)).Where(account => account.SiteId == site)];
        LastAudited = (await audit.Newest(1, cancellation)).SingleOrDefault();
        Mothers = [.. (await mothers.OfSite(site, cancellation)).OrderBy(mother => mother.Identity.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private PageResult Refuse(IReadOnlyList<string> codes)
    {
        Problems = [.. codes.Select(code => AccountProblems.Say(code, words)).Distinct()];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The form of a new account as it was typed.</summary>
    /// <param name="UserName">The name to sign in with.</param>
    /// <param name="DisplayName">The name others see.</param>
    /// <param name="Role">The role; null before the form was sent.</param>
    /// <param name="MotherId">The mother a helper is linked to.</param>
    public readonly record struct NewAccount(string? UserName, string? DisplayName, Role? Role, Guid? MotherId)
    {
        /// <summary>True when something was sent.</summary>
        public bool IsGiven => Role is not null;
    }
}
