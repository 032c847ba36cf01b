using System.Globalization;

namespace Lancar.Domain.Care.Protocols;

/// <summary>One phase as typed into the form; a phase with nothing typed is left out.</summary>
public sealed class PhaseDraft
{
    /// <summary><c>massage</c> or <c>rest</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Least duration, whole minutes.</summary>
    public string? LeastMinutes { get; init; }

    /// <summary>Least duration, seconds beside the minutes, 0 to 59.</summary>
    public string? LeastSeconds { get; init; }

    /// <summary>Most duration, whole minutes.</summary>
    public string? MostMinutes { get; init; }

    /// <summary>Most duration, seconds beside the minutes, 0 to 59.</summary>
    public string? MostSeconds { get; init; }

    /// <summary>True when no duration was typed.</summary>
    public bool IsEmpty => new[] { LeastMinutes, LeastSeconds, MostMinutes, MostSeconds }.All(string.IsNullOrWhiteSpace);

    /// <summary>A phase as it would be typed.</summary>
    public static PhaseDraft Of(ProtocolPhase phase) => new()
    {
        Kind = phase.Kind == PhaseKind.Massage ? "massage" : "rest",
        LeastMinutes = Text(phase.MinSeconds / 60), LeastSeconds = Text(phase.MinSeconds % 60),
        MostMinutes = Text(phase.MaxSeconds / 60), MostSeconds = Text(phase.MaxSeconds % 60),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
