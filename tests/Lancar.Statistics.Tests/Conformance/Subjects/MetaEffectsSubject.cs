using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MetaEffectsSubject : IConformanceSubject
{
    public string File => "meta-effects";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var kind = input.Word("kind");
        if (kind == "MH")
        {
            return Pooled(input.Word("measure"), input.Counts("tables"));
        }

        var x = input.Numbers("x");
        var effect = Effect(kind, x, input.TryGetProperty("add", out _) && input.Word("add") == "all" ? ContinuityCorrection.Always : ContinuityCorrection.OnlyZero);
        return new Dictionary<string, double?>
        {
            ["y"] = effect.Estimate,
            ["v"] = effect.Variance,
            ["back"] = kind == "PFT" ? EffectMeasures.ProportionOfDoubleArcsine(effect.Estimate, x[0] + x[1]) : null,
        };
    }

    private static StudyEffect Effect(string kind, double[] x, ContinuityCorrection correction) =>
        kind switch
        {
            "MD" => EffectMeasures.MeanDifference(Group(x, 0), Group(x, 3)),
            "SMD" => EffectMeasures.StandardizedMeanDifference(Group(x, 0), Group(x, 3)),
            "ROM" => EffectMeasures.LogRatioOfMeans(Group(x, 0), Group(x, 3)),
            "MC" => EffectMeasures.MeanChange(new(x[0], x[1], (int)x[4]), new(x[2], x[3], (int)x[4]), x[5]),
            "SMCC" => EffectMeasures.StandardizedMeanChange(new(x[0], x[1], (int)x[4]), new(x[2], x[3], (int)x[4]), x[5]),
            "SMCR" => EffectMeasures.StandardizedMeanChangeByBaseline(new(x[0], x[1], (int)x[4]), new(x[2], x[3], (int)x[4]), x[5]),
            "OR" => EffectMeasures.LogOddsRatio((long)x[0], (long)x[1], (long)x[2], (long)x[3], correction),
            "RR" => EffectMeasures.LogRiskRatio((long)x[0], (long)x[1], (long)x[2], (long)x[3], correction),
            "RD" => EffectMeasures.RiskDifference((long)x[0], (long)x[1], (long)x[2], (long)x[3], correction),
            "PLO" => EffectMeasures.LogitProportion((long)x[0], (long)x[1]),
            "PFT" => EffectMeasures.DoubleArcsine((long)x[0], (long)x[1]),
            _ => throw new InvalidDataException(kind),
        };

    private static GroupNumbers Group(double[] x, int from) => new(x[from], x[from + 1], (int)x[from + 2]);

    private static Dictionary<string, double?> Pooled(string measure, long[][] tables)
    {
        var pooled = measure switch
        {
            "OR" => MantelHaenszel.OddsRatio(tables),
            "RR" => MantelHaenszel.RiskRatio(tables),
            "RD" => MantelHaenszel.RiskDifference(tables),
            _ => MantelHaenszel.Peto(tables),
        };
        return new()
        {
            ["y"] = pooled.Estimate,
            ["se"] = pooled.StandardError,
            ["p"] = pooled.P,
            ["low"] = pooled.Interval.Lower,
            ["high"] = pooled.Interval.Upper,
        };
    }
}
