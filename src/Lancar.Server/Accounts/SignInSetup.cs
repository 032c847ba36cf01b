using Lancar.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Lancar.Server.Accounts;

/// <summary>Sign-in: passwords by ASP.NET Identity, a cookie that lasts, lockout, roles as policies, antiforgery.</summary>
public static class SignInSetup
{
    /// <summary>Failed passwords in a row until an account is locked.</summary>
    public const int FailuresUntilLocked = 5;

    /// <summary>How often a cookie is held against the account: a password changed elsewhere ends the sign-in within this time.</summary>
    public static readonly TimeSpan CheckedEvery = TimeSpan.FromMinutes(5);

    /// <summary>How long a cookie lasts from its last use.</summary>
    public static readonly TimeSpan CookieLasts = TimeSpan.FromDays(30);

    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>Adds everything sign-in needs.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="data">Where the keys that protect cookies are kept, so that a restart signs nobody out.</param>
    /// <param name="behindHttps"><c>Lancar:Https</c>: true when browsers reach this server by https only, also through a proxy.</param>
    public static void AddSignIn(this IServiceCollection services, DataFolder data, bool behindHttps)
    {
        services.AddDataProtection().SetApplicationName("Lancar").PersistKeysToFileSystem(new DirectoryInfo(data.In("keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<SignInUser>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = FailuresUntilLocked;
                options.Lockout.DefaultLockoutTimeSpan = LockedFor;
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
                // Length is what counts; rules about signs only make people write passwords down.
                options.Password = new PasswordOptions
                {
                    RequiredLength = 10, RequiredUniqueChars = 4,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddSignInManager()
            .AddUserStore<SignInUserStore>()
            .AddClaimsPrincipalFactory<SignedInClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = CheckedEvery;
            options.OnRefreshingPrincipal = KeepWhatIsOfTheSignIn;
        });
        services.ConfigureApplicationCookie(options => Cookie(options, behindHttps));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "lancar-form";
            options.Cookie.SecurePolicy = Secure(behindHttps);
            // Our own header is stricter than the one antiforgery would set.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<PasswordSignIn>();
        services.AddAuthorization(Policies.AddTo);
    }

    private static void Cookie(CookieAuthenticationOptions options, bool behindHttps)
    {
        options.Cookie.Name = "lancar-sign-in";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = Secure(behindHttps);
        options.ExpireTimeSpan = CookieLasts;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "to";
        options.Events.OnSigningIn = SignInId.Begin;
        options.Events.OnSigningOut = SignInId.End;
        options.Events.OnValidatePrincipal = SignInId.Validate;
        // A program gets a status, a person gets a page.
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized, context.RedirectUri);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden, null);
    }

    /// <summary>The account's claims are read anew; what is the sign-in's own is taken over.</summary>
    private static Task KeepWhatIsOfTheSignIn(SecurityStampRefreshingPrincipalContext renewed)
    {
        var identity = renewed.NewPrincipal!.Identities.First();
        identity.AddClaims(renewed.CurrentPrincipal!.Claims.Where(claim => claim.Type is FreshSignIn.ClaimName or SignInId.ClaimName).Select(claim => claim.Clone(identity)));
        return Task.CompletedTask;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status, string? page)
    {
        if (page is null || context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(page);
        }

        return Task.CompletedTask;
    }

    /// <summary>On plain http at home the cookie must travel; behind https it never travels without.</summary>
    private static CookieSecurePolicy Secure(bool behindHttps) => behindHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
