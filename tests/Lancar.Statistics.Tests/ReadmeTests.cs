using System.Globalization;

namespace Lancar.Statistics.Tests;

/// <summary>The example of the package's README compiles and prints what the README says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_prints_what_its_comments_say()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var printed = new StringWriter();
            Example(printed);

            // R 4.2.2, exactRankTests 0.8.35: wilcox.exact(after - before) prints V = 26.5, p-value = 0.04688 (0.046875);
            // median, 4th smallest and 4th largest of the 36 Walsh averages: 3.25, 0 and 6.
            Assert.Equal(["n = 7, W+ = 26.5, p = 0.046875", "3.25 (0 to 6)"], printed.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_example_here_is_the_one_in_the_README()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Lancar.slnx")))
        {
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        var readme = File.ReadAllText(Path.Combine(root, "src", "Lancar.Statistics", "README.md"));
        var code = readme.Split("```csharp")[1].Split("```")[0].Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));
        var here = File.ReadAllLines(Path.Combine(root, "tests", "Lancar.Statistics.Tests", "ReadmeTests.cs")).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.All(code, line => Assert.Contains(line, here));
    }

    // Named like the class it stands in for, so that the lines are those of the README.
    private static void Example(TextWriter Console)
    {
        double[] before = [12, 15, 9, 20, 14, 11, 16, 13];
        double[] after = [18, 19, 9, 27, 15, 16, 21, 12];

        var change = SignedRank.Test(after, before); // first minus second: positive is a rise

        Console.WriteLine($"n = {change.UsedCount}, W+ = {change.WPlus}, p = {change.PTwoSided}"); // n = 7, W+ = 26.5, p = 0.046875
        Console.WriteLine($"{change.HodgesLehmann} ({change.Interval!.Value.Lower} to {change.Interval.Value.Upper})"); // 3.25 (0 to 6)
    }
}
