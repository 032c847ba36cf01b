using Lancar.Domain.Care.Sessions;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Triage;

/// <summary>One reason to stop, or complaint noted afterwards, that may be the beginning of something grave.</summary>
/// <param name="Code">The code of the session engine.</param>
/// <param name="Finding">In words, for notes and lists.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="SignOff">Clinical approval.</param>
public sealed record DangerReason(string Code, LocalizedText Finding, string Source, SignOff SignOff);

/// <summary>One version of <c>data/triage/after-massage.json</c>.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Basis">What the list rests on.</param>
/// <param name="Reasons">The reasons.</param>
public sealed record DangerReasons(string Id, int Version, SignOff SignOff, LocalizedText Basis, IReadOnlyList<DangerReason> Reasons);

/// <summary>Which sessions ended with danger (<c>docs/adr/0008</c>).</summary>
public static class AfterMassage
{
    /// <summary>The list in use.</summary>
    public static DangerReasons Danger { get; } = ProductData.Read<DangerReasons>("triage/after-massage.json");

    /// <summary>The dangerous reasons a session ended with: why it was stopped, and what was noted afterwards. Empty when there is none.</summary>
    public static IReadOnlyList<DangerReason> FoundIn(SessionState state) =>
        [.. Danger.Reasons.Where(reason => reason.Code == state.StopReason || state.Adverse.Contains(reason.Code))];
}
