using Lancar.Domain.Kernel;

namespace Lancar.Server.Layout;

/// <summary>The texts of <c>data/texts/*/pages.json</c> in the language of the request, and numbers as that language writes them.</summary>
public sealed class Words(IHttpContextAccessor context)
{
    /// <summary>The language of the request.</summary>
    public Language Language { get; } = context.HttpContext is { } http ? PageLanguage.Of(http) : Language.Indonesian;

    /// <summary>The text under a key of <c>pages.json</c>.</summary>
    /// <param name="key">Key inside the file.</param>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => Texts.Get(Language, "pages." + key);

    /// <summary>The text under a key of <c>pages.json</c>, placeholders filled.</summary>
    /// <param name="key">Key inside the file.</param>
    /// <param name="values">Values of the placeholders.</param>
    /// <exception cref="KeyNotFoundException">There is no such text, or a placeholder has no value.</exception>
    public string Fill(string key, params (string Name, object Value)[] values) => Texts.Get(Language, "pages." + key, values);

    /// <summary>The wording of a text in the language of the request.</summary>
    public string In(LocalizedText text) => text.In(Language);

    /// <summary>A number with a fixed count of decimals.</summary>
    public string Number(double value, int decimals) => Numerals.Fixed(value, decimals, Language);
}
