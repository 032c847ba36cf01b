using System.Text.Json.Nodes;

namespace Lancar.Server.Care.Triage;

/// <summary>Where this site refers to, from <c>Lancar:Facility:Name</c> and <c>Lancar:Facility:Phone</c>. Both may be missing; a number is never guessed.</summary>
/// <param name="Name">Name of the facility, or null.</param>
/// <param name="Phone">Its number, or null.</param>
public sealed record ReferralFacility(string? Name, string? Phone)
{
    /// <summary>Reads the settings of the host.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static ReferralFacility From(IConfiguration configuration) =>
        new(Given(configuration["Lancar:Facility:Name"]), Given(configuration["Lancar:Facility:Phone"]));

    /// <summary>As phones are told: null when there is no name.</summary>
    internal JsonObject? Json() => Name is null ? null : new JsonObject { ["name"] = Name, ["phone"] = Phone };

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
