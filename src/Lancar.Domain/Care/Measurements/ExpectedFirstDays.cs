using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>
/// What is usual with healthy term babies and their mothers at an age: <c>data/expected/first-days.json</c>. It stands beside every
/// reading. A range, never a target; a value outside it is no failure.
/// </summary>
/// <param name="Id">Identity of the content.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="About">What the ranges mean.</param>
/// <param name="Bands">The ranges; ages without a source are gaps.</param>
/// <param name="SignOff">State of clinical approval.</param>
public sealed record ExpectedFirstDays(string Id, int Version, LocalizedText About, IReadOnlyList<UsualBand> Bands, SignOff SignOff)
{
    /// <summary>The content as shipped.</summary>
    public static ExpectedFirstDays Current { get; } = ProductData.Read<ExpectedFirstDays>("expected/first-days.json");

    /// <summary>What is usual for an outcome at an age, or null when nothing sourced is known.</summary>
    public UsualBand? At(string instrument, string outcome, HoursSinceBirth age)
    {
        const long MsPerHour = 3_600_000;
        return Bands.FirstOrDefault(band => band.Instrument == instrument && band.Outcome == outcome
            && age.Milliseconds >= band.FromHours * MsPerHour && age.Milliseconds < band.ToHours * MsPerHour);
    }

    /// <summary>The ranges of one outcome, by age.</summary>
    public IReadOnlyList<UsualBand> Of(string instrument, string outcome) =>
        [.. Bands.Where(band => band.Instrument == instrument && band.Outcome == outcome).OrderBy(band => band.FromHours)];
}

/// <summary>What is usual for one outcome within one span of ages.</summary>
public sealed record UsualBand
{
    /// <summary>The instrument.</summary>
    public required string Instrument { get; init; }

    /// <summary>Its outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Hours since birth at which the span begins, inclusive.</summary>
    public required int FromHours { get; init; }

    /// <summary>Hours since birth at which it ends, exclusive.</summary>
    public required int ToHours { get; init; }

    /// <summary>Lower end in the outcome's unit; null when the source gives words only.</summary>
    public decimal? Lower { get; init; }

    /// <summary>Upper end; null when there is none.</summary>
    public decimal? Upper { get; init; }

    /// <summary>The usual words, for an outcome that is a word.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>In words.</summary>
    public required LocalizedText Says { get; init; }

    /// <summary>Keys in <c>data/sources.json</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How good the source is: <c>weak</c>, <c>leaflet</c>, <c>review</c>.</summary>
    public required UsualStrength Strength { get; init; }

    /// <summary>How a reading lies to it.</summary>
    public Place Of(OutcomeValue reading) =>
        reading.Word is { } word ? Words.Count == 0 ? Place.Unsaid : Words.Contains(word) ? Place.Within : Place.Outside
        : reading.Value is not { } value || (Lower is null && Upper is null) ? Place.Unsaid
        : value < Lower ? Place.Below : value > Upper ? Place.Above : Place.Within;
}

/// <summary>How much a source of what is usual can bear.</summary>
public enum UsualStrength
{
    /// <summary>Repeated by secondary pages; the original was not retrieved.</summary>
    Weak,

    /// <summary>Leaflets of health services.</summary>
    Leaflet,

    /// <summary>A review or reference of several studies.</summary>
    Review,
}

/// <summary>How a reading lies to what is usual. None of them is a verdict on anybody.</summary>
public enum Place
{
    /// <summary>Nothing to compare with.</summary>
    Unsaid,

    /// <summary>Less than usual.</summary>
    Below,

    /// <summary>As usual.</summary>
    Within,

    /// <summary>More than usual.</summary>
    Above,

    /// <summary>Another word than usual.</summary>
    Outside,
}
