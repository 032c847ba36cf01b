using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MultipleComparisonsSubject : IConformanceSubject
{
    public string File => "multiple-comparisons";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var adjusted = MultipleComparisons.Adjust(input.Numbers("p"), DunnSubject.Rule(input));
        return adjusted.Select((p, i) => ($"p{i + 1}", p)).ToDictionary(pair => pair.Item1, pair => (double?)pair.p.Value);
    }
}
