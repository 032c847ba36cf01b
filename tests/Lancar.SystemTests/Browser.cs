using System.Net;
using System.Text.RegularExpressions;

namespace Lancar.SystemTests;

/// <summary>A browser without a screen: cookies, forms with their antiforgery token, no redirects followed.</summary>
public sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    public async Task<HttpResponseMessage> Get(string path, string encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encodings } } };
        return await http.SendAsync(request);
    }

    public async Task<string> Text(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode} {text}");
        return text;
    }

    /// <summary>Sends a form as the page shows it: with the token of that page.</summary>
    public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields) =>
        await http.PostAsync(action, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", await Token(page))]));

    public Task<HttpResponseMessage> PostWithoutToken(string action, params (string Name, string Value)[] fields) =>
        http.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<HttpResponseMessage> PostFile(string page, string action, string field, string fileName, byte[] bytes) =>
        await http.PostAsync(action, new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), field, fileName },
            { new StringContent(await Token(page)), "__RequestVerificationToken" },
        });

    public Task<HttpResponseMessage> SignIn(string userName, string password) =>
        Post("/sign-in", "/sign-in", ("userName", userName), ("password", password));

    public async Task<Browser> WalkIn(string who)
    {
        var answer = await Post("/", "/?handler=WalkIn", ("who", who));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return this;
    }

    public void Dispose() => http.Dispose();

    /// <summary>The value of a hidden field of a page.</summary>
    public static string Hidden(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value);

    private async Task<string> Token(string page)
    {
        var token = TokenField().Match(await (await http.GetAsync(page)).Content.ReadAsStringAsync());
        Assert.True(token.Success, $"{page} has no form with a token");
        return token.Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
