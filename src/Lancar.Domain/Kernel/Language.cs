namespace Lancar.Domain.Kernel;

/// <summary>The two languages every text a user sees exists in. Indonesian comes first.</summary>
public enum Language
{
    /// <summary>Bahasa Indonesia, code <c>id</c>: decimal comma, thousands point.</summary>
    Indonesian,

    /// <summary>English, code <c>en</c>: decimal point.</summary>
    English,
}

/// <summary>Language codes as they stand in URLs, file names and HTML.</summary>
public static class Languages
{
    /// <summary>The two-letter ISO 639-1 code: <c>id</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Indonesian => "id",
        Language.English => "en",
    };

    /// <summary>Reads a language code, ignoring case and region (<c>en-GB</c> is English); anything else is Indonesian.</summary>
    public static Language Parse(string? code) =>
        code is not null && code.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Indonesian;
}
