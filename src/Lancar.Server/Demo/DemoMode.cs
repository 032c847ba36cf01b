using Lancar.Domain.Accounts;

namespace Lancar.Server.Demo;

/// <summary>One demo sign-in.</summary>
/// <param name="UserName">What is typed.</param>
/// <param name="DisplayName">How others see it.</param>
/// <param name="Role">Its role.</param>
/// <param name="Icon">Its drawing and text key on the first page.</param>
public sealed record DemoDoor(string UserName, string DisplayName, Role Role, string Icon);

/// <summary>Whether this server shows demo data (<c>Lancar:Demo</c>), and who can walk in then. Every screen is marked DEMO.</summary>
/// <param name="On">True in demo mode.</param>
public sealed record DemoMode(bool On)
{
    /// <summary>The four people a newcomer can walk in as.</summary>
    public static IReadOnlyList<DemoDoor> Doors { get; } =
    [
        new("bidan", "Bidan Ayu (DEMO)", Role.Midwife, "midwife"),
        new("suami", "Pak Budi (DEMO)", Role.Helper, "helper"),
        new("koordinator", "Bu Ratna (DEMO)", Role.Coordinator, "coordinator"),
        new("mahasiswa", "Dina (DEMO)", Role.Student, "student"),
    ];

    /// <summary>The password of all demo accounts. It is public on purpose, so it exists in demo mode only.</summary>
    public string Password => On ? "lancar-demo" : throw new InvalidOperationException("Outside demo mode there is no such password.");
}
