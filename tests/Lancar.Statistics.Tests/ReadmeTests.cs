using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lancar.Statistics.Tests;

/// <summary>The examples of the package's README stand here line by line, compile, and print what their comments say.</summary>
/// <remarks>
/// Where the printed figures come from: R 4.2.2 with exactRankTests 0.8.35 (<c>wilcox.exact</c>; order statistics of Walsh averages and
/// differences), <c>t.test</c>, <c>fisher.test</c>; SciPy 1.10.1 <c>contingency.odds_ratio</c>; the public golden case P4-median_ideal-003.
/// </remarks>
public sealed class ReadmeTests
{
    private static readonly string here = Source();
    private static readonly string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
    private static readonly string readme = File.ReadAllText(Path.Combine(root, "src", "Lancar.Statistics", "README.md"));

    // Named like the class it stands in for, so that the lines are those of the README.
    private readonly StringWriter Console = new();

    [Fact]
    public void Each_example_prints_what_its_comments_say()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Change();
            Groups();
            Table();
            Median();
            Nothing();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        var promised = Lines().Where(line => line.Contains("Console.WriteLine", StringComparison.Ordinal)).Select(line => line.Split("; // ")[1]);
        Assert.Equal(promised, Console.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_examples_here_are_those_of_the_README()
    {
        Assert.Equal(5, readme.Split("```csharp").Length - 1);
        var lines = File.ReadAllLines(here).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        Assert.All(Lines(), line => Assert.Contains(line, lines));
    }

    // Every type the table names is a public type of the package, and every static entry point is in the table.
    [Fact]
    public void The_table_of_types_is_true()
    {
        var types = typeof(SignedRank).Assembly.GetExportedTypes();
        var named = readme.Split("## Five examples")[0].Split('`').Where((_, i) => i % 2 == 1).Select(word => word.Split('.')[0]).Where(word => word is not ("Lancar" or "MathNet")).ToHashSet(StringComparer.Ordinal);
        Assert.All(named, word => Assert.Contains(types, type => type.Name == word));
        var entries = types.Where(type => type is { IsAbstract: true, IsSealed: true, Namespace: "Lancar.Statistics" }).Select(type => type.Name);
        Assert.All(entries, entry => Assert.Contains(entry, named));
    }

    private static IEnumerable<string> Lines() =>
        readme.Split("```csharp").Skip(1).SelectMany(block => block.Split("```")[0].Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));

    private void Change()
    {
        double[] before = [12, 15, 9, 20, 14, 11, 16, 13];
        double[] after = [18, 19, 9, 27, 15, 16, 21, 12];

        var change = SignedRank.Test(after, before); // first minus second: positive is a rise

        Console.WriteLine($"n = {change.UsedCount}, W+ = {change.WPlus}, p = {change.PTwoSided}"); // n = 7, W+ = 26.5, p = 0.046875
        Console.WriteLine($"{change.HodgesLehmann} ({change.Interval!.Value.Lower} to {change.Interval.Value.Upper})"); // 3.25 (0 to 6)
    }

    private void Groups()
    {
        double[] massage = [30, 42, 28, 55, 38, 47, 35, 60];
        double[] control = [25, 31, 22, 40, 28, 30, 26, 33];

        var ranks = MannWhitney.Test(massage, control);
        Console.WriteLine($"U = {ranks.U}, p = {ranks.PTwoSided.Value:F6}"); // U = 54, p = 0.018959
        Console.WriteLine($"{ranks.HodgesLehmann} ml ({ranks.Interval!.Value.Lower} to {ranks.Interval.Value.Upper})"); // 11.5 ml (2 to 24)

        var means = TTest.Welch(massage, control);
        var effect = CohenD.Independent(massage, control);
        Console.WriteLine($"{means.MeanDifference} ml, p = {means.PTwoSided.Value:F6}, Hedges g = {effect.HedgesG!.Estimate:F3}"); // 12.5 ml, p = 0.019540, Hedges g = 1.310
    }

    private void Table()
    {
        var table = TwoByTwo.Of(27, 7, 6, 54);
        var odds = table.Conditional;
        Console.WriteLine($"Fisher p = {table.Fisher.PTwoSided.Value:E4}"); // Fisher p = 1.1220E-011
        Console.WriteLine($"odds ratio {odds.Estimate:F4} ({odds.ExactInterval.Lower:F4} to {odds.ExactInterval.Upper:F4})"); // odds ratio 32.5831 (9.4020 to 135.7688)
    }

    private void Median()
    {
        var law = MedianBootstrapLaw.Of([1.736, 1.945, 2.689, 2.71, 2.774, 3.184, 3.648, 4.049, 4.265]);
        var interval = law.PercentileInterval();
        Console.WriteLine($"{law.Median}, SE {law.StandardError:F6}, {interval.Lower} to {interval.Upper}"); // 2.774, SE 0.406776, 1.945 to 4.049
    }

    private void Nothing()
    {
        double[] same = [5, 5, 5, 5];
        Console.WriteLine(SignedRank.Test(same, same).MethodInWords); // no information: every difference is zero, p = 1 by definition
        try
        {
            TTest.Paired(same, same);
        }
        catch (AssumptionException fault)
        {
            Console.WriteLine(fault.Violation); // NoInformation
        }
    }

    private static string Source([CallerFilePath] string file = "") => file;
}
