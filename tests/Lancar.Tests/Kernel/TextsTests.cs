using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;

namespace Lancar.Tests.Kernel;

public sealed partial class TextsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Texts.Keys(Language.Indonesian), Texts.Keys(Language.English));

    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        var differing = Texts.Keys(Language.Indonesian).Where(key => !Placeholders(Language.Indonesian, key).SetEquals(Placeholders(Language.English, key)));

        Assert.Empty(differing);
    }

    [Fact]
    public void No_text_is_blank()
    {
        var blank = Texts.Keys(Language.Indonesian).Where(key => Raw(Language.Indonesian, key).Trim() is "" || Raw(Language.English, key).Trim() is "");

        Assert.Empty(blank);
    }

    [Fact]
    public void A_missing_key_and_a_missing_value_are_said_plainly()
    {
        Assert.Contains("no.such", Assert.Throws<KeyNotFoundException>(() => Texts.Get(Language.English, "no.such")).Message);
        var needy = Texts.Keys(Language.English).First(key => Placeholders(Language.English, key).Count > 0);
        Assert.Contains("needs a value", Assert.Throws<KeyNotFoundException>(() => Texts.Get(Language.English, needy)).Message);
    }

    private static HashSet<string> Placeholders(Language language, string key) =>
        [.. Placeholder().Matches(Raw(language, key)).Select(match => match.Value)];

    // The text with its placeholders left in: each is replaced by itself.
    private static string Raw(Language language, string key)
    {
        var names = new List<(string, object)>();
        while (true)
        {
            try
            {
                return Texts.Get(language, key, [.. names]);
            }
            catch (KeyNotFoundException needs) when (needs.Message.Contains("needs a value"))
            {
                var name = Placeholder().Match(needs.Message[needs.Message.IndexOf("value for", StringComparison.Ordinal)..]).Groups[1].Value;
                names.Add((name, "{" + name + "}"));
            }
        }
    }

    [GeneratedRegex(@"\{([a-zA-Z][a-zA-Z0-9]*)\}")]
    private static partial Regex Placeholder();
}
