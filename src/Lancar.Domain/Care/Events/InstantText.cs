using System.Globalization;

namespace Lancar.Domain.Care.Events;

/// <summary>The one way an instant is written as text, in events and in the database: UTC with three decimals, <c>2026-11-21T02:14:05.120Z</c>.
/// Its ordinal order is its order in time.</summary>
public static class InstantText
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes an instant; anything finer than a millisecond is cut off.</summary>
    public static string Write(DateTimeOffset instant) => instant.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads exactly the written form; anything else (another zone, no milliseconds, a date alone) is refused.</summary>
    public static bool TryRead(string? text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static DateTimeOffset Read(string text) =>
        TryRead(text, out var instant) ? instant : throw new FormatException($"'{text}' is not an instant of the form {Form}.");
}
