using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Triage;

namespace Lancar.Domain.Care.Sessions;

/// <summary>One phase as the engine sees it: whole milliseconds.</summary>
/// <param name="Kind">Massage or rest.</param>
/// <param name="MinMs">May be ended by hand from here on.</param>
/// <param name="MaxMs">Ends by itself here; the last phase stays but counts no further.</param>
public sealed record SessionPhase(PhaseKind Kind, long MinMs, long MaxMs);

/// <summary>One danger sign as the engine sees it.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Level">Red or amber.</param>
public sealed record SessionSign(string Id, SignLevel Level);

/// <summary>Everything a session is judged by: the phases of its protocol and the signs of the gate.</summary>
/// <param name="Phases">In order, at least one.</param>
/// <param name="Signs">In the order asked.</param>
public sealed record SessionRules(IReadOnlyList<SessionPhase> Phases, IReadOnlyList<SessionSign> Signs)
{
    /// <summary>Least dose: the sum of <see cref="SessionPhase.MinMs"/> over the massage phases.</summary>
    public long PlannedMinMs => Phases.Where(phase => phase.Kind == PhaseKind.Massage).Sum(phase => phase.MinMs);

    /// <summary>Most dose: the sum of <see cref="SessionPhase.MaxMs"/> over the massage phases.</summary>
    public long PlannedMaxMs => Phases.Where(phase => phase.Kind == PhaseKind.Massage).Sum(phase => phase.MaxMs);

    /// <summary>The rules of a session by this protocol behind this gate.</summary>
    public static SessionRules From(Protocol protocol, Gate gate) => new(
        [.. protocol.Phases.Select(phase => new SessionPhase(phase.Kind, phase.MinSeconds * 1000L, phase.MaxSeconds * 1000L))],
        [.. gate.Signs.Select(sign => new SessionSign(sign.Id, sign.Level))]);
}
