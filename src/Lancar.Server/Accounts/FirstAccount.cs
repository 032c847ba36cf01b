using System.Security.Cryptography;
using Lancar.Domain.Accounts;
using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Accounts;

/// <summary>
/// How a real server gets its first account: while there is none, start-up writes a one-time word to the file <c>first-account.txt</c>
/// in the data folder and says so in the log. Whoever can read that folder opens <c>/first-account</c> with the word and becomes coordinator.
/// With the first account made, file and page are gone.
/// </summary>
public sealed class FirstAccount(IAccountStore accounts, UserManager<SignInUser> users, DataFolder data, ILogger<FirstAccount> log)
{
    private const string FileName = "first-account.txt";

    /// <summary>Writes the one-time word when there is no account yet.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task Offer(CancellationToken cancellation)
    {
        var file = data.In(FileName);
        if ((await accounts.All(cancellation)).Count > 0)
        {
            File.Delete(file);
            return;
        }

        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                // From its first byte on readable by its owner alone, also in a folder others may look into.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var writer = new StreamWriter(file, options);
            await writer.WriteAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + "\n");
        }

        log.LogWarning("No account yet. Open /first-account and enter the word that stands in {File}.", file);
    }

    /// <summary>True while a first account can be made.</summary>
    public bool Open => File.Exists(data.In(FileName));

    /// <summary>Makes the first account, a coordinator of a new site, when the word is right.</summary>
    /// <param name="word">The one-time word as typed.</param>
    /// <param name="userName">User name wanted.</param>
    /// <param name="displayName">Name shown to others.</param>
    /// <param name="password">Password wanted.</param>
    /// <returns>The errors; empty when the account was made.</returns>
    public async Task<IReadOnlyList<string>> Create(string word, string userName, string displayName, string password)
    {
        if (!Open || !Matches(word) || (await accounts.All()).Count > 0)
        {
            return ["word"];
        }

        var account = new Account(Guid.CreateVersion7(), userName, displayName, Role.Coordinator, Guid.CreateVersion7(), null);
        var made = await users.CreateAsync(new SignInUser(account), password);
        if (made.Succeeded)
        {
            File.Delete(data.In(FileName));
        }

        return [.. made.Errors.Select(error => error.Code)];
    }

    private bool Matches(string word)
    {
        var right = File.ReadAllBytes(data.In(FileName)).AsSpan().Trim("\r\n "u8);
        return CryptographicOperations.FixedTimeEquals(right, System.Text.Encoding.UTF8.GetBytes(word.Trim()));
    }
}
