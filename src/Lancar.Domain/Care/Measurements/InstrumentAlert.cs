using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>How soon somebody must look.</summary>
public enum AlertLevel
{
    /// <summary>The same day.</summary>
    Amber,

    /// <summary>Now.</summary>
    Red,
}

/// <summary>An answer or outcome that calls for somebody to look. Advice for people; it decides nothing by itself.</summary>
public sealed record InstrumentAlert
{
    /// <summary>Identity within the instrument.</summary>
    public required string Id { get; init; }

    /// <summary>The item looked at, or null.</summary>
    public string? Item { get; init; }

    /// <summary>The outcome looked at, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Words that raise it.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>Raised from this value on.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Raised up to this value.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Raised below this value.</summary>
    public decimal? Below { get; init; }

    /// <summary>From this hour since birth on; null from birth.</summary>
    public int? FromHours { get; init; }

    /// <summary>Before this hour since birth; null for ever.</summary>
    public int? UntilHours { get; init; }

    /// <summary>How soon.</summary>
    public required AlertLevel Level { get; init; }

    /// <summary>The decision table that answers it when a later assessment of the same mother or baby is clear or red; null when none does.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>What to do, in words.</summary>
    public required LocalizedText Says { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>True when its age has come.</summary>
    /// <param name="age">Age of the baby.</param>
    public bool AppliesAt(HoursSinceBirth age) => new AgeWindow(FromHours ?? 0, UntilHours).Holds(age);
}
