using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>A score printed with a unit of volume, or a volume with a percent sign.</summary>
internal static partial class UnitCheck
{
    public static void Run(MomentsCheck moments, ItemNotes notes)
    {
        var measure = moments.Measure;
        var units = new[]
        {
            ("unit", measure.Unit),
            (moments.Prefix + "mean", moments.Values.Mean?.Unit),
            (moments.Prefix + "sd", moments.Values.Sd?.Unit),
            (moments.Prefix + "min", moments.Values.Min?.Unit),
            (moments.Prefix + "max", moments.Values.Max?.Unit),
        };
        if (units.All(unit => unit.Item2 is null))
        {
            return;
        }

        notes.Done("unit");
        var isScore = measure.Scale is not null || notes.IsScore;
        var isVolume = !isScore && (notes.IsVolume || units.Any(unit => Volume().IsMatch(unit.Item2 ?? "")));
        foreach (var (field, unit) in units)
        {
            if (unit is null || notes.Has(FindingCode.UnitMismatch, field))
            {
                continue;
            }

            if (isScore && Volume().IsMatch(unit))
            {
                notes.Add(FindingCode.UnitMismatch, Severity.Caution, field, unit, null, "unit-mismatch.score");
            }
            else if (isVolume && unit == "%")
            {
                notes.Add(FindingCode.UnitMismatch, Severity.Caution, field, unit, null, "unit-mismatch.volume");
            }
        }
    }

    /// <summary>True when a variable's name says that it is a volume.</summary>
    internal static bool NamesVolume(string? variable) => VolumeName().IsMatch(variable ?? "");

    /// <summary>True when a variable's name says that it is a score.</summary>
    internal static bool NamesScore(string? variable) => ScoreName().IsMatch(variable ?? "");

    [GeneratedRegex(@"^\s*(ml|cc|cl|dl|l|liter|litre|mililiter|milliliter|millilitre|oz|cm3|cm³)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Volume();

    [GeneratedRegex(@"\b(volume|ml|cc)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VolumeName();

    [GeneratedRegex(@"\b(skor|score|scores|nilai kuesioner|points?|poin)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScoreName();
}
