using System.Globalization;
using System.Text.Json.Nodes;

namespace Lancar.Tests.Evidence;

/// <summary>Puts one error into a correct result, large enough that no rounding explains it.</summary>
internal static class PlantedErrors
{
    /// <summary>Puts one error into the item; false when this item has no place for it.</summary>
    public static bool Plant(string code, JsonObject item, Random random)
    {
        switch (code)
        {
            case "percent-mismatch":
                var level = item["levels"]![0]!;
                return Change(level.AsObject(), "percent", value => value + (random.Next(2) == 0 ? 7 : -4) + random.Next(0, 3));
            case "total-mismatch":
                item["n"] = (int)item["n"]! + random.Next(1, 4);
                return true;
            case "p-zero":
                item["p"] = "0,000";
                return true;
            case "p-mismatch":
                return item["test"] is not null && Change(item, "p", value => value >= 0.5 ? value / 6 : (value * 3) + 0.05);
            case "odds-ratio-mismatch":
                return Change(item, "oddsRatio", value => (value * 1.4) + 0.5);
            case "odds-ratio-inverted":
                return item["claims"] is not null && Change(item, "oddsRatio", value => 1 / value);
            case "interval-order":
                return Swap(item);
            case "interval-mismatch":
                return ChangeLimit(item, 1, value => value * 8);
            case "interval-excludes-estimate":
                return item["oddsRatio"] is not null && ChangeLimit(item, 0, value => (value + 1) * 50);
            case "grim":
                return item["integer"] is not null && Decimals(item, "mean") >= 2 && (int)item["n"]! <= 30 && Change(item, "mean", value => value + (random.Next(2, 9) / 100.0));
            case "grimmer":
                return item["integer"] is not null && Decimals(item, "mean") >= 2 && Decimals(item, "sd") >= 2 && (int)item["n"]! <= 30 && Change(item, "sd", value => value + (random.Next(2, 9) / 100.0));
            case "sd-impossible":
                return item["min"] is not null && Change(item, "sd", value => value * 2.5);
            case "mean-out-of-range":
                return item["max"] is not null && Change(item, "mean", value => value + 25);
            case "difference-mismatch":
                return Change(item, "difference", value => value + (random.Next(2) == 0 ? 0.9 : -1.3));
            case "test-unsuited":
                item["test"] = "Wilcoxon";
                return true;
            case "unit-mismatch":
                item["unit"] = "ml";
                item["scale"] = CorrectResults.Json(["0", "40"]);
                return true;
            default:
                return true;
        }
    }

    private static int Decimals(JsonObject item, string field)
    {
        var text = (string)item[field]!;
        return text.Length - 1 - text.IndexOfAny([',', '.']);
    }

    private static bool Change(JsonObject item, string field, Func<double, double> change)
    {
        if ((string?)item[field] is not { } text || Changed(text, change) is not { } changed)
        {
            return false;
        }

        item[field] = changed;
        return true;
    }

    private static bool ChangeLimit(JsonObject item, int which, Func<double, double> change)
    {
        if (item["oddsRatioInterval"] is not JsonArray limits || Changed((string)limits[which]!, change) is not { } changed)
        {
            return false;
        }

        limits[which] = changed;
        return true;
    }

    private static bool Swap(JsonObject item)
    {
        if (item["oddsRatioInterval"] is not JsonArray limits || (string)limits[0]! == (string)limits[1]!)
        {
            return false;
        }

        item["oddsRatioInterval"] = CorrectResults.Json([(string)limits[1]!, (string)limits[0]!]);
        return true;
    }

    /// <summary>The text with another value and the same decimals; null when nothing would change or it is not a plain number.</summary>
    private static string? Changed(string text, Func<double, double> change)
    {
        var plain = text.TrimEnd('%').Replace(',', '.');
        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value == 0)
        {
            return null;
        }

        var point = plain.IndexOf('.');
        var decimals = point < 0 ? 0 : plain.Length - point - 1;
        var changed = change(value).ToString("F" + decimals, CultureInfo.InvariantCulture);
        return changed == plain ? null : text.Contains(',') ? changed.Replace('.', ',') : changed;
    }
}
