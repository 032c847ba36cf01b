using Lancar.Domain.Kernel;

namespace Lancar.Server.Layout;

/// <summary>Which language a request is answered in: <c>?lang=</c> when given (and remembered), else the cookie, else Indonesian.</summary>
public static class PageLanguage
{
    /// <summary>The cookie that keeps the choice.</summary>
    public const string Cookie = "lancar-language";

    private const string Parameter = "lang";

    /// <summary>The language of this request.</summary>
    public static Language Of(HttpContext context) =>
        Languages.Parse(Asked(context) ?? context.Request.Cookies[Cookie]);

    /// <summary>Remembers a language asked for in the address for a year.</summary>
    public static IApplicationBuilder UsePageLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Asked(context) is { } asked)
        {
            context.Response.Cookies.Append(Cookie, Languages.Parse(asked).Code(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                HttpOnly = false, // the companion app reads it to open in the same language
                IsEssential = true,
            });
        }

        return next(context);
    });

    /// <summary>This page's address in another language, everything else in the address kept.</summary>
    /// <param name="request">The request being answered.</param>
    /// <param name="language">The other language.</param>
    public static string Link(HttpRequest request, Language language)
    {
        var kept = request.Query.Where(pair => pair.Key != Parameter && pair.Key != "code")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        return QueryString.Create(kept).Add(Parameter, language.Code()).ToUriComponent();
    }

    private static string? Asked(HttpContext context) =>
        context.Request.Query.TryGetValue(Parameter, out var asked) && asked.ToString() is "id" or "en" ? context.Request.Query[Parameter].ToString() : null;
}
