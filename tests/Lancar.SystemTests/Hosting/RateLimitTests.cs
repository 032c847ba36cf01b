using System.Net;
using Lancar.Server.Hosting;

namespace Lancar.SystemTests.Hosting;

/// <summary>Whom a rate limit counts as one caller.</summary>
public sealed class RateLimitTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_owner_are_one_caller(string one, string other, bool same) =>
        Assert.Equal(same, RateLimits.Caller(IPAddress.Parse(one)) == RateLimits.Caller(IPAddress.Parse(other)));

    [Fact]
    public async Task Behind_https_the_word_of_the_proxy_on_this_machine_counts_and_otherwise_it_does_not()
    {
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], await TwoTries("true"));
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], await TwoTries("false"));
    }

    /// <summary>Two callers behind one proxy try to sign in where one try a minute is allowed.</summary>
    private static async Task<HttpStatusCode[]> TwoTries(string https)
    {
        await using var server = await RunningServer.Start(null, "--Lancar:Https", https, "--RateLimits:SignInPerMinute", "1");
        var answers = new List<HttpStatusCode>();
        foreach (var caller in new[] { "203.0.113.7", "203.0.113.8" })
        {
            using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), UseCookies = false }) { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Add("X-Forwarded-For", caller);
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            using var page = await http.GetAsync("/sign-in");
            var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("userName", "x"), KeyValuePair.Create("password", "y"), KeyValuePair.Create("__RequestVerificationToken", token)]),
            };
            request.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
            using var answer = await http.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        return [.. answers];
    }
}
