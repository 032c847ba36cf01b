using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>One bound with where it comes from.</summary>
/// <param name="Value">The bound, inclusive; its unit is in the name of the member that holds it.</param>
/// <param name="Source">Papers or public sources, as in <c>data/sources.json</c>.</param>
/// <param name="Says">What they say, in our words.</param>
public sealed record ProtocolBound(int Value, string Source, LocalizedText Says);

/// <summary>What a facility's own protocol, and any plan, may ask for: <c>data/site-protocols/bounds.json</c>, the one place these bounds stand.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the content, from 1.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Basis">What the bounds are for.</param>
/// <param name="LeastMassageSeconds">Least massage of one session, s.</param>
/// <param name="MostMassageSeconds">Most massage of one session, s, rests not counted.</param>
/// <param name="MostRestSeconds">Longest single rest, s.</param>
/// <param name="MostPhases">Most phases of one session.</param>
/// <param name="MostSessionsPerDay">Most sessions a day.</param>
/// <param name="MostDays">Most days, and the last day after birth on which a first session may begin.</param>
public sealed record ProtocolBounds(
    string Id,
    int Version,
    SignOff SignOff,
    LocalizedText Basis,
    ProtocolBound LeastMassageSeconds,
    ProtocolBound MostMassageSeconds,
    ProtocolBound MostRestSeconds,
    ProtocolBound MostPhases,
    ProtocolBound MostSessionsPerDay,
    ProtocolBound MostDays)
{
    /// <summary>The bounds of this program.</summary>
    public static ProtocolBounds Current { get; } = ProductData.Read<ProtocolBounds>("site-protocols/bounds.json");

    /// <summary>Last hour after birth at which a first session may begin.</summary>
    public int LastHour => MostDays.Value * 24;

    /// <summary>Every bound, in the order of the form.</summary>
    public IReadOnlyList<ProtocolBound> All() => [LeastMassageSeconds, MostMassageSeconds, MostRestSeconds, MostPhases, MostSessionsPerDay, MostDays];
}
