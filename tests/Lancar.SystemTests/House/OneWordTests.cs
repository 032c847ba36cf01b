using System.Text.Json;
using System.Text.RegularExpressions;
using Lancar.Domain.Care.Worklists;
using Lancar.Domain.Kernel;
using Lancar.Server.Layout;

namespace Lancar.SystemTests.House;

/// <summary>A coordinator at the pages and a midwife at the phone talk of the same thing in the same words.</summary>
public sealed partial class OneWordTests
{
    private static readonly string[] Families = ["status", "stop", "pause", "adverse"];

    public static TheoryData<string> Reasons => [.. Enum.GetValues<WorkReasonKind>().Select(Codes.Of)];

    public static TheoryData<string> States =>
        [.. Texts.Keys(Language.Indonesian).Where(key => Families.Any(family => key.StartsWith($"pages.{family}.", StringComparison.Ordinal))).Select(key => key["pages.".Length..])];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Why_a_mother_stands_on_the_list(string reason) =>
        Assert.All(Enum.GetValues<Language>(), language => Assert.Equal(Bare(Read(language, $"app.work.{reason}")), Bare(Read(language, $"pages.reason.{reason}"))));

    [Theory]
    [MemberData(nameof(States))]
    public void How_a_session_stands_and_why(string key) =>
        Assert.All(Enum.GetValues<Language>(), language => Assert.Equal(Read(language, "app." + key), Read(language, "pages." + key), ignoreCase: true));

    /// <summary>As it lies in the file, with its placeholders.</summary>
    private static string Read(Language language, string key)
    {
        var (file, rest) = (key.Split('.')[0], key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "texts", language.Code(), file + ".json")));
        return texts.RootElement.GetProperty(rest).GetString()!;
    }

    /// <summary>The words alone: what is filled in stands within the phone's line and after the page's.</summary>
    private static string Bare(string text) => string.Join(' ', Word().Matches(Filled().Replace(text, "")).Select(match => match.Value));

    [GeneratedRegex(@"\([^)]*\{[^}]*\}[^)]*\)|\{[^}]*\}(?: \w+ \{[^}]*\})?")]
    private static partial Regex Filled();

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();
}
