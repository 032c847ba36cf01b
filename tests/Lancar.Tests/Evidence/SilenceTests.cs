using Lancar.Domain.Evidence.ReportedResults;
using Xunit.Abstractions;

namespace Lancar.Tests.Evidence;

/// <summary>Correctly computed results, printed in every usual way, are never called inconsistent.</summary>
public sealed class SilenceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("frequencies", 2_000)]
    [InlineData("crosstab", 2_500)]
    [InlineData("crosstab-large", 1_000)]
    [InlineData("summary", 3_000)]
    [InlineData("paired", 2_500)]
    [InlineData("paired-binary", 1_500)]
    [InlineData("two-proportions", 1_500)]
    public void Nothing_true_is_called_inconsistent(string kind, int count)
    {
        var results = new CorrectResults(20260101 + kind.Length);
        var cautions = new Dictionary<string, int>();
        for (var i = 0; i < count; i++)
        {
            var json = CorrectResults.Document(results.Next(kind));

            var report = Assert.Single(Checks.Run(json).Items);

            Assert.True(report.Codes(Severity.Inconsistent) is [], string.Join(' ', report.Codes(Severity.Inconsistent)) + " " + json);
            foreach (var code in report.Codes(Severity.Caution))
            {
                cautions[code] = cautions.GetValueOrDefault(code) + 1;
            }
        }

        output.WriteLine($"SILENCE {kind}: {count} results, 0 inconsistent; cautions {string.Join(", ", cautions.Select(caution => caution.Key + " " + caution.Value))}");
    }
}
