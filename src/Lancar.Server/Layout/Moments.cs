using System.Globalization;
using Lancar.Domain.Kernel;

namespace Lancar.Server.Layout;

/// <summary>Writes instants as people read them, in the local time of the mother: <c>24 Maret 2026, 14.05 WIB</c>; English <c>24 March 2026, 14:05 WIB</c>.</summary>
public static class Moments
{
    private static readonly string[] Indonesian =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>Day, month in words, year.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="offset">Hours ahead of UTC of the zone shown.</param>
    /// <param name="language">Which language.</param>
    public static string Date(DateTimeOffset instant, TimeSpan offset, Language language)
    {
        var local = instant.ToOffset(offset);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Month(local.Month, language)} {local.Year}");
    }

    /// <summary>A day that has no zone: day, month in words, year.</summary>
    public static string Day(DateOnly day, Language language) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Month(day.Month, language)} {day.Year}");

    /// <summary>The day it is where no mother's zone decides: in western Indonesia (UTC+7).</summary>
    public static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(7)).DateTime);

    /// <summary>Hours and minutes: a point between them in Indonesian, a colon in English.</summary>
    /// <inheritdoc cref="Date" path="/param"/>
    public static string Time(DateTimeOffset instant, TimeSpan offset, Language language) =>
        instant.ToOffset(offset).ToString(language switch { Language.Indonesian => "HH'.'mm", Language.English => "HH':'mm" }, CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds of a dose: 14 minutes 30 seconds are written <c>14:30</c> in both languages, as on the phone's timer.</summary>
    /// <param name="milliseconds">Duration in ms, not negative.</param>
    public static string Minutes(long milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000}:{milliseconds / 1000 % 60:00}");

    /// <summary>A planned duration: <c>9:00–15:00</c>, or one number when least and most are the same.</summary>
    /// <param name="leastMs">Shortest duration in ms, not negative.</param>
    /// <param name="mostMs">Longest duration in ms, not less than <paramref name="leastMs"/>.</param>
    public static string MinuteRange(long leastMs, long mostMs) => leastMs == mostMs ? Minutes(mostMs) : $"{Minutes(leastMs)}–{Minutes(mostMs)}";

    private static string Month(int month, Language language) => language switch
    {
        Language.Indonesian => Indonesian[month - 1],
        Language.English => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month),
    };
}
