using Lancar.Domain.Accounts;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Lancar.SystemTests.Accounts;

/// <summary>A sign-in that fails costs one run of the password hash, whatever was wrong: neither the answer nor its work tells which names exist.</summary>
public sealed class PasswordWorkTests(Care.RunningServer server) : IClassFixture<Care.RunningServer>
{
    [Theory]
    [InlineData("known", "wrong-password")]
    [InlineData("known", "")]
    [InlineData("known", null)]
    [InlineData("unknown", "wrong-password")]
    [InlineData("unknown", "")]
    [InlineData("unknown", null)]
    [InlineData("locked", Care.RunningServer.Password)]
    [InlineData("locked", "")]
    [InlineData("without password", "wrong-password")]
    [InlineData("without password", "")]
    [InlineData("nothing typed", "wrong-password")]
    [InlineData("nothing typed", null)]
    public async Task Whatever_was_wrong_the_answer_and_the_work_are_the_same(string who, string? password)
    {
        var account = await server.Create(Role.Midwife);
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInUser>>();
        var user = (await users.FindByIdAsync(account.Id.ToString()))!;
        user.Credentials = who switch
        {
            "locked" => user.Credentials with { LockoutEnd = DateTimeOffset.UtcNow.AddHours(1) },
            "without password" => user.Credentials with { PasswordHash = null },
            _ => user.Credentials,
        };
        Assert.True((await users.UpdateAsync(user)).Succeeded);

        var counted = new CountedHasher(users.PasswordHasher);
        users.PasswordHasher = counted;
        var name = who switch { "unknown" => "nobody-of-this-name", "nothing typed" => "", _ => account.UserName };
        Assert.Null(await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().Try(name, password));
        Assert.Equal(1, counted.Runs);
    }

    [Fact]
    public async Task No_password_counts_towards_the_lock_as_a_wrong_one_does()
    {
        var account = await server.Create(Role.Midwife);
        await using var scope = server.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<PasswordSignIn>();
        for (var failure = 1; failure <= SignInSetup.FailuresUntilLocked; failure++)
        {
            Assert.Null(await signIn.Try(account.UserName, failure % 2 == 0 ? "" : null));
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInUser>>();
        Assert.True(await users.IsLockedOutAsync((await users.FindByIdAsync(account.Id.ToString()))!));
    }

    /// <summary>The hasher of the host, counted.</summary>
    private sealed class CountedHasher(IPasswordHasher<SignInUser> hasher) : IPasswordHasher<SignInUser>
    {
        public int Runs { get; private set; }

        public string HashPassword(SignInUser user, string password)
        {
            Runs++;
            return hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(SignInUser user, string hashedPassword, string providedPassword)
        {
            Runs++;
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
