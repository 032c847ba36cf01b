using System.Text.RegularExpressions;

namespace Lancar.SystemTests.House;

/// <summary>Every relative link of every Markdown file leads to something that exists.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Relative_links_of_the_documents_resolve()
    {
        var documents = Documents().ToArray();
        Assert.Contains(documents, file => file.EndsWith("README.md", StringComparison.Ordinal));
        var broken = documents.SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(link => link.Groups[1].Value)
            .Where(target => !target.StartsWith('#') && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(target.Split('#')[0]))))
            .Select(target => Path.GetRelativePath(Repository.Root, file) + ": " + target));

        Assert.Empty(broken);
    }

    private static IEnumerable<string> Documents() =>
        Directory.GetFiles(Repository.Root, "*.md")
            .Concat(new[] { "docs", "data", "oracles", "bench", "fixtures", "web", "tests" }.Select(folder => Path.Combine(Repository.Root, folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Where(file => !Foreign().IsMatch(file));

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\\/](node_modules|bin|obj|TestResults)[\\/]")]
    private static partial Regex Foreign();
}
