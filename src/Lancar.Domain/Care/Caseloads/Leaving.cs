using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Caseloads;

/// <summary>A reason for which a mother leaves care.</summary>
/// <param name="Id">The code in events.</param>
/// <param name="Label">In words.</param>
public sealed record LeavingReason(string Id, LocalizedText Label);

/// <summary>What happens when a mother leaves care (<c>data/caseload/leaving.json</c>).</summary>
/// <param name="Id">Always <c>leaving</c>.</param>
/// <param name="Version">Version of the rules.</param>
/// <param name="SignOff">Who approved them.</param>
/// <param name="Basis">What they rest on.</param>
/// <param name="KeepDays">For so many days she stays on lists and phones.</param>
/// <param name="Reasons">The reasons that may be given.</param>
public sealed record Leaving(string Id, int Version, SignOff SignOff, LocalizedText Basis, int KeepDays, IReadOnlyList<LeavingReason> Reasons)
{
    /// <summary>The rules of this program.</summary>
    public static Leaving Rules { get; } = ProductData.Read<Leaving>("caseload/leaving.json");
}
