using System.Security.Claims;
using Lancar.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Lancar.Server.Accounts;

/// <summary>Which roles may open which part. Which mother's data is decided per mother by <see cref="Lancar.Domain.Accounts.Access"/>.</summary>
public static class Policies
{
    /// <summary>Today's list and mothers: midwife and coordinator.</summary>
    public const string Care = "care";

    /// <summary>The companion app on the phone: midwife, helper, mother.</summary>
    public const string Phone = "phone";

    /// <summary>Studies, pseudonymised: student, midwife and coordinator, as <see cref="Access.MaySeeStudyData"/> says.</summary>
    public const string Study = "study";

    /// <summary>Who saw a mother: coordinator.</summary>
    public const string Audit = "audit";

    /// <summary>Accounts of the site: coordinator.</summary>
    public const string Accounts = "accounts";

    /// <summary>The site's own protocols: coordinator.</summary>
    public const string Protocols = "protocols";

    private static readonly Dictionary<string, Role[]> Roles = new(StringComparer.Ordinal)
    {
        [Care] = [Role.Midwife, Role.Coordinator],
        [Phone] = [Role.Midwife, Role.Helper, Role.Mother],
        [Study] = [.. Enum.GetValues<Role>().Where(Access.MaySeeStudyData)],
        [Audit] = [Role.Coordinator],
        [Accounts] = [Role.Coordinator],
        [Protocols] = [Role.Coordinator],
    };

    /// <summary>Makes every policy known to ASP.NET.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Roles)
        {
            options.AddPolicy(policy, builder => builder.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
        }
    }

    /// <summary>True when the caller's role is among those of the policy: for showing or leaving out a link.</summary>
    /// <param name="user">The caller.</param>
    /// <param name="policy">One of the names above.</param>
    public static bool Sees(this ClaimsPrincipal user, string policy) => Roles[policy].Any(role => user.IsInRole(role.ToString()));

    /// <summary>The screen a role begins with.</summary>
    /// <param name="role">The role.</param>
    public static string FirstScreen(Role role) => role switch
    {
        Role.Midwife or Role.Coordinator => "/today",
        Role.Helper or Role.Mother => "/app/",
        Role.Student => "/studies",
    };
}
