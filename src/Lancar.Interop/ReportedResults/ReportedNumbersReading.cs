using System.Collections.Frozen;
using System.Text.Json;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>The decimal mark a document uses, found from the numbers that show it beyond doubt.</summary>
/// <param name="Mark">The mark, or null when none shows or both are used.</param>
internal readonly record struct ReportedNumbersReading(DecimalMark? Mark)
{
    /// <summary>Fields that hold words: "4.1" there is a table's number, not a decimal point.</summary>
    private static readonly FrozenSet<string> WordFields =
        FrozenSet.ToFrozenSet(["id", "kind", "source", "title", "place", "note", "variable", "label", "text", "rows", "columns", "claims", "test", "unit"]);

    /// <summary>Looks through every text of a JSON value. Mixed use leaves the mark open, so that <c>1.234</c> stays ambiguous.</summary>
    public static ReportedNumbersReading Of(JsonElement element)
    {
        var (commas, points) = (0, 0);
        Look(element, ref commas, ref points);
        return Decide(commas, points);
    }

    /// <summary>The same over plain texts.</summary>
    public static ReportedNumbersReading Of(IEnumerable<string> texts)
    {
        var (commas, points) = (0, 0);
        foreach (var text in texts)
        {
            Count(text, ref commas, ref points);
        }

        return Decide(commas, points);
    }

    private static ReportedNumbersReading Decide(int commas, int points) => new(
        commas > 0 && points == 0 ? DecimalMark.Comma : points > 0 && commas == 0 ? DecimalMark.Point : null);

    private static void Look(JsonElement element, ref int commas, ref int points)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (!WordFields.Contains(property.Name))
                    {
                        Look(property.Value, ref commas, ref points);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var child in element.EnumerateArray())
                {
                    Look(child, ref commas, ref points);
                }

                break;
            case JsonValueKind.String:
                Count(element.GetString()!, ref commas, ref points);
                break;
            default:
                break;
        }
    }

    private static void Count(string text, ref int commas, ref int points)
    {
        switch (ReportedNumberText.EvidentMark(text))
        {
            case DecimalMark.Comma:
                commas++;
                break;
            case DecimalMark.Point:
                points++;
                break;
            default:
                break;
        }
    }
}
