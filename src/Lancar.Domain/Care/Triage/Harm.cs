using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>How bad a harm was.</summary>
public enum HarmSeverity
{
    /// <summary>Passed by itself.</summary>
    Mild,

    /// <summary>Needed rest or care.</summary>
    Moderate,

    /// <summary>Needed a health facility.</summary>
    Severe,
}

/// <summary>A harm that was recorded by itself.</summary>
/// <param name="HarmId">Identity of the harm.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Kind">Code of <see cref="HarmKinds"/>.</param>
/// <param name="Severity">How bad.</param>
/// <param name="SessionId">The session it belongs to, or null.</param>
public sealed record Harm(Guid HarmId, DateTimeOffset At, string By, string Kind, HarmSeverity Severity, Guid? SessionId);

/// <summary>One kind of harm.</summary>
/// <param name="Code">As sent in events.</param>
/// <param name="Text">In words.</param>
public sealed record HarmKind(string Code, LocalizedText Text);

/// <summary>One version of <c>data/triage/harms.json</c>.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Basis">What the list rests on.</param>
/// <param name="Kinds">In the order offered.</param>
/// <param name="Stops">Reasons to stop a session that are harms of the kind of that code; the others are none.</param>
public sealed record HarmKinds(string Id, int Version, SignOff SignOff, LocalizedText Basis, IReadOnlyList<HarmKind> Kinds, IReadOnlyList<string> Stops)
{
    /// <summary>The list in use. A code once used stays.</summary>
    public static HarmKinds Current { get; } = ProductData.Read<HarmKinds>("triage/harms.json");

    /// <summary>The kind of this code, or null.</summary>
    public HarmKind? Find(string code) => Kinds.FirstOrDefault(kind => kind.Code == code);
}
