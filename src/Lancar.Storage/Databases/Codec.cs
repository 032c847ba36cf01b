using Lancar.Domain.Care.Events;

namespace Lancar.Storage.Databases;

/// <summary>The one way ids, instants and enums stand in both databases: as text, whose equality is their equality.</summary>
internal static class Codec
{
    /// <summary>Lower-case hyphenated UUID.</summary>
    public static string Text(Guid id) => id.ToString("D");

    /// <inheritdoc cref="Text(Guid)"/>
    public static string? Text(Guid? id) => id?.ToString("D");

    /// <summary>Reads what <see cref="Text(Guid)"/> wrote.</summary>
    public static Guid Id(string text) => Guid.ParseExact(text, "D");

    /// <inheritdoc cref="Id(string)"/>
    public static Guid? IdOrNull(string? text) => text is null ? null : Id(text);

    /// <summary>UTC with milliseconds.</summary>
    public static string Text(DateTimeOffset instant) => InstantText.Write(instant);

    /// <inheritdoc cref="Text(DateTimeOffset)"/>
    public static string? Text(DateTimeOffset? instant) => instant is { } value ? InstantText.Write(value) : null;

    /// <summary>Lower-case name of a role or other single-word enum.</summary>
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Reads what <see cref="Word"/> wrote.</summary>
    public static T Enum<T>(string word) where T : struct, Enum => System.Enum.Parse<T>(word, ignoreCase: true);
}
