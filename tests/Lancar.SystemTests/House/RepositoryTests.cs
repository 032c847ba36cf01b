using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lancar.SystemTests.House;

/// <summary>What the repository says of itself is so: provenance of fixtures, proofs of decisions.</summary>
public sealed partial class RepositoryTests
{
    public static TheoryData<string> Decisions => [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "adr"), "0*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_fixture_has_its_provenance_in_the_manifest_of_its_folder()
    {
        var fixtures = Path.Combine(Repository.Root, "fixtures");
        Assert.Empty(Directory.GetFiles(fixtures));
        foreach (var folder in Directory.GetDirectories(fixtures))
        {
            var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "MANIFEST.json"))).RootElement;
            if (manifest.TryGetProperty("origin", out var origin))
            {
                // All files of this folder were made in one way.
                Assert.False(string.IsNullOrWhiteSpace(origin.GetString()), folder);
                continue;
            }

            var there = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => name is not ("MANIFEST.json" or "README.md"));
            var told = manifest.GetProperty("files").EnumerateObject().ToArray();
            Assert.Equal(there.Order(StringComparer.Ordinal), told.Select(file => file.Name).Order(StringComparer.Ordinal));
            Assert.All(told, file =>
            {
                Assert.False(string.IsNullOrWhiteSpace(file.Value.GetProperty("origin").GetString()));
                Assert.Equal(file.Value.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.Name)))));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_ends_with_its_claims_and_the_tests_it_names_exist(string decision)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adr", decision));
        var at = text.LastIndexOf("| Claim | Test |", StringComparison.Ordinal);
        Assert.True(at > 0, decision + " has no table of claims.");

        foreach (var row in text[at..].Split('\n').Skip(2).Where(row => row.StartsWith('|')))
        {
            var named = Quoted().Matches(row).Select(match => match.Groups[1].Value).ToArray();
            Assert.True(named.Length > 0, $"{decision}: no test is named in {row}");
            Assert.All(named, name => Assert.True(
                name.Contains('/', StringComparison.Ordinal) ? Path.Exists(Path.Combine(Repository.Root, name)) : Tests.Value.Contains(name, StringComparison.Ordinal),
                $"{decision}: {name} does not exist."));
        }
    }

    [Fact]
    public void Every_package_of_production_code_has_its_reason()
    {
        var reasons = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adr", "0002-packages.md"));
        var packages = Repository.Files("src", "*.csproj").SelectMany(project => XDocument.Load(project).Descendants("PackageReference"))
            .Select(package => package.Attribute("Include")!.Value).Distinct().ToArray();

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(package, reasons, StringComparison.Ordinal));
    }

    private static Lazy<string> Tests { get; } = new(() => string.Concat(Repository.Files("tests", "*.cs").Select(File.ReadAllText)));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
