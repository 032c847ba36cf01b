using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.PrePost;

/// <summary>What kind of quantity an outcome is, as far as its natural course differs.</summary>
public enum OutcomeKind
{
    /// <summary>Milk or colostrum volume: rises by itself in the first days.</summary>
    MilkVolume,

    /// <summary>A score of milk signs: several signs cannot be present on days 1 and 2, so a rise is built in.</summary>
    MilkScore,

    /// <summary>Anything else, or not stated.</summary>
    Other,
}

/// <summary>Which direction an outcome is hoped to go.</summary>
public enum OutcomeDirection
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Lower is better.</summary>
    Lower,
}

/// <summary>A typed outcome: a number of it always knows its unit and range, so that a score can never be printed as millilitres.</summary>
public sealed record StudyOutcome
{
    private StudyOutcome(LocalizedText name, string? unit, OutcomeKind kind)
    {
        Name = name;
        Unit = unit;
        Kind = kind;
    }

    /// <summary>Name as tables print it, for example "Volume kolostrum".</summary>
    public LocalizedText Name { get; }

    /// <summary>Unit as printed (<c>ml</c>, <c>points</c>), or null when not given.</summary>
    public string? Unit { get; }

    /// <summary>Kind of quantity.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>True when single values are whole numbers.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Smallest possible value, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest possible value, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>Hoped direction.</summary>
    public OutcomeDirection Direction { get; init; }

    /// <summary>Decimals of a single value in tables and figures; means get two more at most.</summary>
    public int Decimals => IsInteger ? 0 : 1;

    /// <summary>Expressed milk or colostrum in millilitres.</summary>
    /// <param name="name">Name, or null for "Volume ASI perah".</param>
    public static StudyOutcome MilkVolumeMl(LocalizedText? name = null) =>
        new(name ?? Texts.Both("study.outcome.milk-volume"), "ml", OutcomeKind.MilkVolume) { Minimum = 0, Direction = OutcomeDirection.Higher };

    /// <summary>The score of 16 signs of milk sufficiency.</summary>
    public static StudyOutcome MilkScore() =>
        new(Texts.Both("study.outcome.milk-score"), Points, OutcomeKind.MilkScore)
        { IsInteger = true, Minimum = 0, Maximum = 16, Direction = OutcomeDirection.Higher };

    /// <summary>An outcome somebody named when importing a file. Millilitres and cc are milk volume; everything else has no known range.</summary>
    /// <param name="name">Name as typed.</param>
    /// <param name="unit">Unit as typed, or null.</param>
    public static StudyOutcome Named(LocalizedText name, string? unit)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = string.IsNullOrWhiteSpace(unit) ? null : unit.Trim();
        // 1 cc is 1 ml; the printed unit stays the one the study used.
        return trimmed?.ToLowerInvariant() is "ml" or "cc" or "mililiter"
            ? MilkVolumeMl(name) with { UnitPrinted = trimmed }
            : new StudyOutcome(name, trimmed, OutcomeKind.Other);
    }

    /// <summary>The unit in one language, or null: points are <c>poin</c> in Indonesian.</summary>
    public string? UnitIn(Language language) =>
        Unit == Points ? Texts.Get(language, "study.outcome.points") : UnitPrinted ?? Unit;

    private const string Points = "points";

    private string? UnitPrinted { get; init; }
}
