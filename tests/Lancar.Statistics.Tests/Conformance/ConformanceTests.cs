namespace Lancar.Statistics.Tests.Conformance;

/// <summary>Our methods against R and Python, figure by figure, and the report of it.</summary>
public class ConformanceTests
{
    private static readonly Dictionary<string, Lazy<Conformance>> all =
        Conformance.Subjects.ToDictionary(subject => subject.File, subject => new Lazy<Conformance>(() => Conformance.Of(subject)));

    private static IReadOnlyList<Conformance> Every => [.. Conformance.Subjects.Select(subject => all[subject.File].Value)];

    public static TheoryData<string> Files => [.. Conformance.Subjects.Select(subject => subject.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_figure_agrees_or_says_why_not(string file)
    {
        var conformance = all[file].Value;
        Assert.True(conformance.Faults.Count == 0, string.Join('\n', conformance.Faults.Take(20)));
        Assert.True(conformance.Agreeing > 0, "Nothing was compared.");
    }

    [Fact]
    public void Every_file_of_cases_has_one_subject() =>
        Assert.Equal(ConformanceFile.Names, Conformance.Subjects.Select(subject => subject.File));

    // Written by ./lancar conformance, which sets the word; otherwise the page must be what would be written.
    [Fact]
    public void The_report_says_what_was_compared()
    {
        if (Environment.GetEnvironmentVariable("LANCAR_CONFORMANCE") == "write")
        {
            ConformanceReport.Write(ConformanceReport.Table(Every, withErrors: true));
        }

        var written = ConformanceReport.Section(File.ReadAllText(ConformanceReport.Path));
        Assert.Equal(ConformanceReport.Table(Every, withErrors: false), ConformanceReport.WithoutErrors(written));
    }
}
