using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class EffectSizesSubject : IConformanceSubject
{
    public string File => "effect-sizes";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (first, second, confidence) = (input.Numbers("first"), input.Numbers("second"), input.Number("conf"));
        return input.Word("kind") switch
        {
            "independent" => Independent(CohenD.Independent(first, second, confidence)),
            "paired" => Paired(CohenD.Paired(first, second, confidence)),
            _ => Cliff(CliffDelta.Estimate(first, second, confidence)),
        };
    }

    private static Dictionary<string, double?> Independent(IndependentEffects effects) => new()
    {
        ["d"] = effects.CohenD.Estimate,
        ["g"] = effects.HedgesG?.Estimate,
        ["delta"] = effects.GlassDelta?.Estimate,
        ["low"] = effects.CohenD.Interval?.Lower,
        ["high"] = effects.CohenD.Interval?.Upper,
    };

    private static Dictionary<string, double?> Paired(PairedEffects effects) => new()
    {
        ["dz"] = effects.Dz.Estimate,
        ["dav"] = effects.Dav?.Estimate,
        ["drm"] = effects.Drm?.Estimate,
        ["r"] = effects.Correlation,
        ["gz"] = effects.HedgesGz?.Estimate,
        ["low"] = effects.Dz.Interval?.Lower,
        ["high"] = effects.Dz.Interval?.Upper,
    };

    private static Dictionary<string, double?> Cliff(CliffDeltaResult result) => new()
    {
        ["d"] = result.Delta,
        ["variance"] = result.Variance,
        ["low"] = result.Interval?.Lower,
        ["high"] = result.Interval?.Upper,
        ["a"] = result.Superiority,
        ["alow"] = result.SuperiorityInterval.Lower,
        ["ahigh"] = result.SuperiorityInterval.Upper,
    };
}
