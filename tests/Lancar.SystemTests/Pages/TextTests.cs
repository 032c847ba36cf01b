using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;

namespace Lancar.SystemTests.Pages;

/// <summary>Both languages have the same texts with the same placeholders, and pages ask for none that is not there.</summary>
public sealed class TextTests
{
    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Texts.Keys(Language.Indonesian), Texts.Keys(Language.English));

    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        foreach (var file in ProductData.List("texts/id/").Select(Path.GetFileName))
        {
            var (indonesian, english) = (Read("id", file!), Read("en", file!));
            Assert.All(indonesian, entry => Assert.Equal(Placeholders(entry.Value), Placeholders(english[entry.Key])));
        }
    }

    private static Dictionary<string, string> Read(string language, string file) => ProductData.Read<Dictionary<string, string>>($"texts/{language}/{file}");

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{[a-zA-Z][a-zA-Z0-9]*\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
