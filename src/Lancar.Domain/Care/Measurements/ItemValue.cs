using System.Text.Json.Serialization;

namespace Lancar.Domain.Care.Measurements;

/// <summary>The answer to one item: a number or a coded word.</summary>
public readonly record struct ItemValue
{
    [JsonConstructor]
    private ItemValue(decimal? number, string? word) => (Number, Word) = (number, word);

    /// <summary>The number; null for a word.</summary>
    public decimal? Number { get; }

    /// <summary>The word; null for a number.</summary>
    public string? Word { get; }

    /// <summary>A number.</summary>
    public static ItemValue Of(decimal number) => new(number, null);

    /// <summary>A word.</summary>
    public static ItemValue Of(string word) => new(null, word);
}
