using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class SignedRankSubject : IConformanceSubject
{
    public string File => "signed_rank";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var zeros = input.Word("zeros") == "rank" ? ZeroHandling.Pratt : ZeroHandling.Wilcoxon;
        var result = SignedRank.Test(input.Numbers("x"), new SignedRankOptions { Zeros = zeros });
        return new Dictionary<string, double?>
        {
            ["w"] = result.WPlus,
            ["p"] = result.PTwoSided,
            ["less"] = result.PLess,
            ["greater"] = result.PGreater,
            ["point"] = result.PointProbability,
            ["mid"] = result.MidPTwoSided,
            ["z"] = result.Z,
            ["asymptotic"] = result.PAsymptotic,
            ["corrected"] = result.PAsymptoticCorrected,
            ["hl"] = result.HodgesLehmann,
            ["low"] = result.Interval?.Lower,
            ["high"] = result.Interval?.Upper,
        };
    }
}
