using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Mothers;

/// <summary>How the baby was born.</summary>
public enum DeliveryMode
{
    /// <summary>Vaginal birth.</summary>
    Vaginal,

    /// <summary>Caesarean section.</summary>
    Caesarean,

    /// <summary>Assisted vaginal birth.</summary>
    Assisted,
}

/// <summary>The three time zones of Indonesia. Instants are stored in UTC and shown in the mother's zone.</summary>
public enum IndonesianZone
{
    /// <summary>Western Indonesian Time, UTC+7.</summary>
    Wib,

    /// <summary>Central Indonesian Time, UTC+8.</summary>
    Wita,

    /// <summary>Eastern Indonesian Time, UTC+9.</summary>
    Wit,
}

/// <summary>Offsets and names of the zones.</summary>
public static class IndonesianZones
{
    /// <summary>The zone as users know it: <c>WIB</c>, <c>WITA</c>, <c>WIT</c>.</summary>
    public static string Abbreviation(this IndonesianZone zone) => zone switch
    {
        IndonesianZone.Wib => "WIB",
        IndonesianZone.Wita => "WITA",
        IndonesianZone.Wit => "WIT",
    };

    /// <summary>The instant on the clocks of the zone. Indonesia knows no summer time.</summary>
    public static DateTimeOffset In(this IndonesianZone zone, DateTimeOffset instant) => instant.ToOffset(zone switch
    {
        IndonesianZone.Wib => TimeSpan.FromHours(7),
        IndonesianZone.Wita => TimeSpan.FromHours(8),
        IndonesianZone.Wit => TimeSpan.FromHours(9),
    });
}

/// <summary>Who the mother is and how the birth was: the raw facts; bands (young, primipara …) are derived per study.</summary>
public sealed record MotherIdentity
{
    /// <summary>Her name. Never leaves care.</summary>
    public required string Name { get; init; }

    /// <summary>Instant of the birth of the baby, UTC.</summary>
    public required DateTimeOffset BirthAt { get; init; }

    /// <summary>The zone her times are shown in.</summary>
    public required IndonesianZone Zone { get; init; }

    /// <summary>How the baby was born.</summary>
    public required DeliveryMode DeliveryMode { get; init; }

    /// <summary>Number of births, this one included.</summary>
    public required int Parity { get; init; }

    /// <summary>Completed weeks of pregnancy.</summary>
    public required int GestationalWeeks { get; init; }

    /// <summary>Babies of this birth.</summary>
    public required int Babies { get; init; }

    /// <summary>The checked way to an identity from what was sent.</summary>
    /// <returns>The identity, or <c>mother.out-of-range</c> naming the field: parity 1–20, gestational age 22–44 weeks, 1–4 babies.</returns>
    public static Result<MotherIdentity> Create(
        string name, DateTimeOffset birthAt, IndonesianZone zone, DeliveryMode deliveryMode, long parity, long gestationalWeeks, long babies)
    {
        var where = parity is < 1 or > 20 ? "parity"
            : gestationalWeeks is < 22 or > 44 ? "gestationalWeeks"
            : babies is < 1 or > 4 ? "babies"
            : null;
        return where is not null ? Error.Of("mother.out-of-range", where) : new MotherIdentity
        {
            Name = name.Trim(),
            BirthAt = birthAt,
            Zone = zone,
            DeliveryMode = deliveryMode,
            Parity = (int)parity,
            GestationalWeeks = (int)gestationalWeeks,
            Babies = (int)babies,
        };
    }
}
