using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>
/// One version of one massage protocol: a preset read from <c>data/protocols</c>, or one of a site's own (<see cref="SiteProtocol"/>). A protocol is data with a source, never code:
/// what the source does not state stands in <see cref="NotStated"/>, what Lancar had to add to make it run in <see cref="Assumed"/>.
/// </summary>
/// <param name="Id">Stable name, as sent in events: <c>kerinci</c>.</param>
/// <param name="Version">Version of the content, from 1. A published version is never changed, because sessions refer to it.</param>
/// <param name="Preset">Letter of the preset, A to F; null for a site's own.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Sources">Where each statement was read.</param>
/// <param name="Evidence">How sure anybody can be.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="Phases">Massage and rest in order; at least one massage.</param>
/// <param name="Assumed">Parameters Lancar supplied because the source is silent.</param>
/// <param name="Area">From where to where on the back.</param>
/// <param name="Technique">How the hands move.</param>
/// <param name="Schedule">How often and for how long.</param>
/// <param name="Performers">Who may give it.</param>
/// <param name="Positions">Positions of the mother, the first being the usual one.</param>
/// <param name="PositionSource">Where the positions come from.</param>
/// <param name="NotStated">Parameters the source does not state.</param>
public sealed record Protocol(
    string Id,
    int Version,
    string? Preset,
    LocalizedText Name,
    IReadOnlyList<ProtocolSource> Sources,
    ProtocolEvidence Evidence,
    SignOff SignOff,
    IReadOnlyList<ProtocolPhase> Phases,
    IReadOnlyList<string> Assumed,
    ProtocolArea Area,
    ProtocolTechnique Technique,
    ProtocolSchedule Schedule,
    IReadOnlyList<string> Performers,
    IReadOnlyList<string> Positions,
    ProtocolSource PositionSource,
    IReadOnlyList<string> NotStated)
{
    /// <summary>Least massage of one session in milliseconds: the sum over the massage phases, rests not counted.</summary>
    [JsonIgnore]
    public long PlannedMinMs => Phases.Where(phase => phase.Kind == PhaseKind.Massage).Sum(phase => phase.MinSeconds * 1000L);

    /// <summary>Most massage of one session in milliseconds: the sum over the massage phases, rests not counted.</summary>
    [JsonIgnore]
    public long PlannedMaxMs => Phases.Where(phase => phase.Kind == PhaseKind.Massage).Sum(phase => phase.MaxSeconds * 1000L);

    /// <summary>Shortest and longest time from the first touch to the last in milliseconds, rests counted, pauses not.</summary>
    public (long Least, long Most) ElapsedMs() => (Phases.Sum(phase => phase.MinSeconds * 1000L), Phases.Sum(phase => phase.MaxSeconds * 1000L));
}

/// <summary>One place a protocol was read from.</summary>
/// <param name="Ref">Paper or public source: <c>002</c>, <c>P1</c>.</param>
/// <param name="Where">Section or table.</param>
/// <param name="Says">What it says, in our words.</param>
public sealed record ProtocolSource(string Ref, string Where, LocalizedText Says);

/// <summary>How sure anybody can be about a protocol.</summary>
/// <param name="Grade">GRADE word: <c>very-low</c>.</param>
/// <param name="Unknown">What nobody has studied.</param>
public sealed record ProtocolEvidence(string Grade, LocalizedText Unknown);

/// <summary>What happens in a phase of a session.</summary>
public enum PhaseKind
{
    /// <summary>Hands on the back; counts as dose.</summary>
    Massage,

    /// <summary>Planned rest; never counts as dose.</summary>
    Rest,
}

/// <summary>One phase of a protocol.</summary>
/// <param name="Kind">Massage or rest.</param>
/// <param name="MinSeconds">The phase may be ended by hand from here on.</param>
/// <param name="MaxSeconds">The phase ends by itself here.</param>
public sealed record ProtocolPhase(PhaseKind Kind, int MinSeconds, int MaxSeconds);

/// <summary>The part of the back a protocol names.</summary>
/// <param name="Upper">Upper landmark.</param>
/// <param name="Lower">Lower landmark.</param>
/// <param name="Label">The same in words.</param>
public sealed record ProtocolArea(string Upper, string Lower, LocalizedText Label);

/// <summary>How the hands move.</summary>
/// <param name="Direction"><c>upward</c> or <c>downward</c>.</param>
/// <param name="Motion"><c>circles</c> or <c>circles-outward</c>.</param>
/// <param name="Hands">Which part of the hands: <c>thumbs</c>.</param>
/// <param name="Pressure">Pressure in words; comfort decides.</param>
/// <param name="SecondsPerCircle">Pace of the drawing on the screen.</param>
public sealed record ProtocolTechnique(string Direction, string Motion, string Hands, LocalizedText Pressure, int SecondsPerCircle);

/// <summary>How often a protocol asks for a session.</summary>
/// <param name="SessionsPerDay">Sessions a day; null when the source does not say.</param>
/// <param name="Days">Number of days; null when open or not stated.</param>
/// <param name="StartHours">Earliest and latest hour after birth of the first session; null when not stated.</param>
/// <param name="Times">Times of day or moments the source names.</param>
/// <param name="Note">What a reader must know about the schedule.</param>
public sealed record ProtocolSchedule(int? SessionsPerDay, int? Days, IReadOnlyList<int>? StartHours, IReadOnlyList<string> Times, LocalizedText Note);
