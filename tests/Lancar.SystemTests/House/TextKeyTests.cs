using System.Text.RegularExpressions;
using Lancar.Domain.Kernel;

namespace Lancar.SystemTests.House;

/// <summary>Every text is asked for somewhere, and every text asked for by its whole key exists.</summary>
public sealed partial class TextKeyTests
{
    /// <summary>Where a key begins that the code writes without its file: a class of texts that puts its own words before what it is asked for.</summary>
    private static readonly string[] Openings =
    [
        "app.", "pages.", "errors.", "study.", "study.caution.", "study.command.",
        "reports.", "reports.pre-post.", "reports.pre-post.text.",
        "reports.check.", "check.agreement.", "check.agreement.skip.", "check.assumed.", "check.finding.", "check.read.", "check.summary.", "check.severity.", "check.skip.", "check.table.", "check.test.",
    ];

    /// <summary>Families whose last word is an enum's or the content's own: the signs of the gate (Codes.List), a severity, a decimal mark.</summary>
    private static readonly string[] Families = ["pages.sign.", "study.command.decimal.", "study.command.severity."];

    private static readonly string[] Sources =
    [
        .. Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.cshtml")).Concat(Repository.Files("web", "*.ts"))
            .Where(file => !file.Contains("/web/tests/", StringComparison.Ordinal)).Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_text_is_asked_for_somewhere()
    {
        var written = Sources.SelectMany(text => Written().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var patterns = Sources.SelectMany(text => Composed().Matches(text)).Select(match => match.Groups[1].Value).Distinct().Except(Openings).Select(Pattern).ToArray();

        var unasked = Texts.Keys(Language.Indonesian).Where(key => !Families.Any(family => key.StartsWith(family, StringComparison.Ordinal)) && !Openings.Append("").Where(opening => key.StartsWith(opening, StringComparison.Ordinal))
            .Select(opening => Base(key)[opening.Length..]).Any(rest => written.Contains(rest) || patterns.Any(pattern => pattern.IsMatch(rest))));

        Assert.True(!unasked.Any(), string.Join(", ", unasked));
    }

    [Fact]
    public void Every_text_asked_for_by_its_whole_key_exists()
    {
        var asked = Asked("src/Lancar.Server", @"(?:\bT|\bwords)\[""([a-z0-9.-]+)""\]|\b(?:T|words)\.Fill\(""([a-z0-9.-]+)""", "pages.")
            .Concat(Asked("src", @"\bError\.Of\(""([a-z0-9.-]+)""", "errors."))
            .Concat(Asked("src", @"\bTexts\.(?:Get\([A-Za-z.]+, |Both\()\s*""([a-z0-9.-]+)""[,)]", ""))
            .Concat(Asked("web/ui", @"\bt\(""([a-z0-9.-]+)""", "app."))
            .ToArray();

        Assert.True(asked.Length > 300, $"Only {asked.Length} keys were found: the patterns of this test no longer fit the code.");
        Assert.All(asked, key => Assert.True(Texts.Has(key), key));
    }

    [Fact]
    public void Every_key_the_app_puts_together_fits_a_text()
    {
        var keys = Texts.Keys(Language.Indonesian).ToArray();
        var composed = Repository.Files("web/ui", "*.ts").SelectMany(file => AskedComposed().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.True(composed.Length > 50, $"Only {composed.Length} were found: the pattern of this test no longer fits the code.");
        Assert.All(composed, key => Assert.True(keys.Any(text => Fitting(key).IsMatch(text)), key));
    }

    // Errors stand in a file of their own; every other text of the app in its own.
    private static Regex Fitting(string composed) =>
        new("^" + (composed.StartsWith("errors.", StringComparison.Ordinal) ? "" : "app\\.") + string.Join(".+", Hole().Split(composed).Select(Regex.Escape)) + "$");

    // The app asks for "key.one" by "key" where the number is one (web/ui/words.ts).
    private static string Base(string key) =>
        key.StartsWith("app.", StringComparison.Ordinal) && key.EndsWith(".one", StringComparison.Ordinal) && Texts.Has(key[..^4]) ? key[..^4] : key;

    private static IEnumerable<string> Asked(string folder, string pattern, string opening) =>
        new[] { "*.cs", "*.cshtml", "*.ts" }.SelectMany(files => Repository.Files(folder, files))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), pattern))
            .Select(match => opening + match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value);

    // "stop.{why}", `stop.${why}` and "stop." + why all ask for every text that begins with "stop.".
    private static Regex Pattern(string composed) =>
        new("^" + string.Join(".+", composed.TrimEnd('.', ' ').Length < composed.Length ? [Regex.Escape(composed), ""] : Hole().Split(composed).Select(Regex.Escape)) + "$");

    [GeneratedRegex("""["'`]([a-zA-Z0-9.-]+)["'`]""")]
    private static partial Regex Written();

    /// <summary>A key with a hole in it, or the beginning of one that something is added to; it names at least one word.</summary>
    [GeneratedRegex("""["`]((?:[a-z][a-z0-9-]*\.)+(?:about-)?(?:\$?\{[^{}`]+\}(?:\.[a-z]+)?)?)["`]""")]
    private static partial Regex Composed();

    [GeneratedRegex(@"\bt\(\s*`([^`]+)`")]
    private static partial Regex AskedComposed();

    [GeneratedRegex(@"\$?\{[^{}]+\}")]
    private static partial Regex Hole();
}
