using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lancar.SystemTests.Care;

/// <summary>Checks JSON against the part of JSON Schema 2020-12 that <c>docs/api/openapi.json</c> uses; a word it does not know fails the test.</summary>
internal sealed class JsonSchema(JsonObject document)
{
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal) { "description", "examples", "format", "discriminator", "default", "contentEncoding" };

    /// <summary>The places where the value breaks the schema; empty when it fits.</summary>
    public IReadOnlyList<string> Problems(JsonObject schema, JsonNode? value, string at = "$") =>
        [.. schema.Where(rule => !Remarks.Contains(rule.Key)).SelectMany(rule => Check(schema, rule.Key, rule.Value!, value, at))];

    /// <summary>The schema a reference names, or the schema itself.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } name ? name.TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (node, part) => node[part]!).AsObject() : schema;

    private IEnumerable<string> Check(JsonObject schema, string rule, JsonNode said, JsonNode? value, string at)
    {
        var number = value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : (decimal?)null;
        var text = value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;
        var fields = value as JsonObject;
        var list = value as JsonArray;
        return rule switch
        {
            "$ref" => Problems(Resolve(schema), value, at),
            "type" => Fails(!(said is JsonArray types ? types : [said.DeepClone()]).Any(type => Is(type!.GetValue<string>(), value, number)), at, $"is no {said.ToJsonString()}"),
            "const" => Fails(!JsonNode.DeepEquals(said, value), at, $"is not {said.ToJsonString()}"),
            "enum" => Fails(!said.AsArray().Any(word => JsonNode.DeepEquals(word, value)), at, "is none of the words"),
            "minimum" => Fails(number < said.GetValue<decimal>(), at, "is too small"),
            "maximum" => Fails(number > said.GetValue<decimal>(), at, "is too large"),
            "multipleOf" => Fails(number % said.GetValue<decimal>() is not (null or 0), at, "has too many decimals"),
            "minLength" => Fails(text?.Length < said.GetValue<int>(), at, "is too short"),
            "maxLength" => Fails(text?.Length > said.GetValue<int>(), at, "is too long"),
            "pattern" => Fails(text is not null && !Regex.IsMatch(text, said.GetValue<string>()), at, "is of another form"),
            "minItems" => Fails(list?.Count < said.GetValue<int>(), at, "has too few items"),
            "maxItems" => Fails(list?.Count > said.GetValue<int>(), at, "has too many items"),
            "maxProperties" => Fails(fields?.Count > said.GetValue<int>(), at, "has too many members"),
            "required" => said.AsArray().Select(name => name!.GetValue<string>()).Where(name => fields?.ContainsKey(name) == false).Select(name => $"{at}.{name} is missing"),
            "properties" => said.AsObject().Where(member => fields?.ContainsKey(member.Key) == true)
                .SelectMany(member => Problems(member.Value!.AsObject(), fields![member.Key], $"{at}.{member.Key}")),
            "additionalProperties" => (fields ?? []).Where(member => schema["properties"]?.AsObject().ContainsKey(member.Key) != true)
                .SelectMany(member => said is JsonObject inner ? Problems(inner, member.Value, $"{at}.{member.Key}") : [$"{at}.{member.Key} is not named"]),
            "items" => (list ?? []).SelectMany((item, index) => Problems(said.AsObject(), item, $"{at}[{index}]")),
            "allOf" => said.AsArray().SelectMany(one => Problems(one!.AsObject(), value, at)),
            "anyOf" => Fails(!said.AsArray().Any(one => Problems(one!.AsObject(), value, at).Count == 0), at, "fits none of anyOf"),
            "oneOf" => Fails(said.AsArray().Count(one => Problems(one!.AsObject(), value, at).Count == 0) != 1, at, "does not fit exactly one of oneOf"),
            _ => throw new NotSupportedException($"{rule} at {at} is not known to this check."),
        };
    }

    private static bool Is(string type, JsonNode? value, decimal? number) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "number" => number is not null,
        "integer" => number is { } whole && decimal.Truncate(whole) == whole,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "string" => value?.GetValueKind() is System.Text.Json.JsonValueKind.String,
        _ => throw new NotSupportedException($"{type} is no type."),
    };

    private static IEnumerable<string> Fails(bool failed, string at, string how) => failed ? [$"{at} {how}"] : [];
}
