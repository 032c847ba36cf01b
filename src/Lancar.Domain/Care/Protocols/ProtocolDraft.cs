using System.Globalization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>
/// A site's protocol as typed into the form, on the way from a copy of another protocol to a version of its own. It names every parameter a site may
/// set and no other: the danger-sign check is no part of a protocol and cannot be left out by one.
/// </summary>
public sealed class ProtocolDraft
{
    /// <summary>Its name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Massage and rest in order.</summary>
    public IReadOnlyList<PhaseDraft> Phases { get; init; } = new List<PhaseDraft>();

    /// <summary>Area of the back: <see cref="AreaOf"/> of one of <see cref="Areas"/>.</summary>
    public string? Area { get; init; }

    /// <summary><c>upward</c> or <c>downward</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>Sessions a day; empty: not stated.</summary>
    public string? SessionsPerDay { get; init; }

    /// <summary>Number of days; empty: not stated.</summary>
    public string? Days { get; init; }

    /// <summary>First session from this hour after birth on; empty with <see cref="ToHours"/>: at once.</summary>
    public string? FromHours { get; init; }

    /// <summary>First session before this hour after birth.</summary>
    public string? ToHours { get; init; }

    /// <summary>Who may give it.</summary>
    public IReadOnlyList<string> Performers { get; init; } = new List<string>();

    /// <summary>What a reader must know about the schedule.</summary>
    public string? Note { get; init; }

    /// <summary>Which source it was taken from: a paper, a standing order.</summary>
    public string? SourceRef { get; init; }

    /// <summary>Where in the source.</summary>
    public string? SourceWhere { get; init; }

    /// <summary>What the source says.</summary>
    public string? SourceSays { get; init; }

    /// <summary>GRADE word.</summary>
    public string? Grade { get; init; }

    /// <summary>What nobody has studied.</summary>
    public string? Unknown { get; init; }

    /// <summary>GRADE words, from the weakest.</summary>
    public static IReadOnlyList<string> Grades { get; } = ["very-low", "low", "moderate", "high"];

    /// <summary>Directions of the hands.</summary>
    public static IReadOnlyList<string> Directions { get; } = ["downward", "upward"];

    /// <summary>Who may give a massage.</summary>
    public static IReadOnlyList<string> AllPerformers { get; } = ["midwife", "husband", "family"];

    /// <summary>The areas the drawing can show: those of the presets, each once.</summary>
    public static IReadOnlyList<ProtocolArea> Areas { get; } = [.. ProtocolLibrary.All.Select(protocol => protocol.Area).DistinctBy(AreaOf)];

    /// <summary>An area as the form names it: upper and lower landmark.</summary>
    public static string AreaOf(ProtocolArea area) => $"{area.Upper} {area.Lower}";

    /// <summary>A protocol as it would be typed, to be changed.</summary>
    /// <param name="protocol">What is copied.</param>
    /// <param name="language">The language its texts are shown in.</param>
    public static ProtocolDraft Of(Protocol protocol, Language language) => new()
    {
        Name = protocol.Name.In(language),
        Phases = [.. protocol.Phases.Select(PhaseDraft.Of)],
        Area = AreaOf(protocol.Area),
        Direction = protocol.Technique.Direction,
        SessionsPerDay = Text(protocol.Schedule.SessionsPerDay),
        Days = Text(protocol.Schedule.Days),
        FromHours = Text(protocol.Schedule.StartHours?[0]),
        ToHours = Text(protocol.Schedule.StartHours?[1]),
        Performers = protocol.Performers,
        Note = protocol.Schedule.Note.In(language),
        SourceRef = protocol.Sources[0].Ref,
        SourceWhere = protocol.Sources[0].Where,
        SourceSays = protocol.Sources[0].Says.In(language),
        Grade = protocol.Evidence.Grade,
        Unknown = protocol.Evidence.Unknown.In(language),
    };

    /// <summary>The same with one more phase to fill in.</summary>
    public ProtocolDraft WithPhase() => new()
    {
        Name = Name, Phases = [.. Phases, new PhaseDraft()], Area = Area, Direction = Direction, SessionsPerDay = SessionsPerDay, Days = Days,
        FromHours = FromHours, ToHours = ToHours, Performers = Performers, Note = Note, SourceRef = SourceRef, SourceWhere = SourceWhere,
        SourceSays = SourceSays, Grade = Grade, Unknown = Unknown,
    };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
