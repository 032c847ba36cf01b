using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Interop.ReportedResults;

/// <summary>Corrects single figures of what was read, by the names that findings use for them: <c>levels[0].percent</c>, <c>before.mean</c>.</summary>
public static partial class ReportedItemsEdit
{
    /// <summary>The results with some figures written anew.</summary>
    /// <param name="document">The results.</param>
    /// <param name="corrections">Index of the result, name of the figure, and what is printed there in truth; nothing removes the figure.</param>
    /// <returns>The contract's JSON, to be read by <see cref="ReportedResultsReader.ReadJson"/>. A name that the result does not have changes nothing.</returns>
    public static string Apply(ReportedDocument document, IEnumerable<(int Item, string Field, string Printed)> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        var root = JsonNode.Parse(ReportedItemsJson.Write(document))!;
        var items = root["items"]!.AsArray();
        foreach (var (item, field, printed) in corrections)
        {
            if (item >= 0 && item < items.Count && Known().IsMatch(field))
            {
                Set(items[item]!, Steps().Matches(field).Select(step => step.Value).ToArray(), printed.Trim());
            }
        }

        return root.ToJsonString(ReportedItemsJson.Options);
    }

    private static void Set(JsonNode node, string[] steps, string printed)
    {
        for (var at = 0; at < steps.Length - 1; at++)
        {
            if (Child(node, steps[at]) is not { } child)
            {
                return;
            }

            node = child;
        }

        if (node is JsonObject fields)
        {
            if (printed.Length == 0)
            {
                fields.Remove(steps[^1]);
            }
            else
            {
                fields[steps[^1]] = Value(fields[steps[^1]], steps[^1], printed);
            }
        }
        else if (node is JsonArray list && Index(steps[^1]) is { } index && index < list.Count)
        {
            list[index] = printed.Length == 0 ? null : JsonValue.Create(printed);
        }
    }

    // Two limits are shown as one figure, with a dash between.
    private static JsonNode Value(JsonNode? before, string field, string printed) =>
        before is JsonArray || field is "interval" or "oddsRatioInterval"
            ? new JsonArray([.. Dash().Split(printed).Select(limit => (JsonNode?)JsonValue.Create(limit.Trim()))])
            : JsonValue.Create(printed);

    private static JsonNode? Child(JsonNode node, string step) => node switch
    {
        JsonObject fields => fields[step],
        JsonArray list when Index(step) is { } index && index < list.Count => list[index],
        _ => null,
    };

    private static int? Index(string step) => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>Names of figures; never a result's own name or kind.</summary>
    [GeneratedRegex(@"^(?!id$|kind$)[a-zA-Z]+(\[\d{1,4}\])*(\.[a-zA-Z]+)?$")]
    private static partial Regex Known();

    [GeneratedRegex(@"[a-zA-Z]+|\d+")]
    private static partial Regex Steps();

    [GeneratedRegex(@"\s+[–—-]\s+")]
    private static partial Regex Dash();
}
