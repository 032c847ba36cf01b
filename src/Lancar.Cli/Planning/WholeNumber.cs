using System.Globalization;

namespace Lancar.Cli.Planning;

/// <summary>
/// Whole numbers as they are typed: digits alone. A point or comma is refused, because 10.000 is ten thousand to one reader and ten to another.
/// </summary>
internal static class WholeNumber
{
    private const long Most = 1_000_000_000_000_000;

    /// <summary>A count from 0 to 10^15; null for anything else.</summary>
    public static long? Read(string text) => ReadSeed(text) is { } read and <= Most ? (long)read : null;

    /// <summary>A seed from 0 to 2^64 − 1; null for anything else.</summary>
    public static ulong? ReadSeed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
}
