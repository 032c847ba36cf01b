using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lancar.SystemTests.House;

/// <summary>Holds the walls between the rooms (docs/adr/0001).</summary>
public sealed partial class HouseTests
{
    public static TheoryData<string, string[]> Rooms => new()
    {
        { "Statistics", [] },
        { "Domain", ["Statistics"] },
        { "Reporting", ["Domain"] },
        { "Interop", ["Domain"] },
        { "Storage", ["Domain"] },
        { "Server", ["Domain", "Reporting", "Interop", "Storage"] },
        { "Cli", ["Domain", "Reporting", "Interop", "Storage"] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_opens_only_the_doors_it_may(string room, string[] allowed)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Lancar." + room, $"Lancar.{room}.csproj"));
        var doors = project.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1])
            .Select(file => file["Lancar.".Length..^".csproj".Length]);

        Assert.Empty(doors.Except(allowed));
    }

    [Fact]
    public void Statistics_depends_on_MathNet_alone()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", "Lancar.Statistics", "Lancar.Statistics.csproj"));

        Assert.Equal(["MathNet.Numerics"], project.Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value));
    }

    [Theory]
    [InlineData("Statistics", @"\bSystem\.(IO|Net|Data)\b|\bFile\.|\bHttpClient\b|\bTimeProvider\b|\bEnvironment\.")]
    [InlineData("Domain", @"\bSystem\.(Net|Data)\b|\bMicrosoft\.AspNetCore\b|\bDapper\b|\bFile\.|\bDirectory\.|\bHttpClient\b")]
    [InlineData("Reporting", @"\bMicrosoft\.AspNetCore\b|\bDapper\b|\bHttpClient\b|\bSystem\.Data\b|\bTimeProvider\b")]
    [InlineData("Server", @"\bDapper\b|\bNpgsql\b|\bMicrosoft\.Data\.Sqlite\b|""(SELECT|INSERT INTO|UPDATE|DELETE FROM) ")]
    [InlineData("Cli", @"\bDapper\b|\bNpgsql\b|\bMicrosoft\.Data\.Sqlite\b|\bMicrosoft\.AspNetCore\b|""(SELECT|INSERT INTO|UPDATE|DELETE FROM) ")]
    public void A_room_does_not_reach_past_its_wall(string room, string forbidden)
    {
        var reaching = Sources(room)
            .SelectMany(file => File.ReadLines(file).Select((text, line) => (file, line: line + 1, text)))
            .Where(place => !place.text.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(place.text, forbidden))
            .Select(place => $"{Path.GetRelativePath(Repository.Root, place.file)}:{place.line}: {place.text.Trim()}");

        Assert.Empty(reaching);
    }

    [Fact]
    public void Names_that_say_nothing_are_not_used()
    {
        var vague = Repository.Files("src", "*.cs")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => VagueName().IsMatch(name!));

        Assert.Empty(vague);
    }

    private static IEnumerable<string> Sources(string room) =>
        new[] { "*.cs", "*.cshtml" }.SelectMany(pattern => Repository.Files("src/Lancar." + room, pattern));

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Service|Base|Impl|Common)$")]
    private static partial Regex VagueName();
}
