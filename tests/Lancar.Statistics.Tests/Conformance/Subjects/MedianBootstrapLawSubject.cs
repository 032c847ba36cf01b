using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MedianBootstrapLawSubject : IConformanceSubject
{
    public string File => "median_bootstrap_law";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var law = MedianBootstrapLaw.Of(input.Numbers("x"));
        var interval = law.PercentileInterval();
        return new Dictionary<string, double?>
        {
            ["mean"] = law.Mean,
            ["se"] = law.StandardError,
            ["low"] = interval.Lower,
            ["high"] = interval.Upper,
            ["at_most_median"] = law.AtMost(law.Median),
        };
    }
}
