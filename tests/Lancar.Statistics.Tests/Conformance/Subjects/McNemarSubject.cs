using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class McNemarSubject : IConformanceSubject
{
    public string File => "mcnemar";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var result = McNemar.Test((long)input.Number("lost"), (long)input.Number("gained"));
        return new Dictionary<string, double?>
        {
            ["chi2"] = result.ChiSquare?.Statistic,
            ["chi2_p"] = result.ChiSquare?.P.Value,
            ["edwards"] = result.ChiSquareCorrected?.Statistic,
            ["edwards_p"] = result.ChiSquareCorrected?.P.Value,
            ["p"] = result.PTwoSided,
            ["less"] = result.PGainedLess,
            ["greater"] = result.PGainedGreater,
            ["low"] = result.Interval.Lower,
            ["high"] = result.Interval.Upper,
        };
    }
}
