using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Under which heading an instrument stands.</summary>
public enum InstrumentGroup
{
    /// <summary>Milk and its flow.</summary>
    Milk,

    /// <summary>The baby.</summary>
    Baby,

    /// <summary>The mother.</summary>
    Mother,

    /// <summary>The husband.</summary>
    Husband,
}

/// <summary>Whom an instrument measures.</summary>
public enum InstrumentSubject
{
    /// <summary>The mother.</summary>
    Mother,

    /// <summary>One baby, named by its number.</summary>
    Baby,

    /// <summary>The baby's father.</summary>
    Father,
}

/// <summary>How often an instrument is meant to be used. Advice on what is due, never a reason to refuse.</summary>
public enum InstrumentRepeat
{
    /// <summary>Until it has been answered.</summary>
    Once,

    /// <summary>Every 24 hours.</summary>
    Daily,

    /// <summary>Whenever wanted.</summary>
    Any,
}

/// <summary>Whose words the items are.</summary>
public enum InstrumentWords
{
    /// <summary>Shipped with Lancar, in its own words.</summary>
    Lancar,

    /// <summary>Not shipped: a site that holds a licence may load them; without them only points are recorded.</summary>
    Site,
}

/// <summary>What an instrument's words may be used for.</summary>
public enum InstrumentLicence
{
    /// <summary>Lancar's own words.</summary>
    Own,

    /// <summary>In general use and free.</summary>
    Free,

    /// <summary>Somebody else's: ask first. No words of it are shipped.</summary>
    AskRightsHolder,
}

/// <summary>
/// A measuring instrument as data (<c>data/instruments</c>): its items, how they become typed outcomes, and where it comes from.
/// Expressed volume and the 16 signs are older and have forms and events of their own (<see cref="Instruments"/>).
/// </summary>
public sealed record Instrument
{
    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Version; an observation is always scored by the version it was recorded with.</summary>
    public required int Version { get; init; }

    /// <summary>Heading.</summary>
    public required InstrumentGroup Group { get; init; }

    /// <summary>Whom it measures.</summary>
    public required InstrumentSubject Subject { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>How often it is meant to be used.</summary>
    public required InstrumentRepeat Repeat { get; init; }

    /// <summary>The hours its questions look back on; null when they ask about now.</summary>
    public int? WindowHours { get; init; }

    /// <summary>What exactly is meant, where a word alone would leave it open.</summary>
    public LocalizedText? Definition { get; init; }

    /// <summary>Whose words the items are.</summary>
    public required InstrumentWords WordsFrom { get; init; }

    /// <summary>The items, in the order asked.</summary>
    public required IReadOnlyList<InstrumentItem> Items { get; init; }

    /// <summary>How the answers become outcomes.</summary>
    public required InstrumentScoring Scoring { get; init; }

    /// <summary>Answers and outcomes that call for somebody to look.</summary>
    public required IReadOnlyList<InstrumentAlert> Alerts { get; init; }

    /// <summary>What to know before believing the number.</summary>
    public required LocalizedText Note { get; init; }

    /// <summary>What its words may be used for.</summary>
    public required InstrumentLicence Licence { get; init; }

    /// <summary>The licence in words.</summary>
    public required LocalizedText LicenceNote { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>State of clinical approval.</summary>
    public required SignOff SignOff { get; init; }
}
