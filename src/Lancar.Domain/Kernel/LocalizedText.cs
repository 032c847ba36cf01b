using System.Text.Json.Serialization;

namespace Lancar.Domain.Kernel;

/// <summary>One text in both languages. JSON: <c>{"id": "…", "en": "…"}</c>.</summary>
/// <param name="Indonesian">The Indonesian wording.</param>
/// <param name="English">The English wording.</param>
public sealed record LocalizedText(
    [property: JsonPropertyName("id")] string Indonesian,
    [property: JsonPropertyName("en")] string English)
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string In(Language language) => language switch
    {
        Language.Indonesian => Indonesian,
        Language.English => English,
    };
}
