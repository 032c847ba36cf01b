using Lancar.Domain.Evidence.ReportedResults;
using Xunit.Abstractions;

namespace Lancar.Tests.Evidence;

/// <summary>One error planted in correct results: the share that is found, by code. The floors are what was measured, rounded down.</summary>
public sealed class SightTests(ITestOutputHelper output)
{
    private const int Rounds = 400;

    [Theory]
    [InlineData("percent-mismatch", "frequencies", 0.99)]
    [InlineData("total-mismatch", "frequencies", 0.99)]
    [InlineData("p-zero", "crosstab", 0.99)]
    [InlineData("p-mismatch", "crosstab", 0.75)]
    [InlineData("odds-ratio-mismatch", "crosstab", 0.98)]
    [InlineData("odds-ratio-inverted", "crosstab", 0.70)]
    [InlineData("interval-order", "crosstab", 0.95)]
    [InlineData("interval-mismatch", "crosstab", 0.98)]
    [InlineData("interval-excludes-estimate", "crosstab", 0.98)]
    [InlineData("grim", "summary", 0.85)]
    [InlineData("grimmer", "summary", 0.50)]
    [InlineData("sd-impossible", "summary", 0.98)]
    [InlineData("mean-out-of-range", "summary", 0.99)]
    [InlineData("difference-mismatch", "paired", 0.99)]
    [InlineData("no-control-group", "paired", 1)]
    [InlineData("test-unsuited", "paired-binary", 1)]
    [InlineData("unit-mismatch", "summary", 1)]
    public void Planted_errors_are_found(string code, string kind, double least)
    {
        var results = new CorrectResults(77);
        var (planted, found) = (0, 0);
        for (var i = 0; i < 20 * Rounds && planted < Rounds; i++)
        {
            var item = results.Next(kind);
            if (!PlantedErrors.Plant(code, item, results.Random))
            {
                continue;
            }

            planted++;
            found += Checks.Run(CorrectResults.Document(item)).Items[0].Findings.Any(finding => finding.Code.Text() == code) ? 1 : 0;
        }

        output.WriteLine($"SIGHT {code}: {found} of {planted} ({100.0 * found / planted:F1} %)");
        Assert.Equal(Rounds, planted);
        Assert.True(found >= least * planted, $"{code}: {found} of {planted}");
    }
}
