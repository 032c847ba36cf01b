using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>What a caption is about.</summary>
internal static partial class Captions
{
    /// <summary>The caption without its label, up to the place and the year; null when nothing is left.</summary>
    public static string? Subject(string? caption)
    {
        if (caption is null)
        {
            return null;
        }

        var words = PlaceAndYear().Replace(Label().Replace(caption, ""), "").Trim(' ', '.', ':');
        return words.Length == 0 ? null : words.Length <= 120 ? words : words[..120];
    }

    [GeneratedRegex(@"^\s*(?:tabel|table)\s+\d+(?:[.\-]\d+)*\s*[.:]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+(?:di\s+(?:wilayah|TPMB|PMB|BPM|puskesmas|rumah\s+sakit|RS|RSUD|klinik|desa|kecamatan|kota|kabupaten)|tahun\s+\d{4}|tanggal\s+\d)\b.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex PlaceAndYear();
}
