using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>Which way an outcome is better, so that no sentence can turn it round.</summary>
public enum OutcomeDirection
{
    /// <summary>More points are better.</summary>
    HigherIsBetter,

    /// <summary>More is simply more; no judgement.</summary>
    HigherIsMore,

    /// <summary>Fewer points are better: pain, low mood.</summary>
    LowerIsBetter,

    /// <summary>Neither: a word, an hour, a list.</summary>
    None,
}

/// <summary>What makes a number an outcome: unit, range, decimals, direction. A score can never be printed as millilitres.</summary>
/// <param name="Id">The instrument.</param>
/// <param name="Unit">Unit: <c>ml</c>, <c>points</c>, <c>percent</c>.</param>
/// <param name="Minimum">Least possible value.</param>
/// <param name="Maximum">Greatest possible value.</param>
/// <param name="Decimals">Decimals it is recorded with; 0 means whole numbers only.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record OutcomeScale(string Id, string Unit, decimal Minimum, decimal Maximum, int Decimals, OutcomeDirection Direction)
{
    /// <summary>True when the value lies in the range and has no more decimals than the instrument gives.</summary>
    /// <param name="value">The value, in the unit.</param>
    public bool Holds(decimal value) => value >= Minimum && value <= Maximum && decimal.Round(value, Decimals) == value;
}

/// <summary>The instrument of <c>data/instruments/milk-volume.json</c>.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version; a volume names the one it was recorded with.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit: <c>ml</c>.</param>
/// <param name="Minimum">Least volume.</param>
/// <param name="Maximum">Greatest volume.</param>
/// <param name="Decimals">Decimals it is recorded with.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Methods">How milk may be taken.</param>
/// <param name="Sides">From which breast.</param>
/// <param name="MaxMinutes">Longest expressing, in minutes.</param>
/// <param name="MaxHoursSinceLastFeed">Longest time since the last feed, in hours.</param>
/// <param name="Note">What to know before believing the number.</param>
/// <param name="Source">Keys in <c>data/sources.json</c>.</param>
/// <param name="Licence">What its words may be used for.</param>
public sealed record MilkVolumeInstrument(
    string Id, int Version, LocalizedText Name, string Unit, decimal Minimum, decimal Maximum, int Decimals, OutcomeDirection Direction,
    IReadOnlyList<string> Methods, IReadOnlyList<string> Sides, int MaxMinutes, decimal MaxHoursSinceLastFeed,
    LocalizedText Note, string Source, string Licence);

/// <summary>The instrument of <c>data/instruments/milk-score.json</c>.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version; a score names the one it was recorded with.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of the raw total: <c>points</c>.</param>
/// <param name="Minimum">Least raw total.</param>
/// <param name="Maximum">Greatest raw total.</param>
/// <param name="Decimals">Decimals of the raw total.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="WindowHours">The hours its questions look back on.</param>
/// <param name="Answers">The words a sign can be answered with.</param>
/// <param name="Scoring">How the answers become numbers.</param>
/// <param name="Note">What to know before believing the number.</param>
/// <param name="SignOff">State of clinical approval.</param>
/// <param name="Licence">What its words may be used for.</param>
/// <param name="Source">Keys in <c>data/sources.json</c>.</param>
/// <param name="Items">The 16 signs, in the order asked.</param>
public sealed record MilkScoreInstrument(
    string Id, int Version, LocalizedText Name, string Unit, decimal Minimum, decimal Maximum, int Decimals, OutcomeDirection Direction,
    int WindowHours, IReadOnlyList<string> Answers, MilkScoreRule Scoring, LocalizedText Note, SignOff SignOff, string Licence, string Source,
    IReadOnlyList<MilkScoreItem> Items);

/// <summary>How the 16 answers become numbers.</summary>
/// <param name="Raw">The raw total in words.</param>
/// <param name="ImprovedAbove">Paper 003 calls a raw total above this improved.</param>
/// <param name="Prorated">The prorated total in words.</param>
public sealed record MilkScoreRule(LocalizedText Raw, int ImprovedAbove, LocalizedText Prorated);

/// <summary>Whom a sign is about.</summary>
public enum ScoreSubject
{
    /// <summary>The mother.</summary>
    Mother,

    /// <summary>The baby.</summary>
    Baby,
}

/// <summary>One of the 16 signs.</summary>
/// <param name="Id">M1 to M10, B1 to B6.</param>
/// <param name="About">Mother or baby.</param>
/// <param name="FromDay">First day of life on which it can be expected; null when only at weighing.</param>
/// <param name="Text">Our own wording.</param>
/// <param name="Source">Where the idea comes from.</param>
public sealed record MilkScoreItem(string Id, ScoreSubject About, int? FromDay, LocalizedText Text, string Source);

/// <summary>The instruments Lancar knows, as data.</summary>
public static class Instruments
{
    /// <summary>Expressed milk volume.</summary>
    public static MilkVolumeInstrument MilkVolume { get; } = ProductData.Read<MilkVolumeInstrument>("instruments/milk-volume.json");

    /// <summary>The 16 signs of milk sufficiency.</summary>
    public static MilkScoreInstrument MilkScore { get; } = ProductData.Read<MilkScoreInstrument>("instruments/milk-score.json");

    /// <summary>Scale of a volume: millilitres with one decimal.</summary>
    public static OutcomeScale VolumeMl { get; } = new(MilkVolume.Id, MilkVolume.Unit, MilkVolume.Minimum, MilkVolume.Maximum, MilkVolume.Decimals, MilkVolume.Direction);

    /// <summary>Scale of the raw total: whole points.</summary>
    public static OutcomeScale ScorePoints { get; } = new(MilkScore.Id, MilkScore.Unit, MilkScore.Minimum, MilkScore.Maximum, MilkScore.Decimals, MilkScore.Direction);

    /// <summary>Scale of the prorated total: percent of the signs that apply.</summary>
    public static OutcomeScale ScorePercent { get; } = new(MilkScore.Id, "percent", 0, 100, 28, MilkScore.Direction);
}
