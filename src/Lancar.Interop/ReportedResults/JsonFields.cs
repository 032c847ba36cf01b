using System.Text.Json;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.ReportedResults;

/// <summary>The fields of one JSON object, read with their place; what was not asked for is left over.</summary>
internal sealed class JsonFields
{
    private const long GreatestCount = 1_000_000_000;
    private const int ShownLength = 40;

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<string> innerLeft = [];
    private readonly List<ReadIssue> issues;
    private readonly ReportedNumbersReading numbers;
    private readonly string place;

    public JsonFields(JsonElement element, string place, ReportedNumbersReading numbers, List<ReadIssue> issues)
    {
        (this.place, this.numbers, this.issues) = (place, numbers, issues);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("not-an-object", place);
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            fields[property.Name] = property.Value;
        }
    }

    /// <summary>Names that nobody asked for.</summary>
    public IReadOnlyList<string> Left => [.. fields.Keys.Where(name => !asked.Contains(name)).Order(StringComparer.Ordinal), .. innerLeft];

    public string PathTo(string field) => place.Length == 0 ? field : place + "." + field;

    public bool Has(string field) => Take(field) is not null;

    public string? Text(string field)
    {
        if (Take(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString();
        }

        Fault("not-text-value", PathTo(field));
        return null;
    }

    public string RequiredText(string field)
    {
        if (!Has(field))
        {
            Fault("missing-field", PathTo(field), ("field", field));
        }

        return Text(field) ?? "";
    }

    /// <summary>An identifier may be a number too.</summary>
    public string RequiredName(string field) =>
        Take(field) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : RequiredText(field);

    public bool? Truth(string field)
    {
        if (Take(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault("not-true-or-false", PathTo(field));
        return null;
    }

    public long? Count(string field) => Take(field) is { } value ? CountOf(value, PathTo(field)) : null;

    public long RequiredCount(string field)
    {
        if (!Has(field))
        {
            Fault("missing-field", PathTo(field), ("field", field));
            return 0;
        }

        return Count(field) ?? 0;
    }

    public ReportedNumber? Number(string field) => Take(field) is { } value ? NumberOf(value, PathTo(field)) : null;

    public ReportedInterval? Pair(string field)
    {
        if (Take(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2)
        {
            Fault("not-a-pair", PathTo(field));
            return null;
        }

        var lower = NumberOf(value[0], PathTo(field) + "[0]");
        var upper = NumberOf(value[1], PathTo(field) + "[1]");
        return lower is null || upper is null ? null : new(lower, upper);
    }

    public IReadOnlyList<string>? Texts(string field) => List(field, (value, at) =>
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Fault("not-text-value", at);
        return "";
    });

    public IReadOnlyList<long>? Counts(string field) => List(field, (value, at) => CountOf(value, at) ?? 0);

    /// <summary>A list, each element read with its place; null when the field is missing.</summary>
    public IReadOnlyList<T>? List<T>(string field, Func<JsonElement, string, T> read) =>
        Take(field) is { } value ? ListOf(value, PathTo(field), read) : null;

    public IReadOnlyList<T> ListOf<T>(JsonElement value, string at, Func<JsonElement, string, T> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault("not-a-list", at);
            return [];
        }

        var list = new List<T>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            list.Add(read(element, $"{at}[{list.Count}]"));
        }

        return list;
    }

    /// <summary>An object inside this one; fields it does not know are left over as <c>field.name</c>.</summary>
    public T Object<T>(JsonElement value, string at, Func<JsonFields, T> read)
    {
        var inner = new JsonFields(value, at, numbers, issues);
        var result = read(inner);
        innerLeft.AddRange(inner.Left.Select(name => at[(place.Length + 1)..] + "." + name));
        return result;
    }

    public JsonElement? Take(string field)
    {
        asked.Add(field);
        return fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public void Fault(string code, string at, params (string Name, object Value)[] values) =>
        issues.Add(ReportedResultsReader.Issue(code, new FilePlace(null, at), values));

    /// <summary>A whole number from 0, as a JSON number or as text; thousands marks are read, decimals are not.</summary>
    public long? CountOf(JsonElement value, string at)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        DecimalMark? mark = value.ValueKind == JsonValueKind.Number ? DecimalMark.Point : null;
        if (ReportedNumberText.TryRead(text, mark, out var number) == ReportedNumberFault.None && number!.Unit is null && number.Relation == NumberRelation.Equal)
        {
            var exact = number.OtherReading ?? number;
            if (exact.Value.IsWhole && exact.Units.Sign >= 0 && exact.Value <= Rational.Of(GreatestCount))
            {
                return (long)exact.Value.Floor();
            }
        }

        Fault("not-a-count", at, ("value", Shown(value)), ("limit", GreatestCount));
        return null;
    }

    public ReportedNumber? NumberOf(JsonElement value, string at)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        // A JSON number always has a decimal point, whatever the paper prints.
        var mark = value.ValueKind == JsonValueKind.Number ? DecimalMark.Point : numbers.Mark;
        if (ReportedNumberText.TryRead(text, mark, out var number) == ReportedNumberFault.None)
        {
            return number;
        }

        Fault("not-a-number", at, ("value", Shown(value)));
        return null;
    }

    private static string Shown(JsonElement value)
    {
        var raw = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return raw.Length > ShownLength ? raw[..ShownLength] + "…" : raw;
    }
}
