using System.Text.Json;

namespace Lancar.Domain.Care.Events;

/// <summary>Reads the fields of one JSON object strictly and remembers the first that is missing or wrongly typed. Members nobody asks for are left alone.</summary>
internal sealed class FieldReader(JsonElement element, string path)
{
    private const long LargestExact = 9_007_199_254_740_991;

    /// <summary>The first broken field with its path, or null while all is well.</summary>
    public string? Broken { get; private set; } = element.ValueKind == JsonValueKind.Object ? null : path;

    /// <summary>A text that is not blank and not longer than <paramref name="longest"/>.</summary>
    public string Text(string name, int longest = 200) =>
        Find(name) is { ValueKind: JsonValueKind.String } field && field.GetString() is { } text
        && !string.IsNullOrWhiteSpace(text) && text.Length <= longest ? text : Break(name, "");

    /// <summary>A text, or null when the field holds null. The field must be there.</summary>
    public string? TextOrNull(string name, int longest = 200) => IsNull(name) ? null : Text(name, longest);

    /// <summary>True or false.</summary>
    public bool Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Break(name, false),
    };

    /// <summary>A whole number (<c>5</c> and <c>5.0</c> are the same number in JSON), not below <paramref name="least"/>.</summary>
    public long Whole(string name, long least = -LargestExact) =>
        Find(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetDecimal(out var value)
        && decimal.Truncate(value) == value && value >= least && value <= LargestExact ? (long)value : Break(name, 0L);

    /// <summary>A whole number, or null when the field holds null. The field must be there.</summary>
    public long? WholeOrNull(string name) => IsNull(name) ? null : Whole(name);

    /// <summary>Two whole numbers in a list, or null when the field holds null. The field must be there.</summary>
    public (long First, long Second)? WholePairOrNull(string name)
    {
        if (IsNull(name))
        {
            return null;
        }

        return Find(name) is { ValueKind: JsonValueKind.Array } field && field.GetArrayLength() == 2
            && field.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _))
            ? (field[0].GetInt32(), field[1].GetInt32()) : Break<(long, long)?>(name, null);
    }

    /// <summary>A decimal number.</summary>
    public decimal Number(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetDecimal(out var value) ? value : Break(name, 0m);

    /// <summary>A decimal number, or null when the field holds null. The field must be there.</summary>
    public decimal? NumberOrNull(string name) => IsNull(name) ? null : Number(name);

    /// <summary>A UUID in its hyphenated form.</summary>
    public Guid Id(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } field && Guid.TryParseExact(field.GetString(), "D", out var id) && id != Guid.Empty
            ? id : Break(name, Guid.Empty);

    /// <summary>A UUID, or null when the field is null or absent.</summary>
    public Guid? IdOrNull(string name) => Find(name) is null or { ValueKind: JsonValueKind.Null } ? null : Id(name);

    /// <summary>The UUID in a field nothing is refused over; null when it holds none.</summary>
    public Guid? IdIfAny(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } field && Guid.TryParseExact(field.GetString(), "D", out var id) ? id : null;

    /// <summary>An instant in the one written form.</summary>
    public DateTimeOffset Instant(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } field && InstantText.TryRead(field.GetString(), out var instant)
            ? instant : Break(name, default(DateTimeOffset));

    /// <summary>One of the words of <paramref name="words"/>.</summary>
    public T Word<T>(string name, IReadOnlyDictionary<string, T> words) where T : struct =>
        Find(name) is { ValueKind: JsonValueKind.String } field && words.TryGetValue(field.GetString()!, out var value)
            ? value : Break(name, default(T));

    /// <summary>An object whose members all hold one of the words.</summary>
    public IReadOnlyDictionary<string, T> Words<T>(string name, IReadOnlyDictionary<string, T> words) where T : struct
    {
        var read = new SortedDictionary<string, T>(StringComparer.Ordinal);
        if (Find(name) is not { ValueKind: JsonValueKind.Object } field)
        {
            return Break(name, read);
        }

        foreach (var member in field.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String || !words.TryGetValue(member.Value.GetString()!, out var value))
            {
                return Break($"{name}.{Shortened(member.Name)}", read);
            }

            read[member.Name] = value;
        }

        return read;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } field || field.GetArrayLength() > 100
            || field.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Break(name, Array.Empty<string>());
        }

        return [.. field.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>The object in a field, for a reader of its own.</summary>
    public JsonElement Object(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } field ? field : Break(name, default(JsonElement));

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

    private bool IsNull(string name) => Find(name) is { ValueKind: JsonValueKind.Null };

    private T Break<T>(string name, T placeholder)
    {
        Broken ??= path.Length == 0 ? name : $"{path}.{name}";
        return placeholder;
    }

    private static string Shortened(string name) => name.Length <= 40 ? name : name[..40];
}
