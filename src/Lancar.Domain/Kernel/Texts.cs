using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lancar.Domain.Kernel;

/// <summary>
/// The texts users see, from <c>data/texts/&lt;lang&gt;/&lt;file&gt;.json</c>. A key is the file name, a dot, and the flat key inside:
/// <c>errors.session.not-running</c> is the entry <c>session.not-running</c> of <c>errors.json</c>.
/// Placeholders are written <c>{name}</c>.
/// </summary>
public static partial class Texts
{
    private static readonly FrozenDictionary<string, string> Indonesian = Load(Language.Indonesian);
    private static readonly FrozenDictionary<string, string> English = Load(Language.English);

    /// <summary>All keys of a language, in ordinal order; the tests hold that both languages have the same.</summary>
    public static IReadOnlyList<string> Keys(Language language) => [.. Catalogue(language).Keys.Order(StringComparer.Ordinal)];

    /// <summary>True when the key exists.</summary>
    public static bool Has(string key) => Indonesian.ContainsKey(key);

    /// <summary>The text under <paramref name="key"/>, its placeholders filled.</summary>
    /// <param name="language">Which language.</param>
    /// <param name="key">File name, dot, key.</param>
    /// <param name="values">Values of placeholders. Numbers with decimals are to be formatted by <see cref="Numerals"/> first; integers are written plainly.</param>
    /// <exception cref="KeyNotFoundException">No such text, or a placeholder without a value.</exception>
    public static string Get(Language language, string key, params (string Name, object Value)[] values)
    {
        if (!Catalogue(language).TryGetValue(key, out var text))
        {
            throw new KeyNotFoundException($"No text '{key}' in '{language.Code()}'.");
        }

        return values.Length == 0 && !text.Contains('{') ? text : Placeholder().Replace(text, match =>
        {
            foreach (var (name, value) in values)
            {
                if (name == match.Groups[1].Value)
                {
                    return value is LocalizedText both ? both.In(language) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                }
            }

            throw new KeyNotFoundException($"Text '{key}' needs a value for '{match.Value}'.");
        });
    }

    /// <summary>The text in both languages. A value may be a <see cref="LocalizedText"/>: each language takes its own.</summary>
    /// <inheritdoc cref="Get" path="/exception"/>
    public static LocalizedText Both(string key, params (string Name, object Value)[] values) =>
        new(Get(Language.Indonesian, key, values), Get(Language.English, key, values));

    private static FrozenDictionary<string, string> Catalogue(Language language) => language switch
    {
        Language.Indonesian => Indonesian,
        Language.English => English,
    };

    private static FrozenDictionary<string, string> Load(Language language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in ProductData.List($"texts/{language.Code()}/"))
        {
            var file = Path.GetFileNameWithoutExtension(path);
            // Read without the serializer, whose start costs a command more than everything else it does.
            using var document = JsonDocument.Parse(ProductData.Bytes(path));
            foreach (var text in document.RootElement.EnumerateObject())
            {
                texts.Add(file + "." + text.Name, text.Value.GetString()!);
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{([a-zA-Z][a-zA-Z0-9]*)\}")]
    private static partial Regex Placeholder();
}
