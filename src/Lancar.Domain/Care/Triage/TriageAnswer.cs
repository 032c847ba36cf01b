using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lancar.Domain.Care.Triage;

/// <summary>An answer to a question of a decision table: yes, no, not known, or a number. In JSON a word or a number: <c>"yes"</c>, <c>37.4</c>.</summary>
[JsonConverter(typeof(TriageAnswerJson))]
public readonly record struct TriageAnswer
{
    private TriageAnswer(SignAnswer? word, decimal? number) => (Word, Number) = (word, number);

    /// <summary>Nobody knows, or nobody measured: what an answer is until it is given.</summary>
    public static TriageAnswer Unknown { get; } = Of(SignAnswer.Unknown);

    /// <summary>The word; null when the answer is a number.</summary>
    public SignAnswer? Word { get; }

    /// <summary>The number; null when the answer is a word.</summary>
    public decimal? Number { get; }

    /// <summary>An answer in words.</summary>
    public static TriageAnswer Of(SignAnswer word) => new(word, null);

    /// <summary>A measured number.</summary>
    public static TriageAnswer Of(decimal number) => new(null, number);

    /// <summary>True when this can answer the question: "not known" always, a word for yes and no, a possible number for a number.</summary>
    public bool Fits(TriageQuestion question) =>
        Word == SignAnswer.Unknown || (question.Number is { } number ? Number is { } value && number.Holds(value) : Word is not null);
}

/// <summary>Writes and reads answers as words and numbers.</summary>
internal sealed class TriageAnswerJson : JsonConverter<TriageAnswer>
{
    private static readonly Dictionary<string, SignAnswer> Words = new(StringComparer.Ordinal)
    {
        ["yes"] = SignAnswer.Yes, ["no"] = SignAnswer.No, ["unknown"] = SignAnswer.Unknown,
    };

    /// <summary>The answer a JSON value is, or null when it is none.</summary>
    public static TriageAnswer? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => TriageAnswer.Of(number),
        JsonValueKind.String when Words.TryGetValue(value.GetString()!, out var word) => TriageAnswer.Of(word),
        _ => null,
    };

    /// <inheritdoc/>
    public override TriageAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement) ?? throw new JsonException($"{document.RootElement.GetRawText()} is no answer.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TriageAnswer value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(Words.First(pair => pair.Value == (value.Word ?? SignAnswer.Unknown)).Key);
        }
    }
}
