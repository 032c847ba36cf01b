using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class KendallSubject : IConformanceSubject
{
    public string File => "kendall";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var test = Kendall.Test(input.Numbers("x"), input.Numbers("y"), SpearmanSubject.Few);
        var exact = test.Method != RankTestMethod.MonteCarlo;
        return new Dictionary<string, double?>
        {
            ["tau"] = test.TauB,
            ["z"] = test.Z,
            ["p_z"] = test.PAsymptotic,
            ["p_corrected"] = test.PAsymptoticCorrected,
            ["p"] = exact ? test.PTwoSided.Value : null,
            ["p_greater"] = exact ? test.PGreater.Value : null,
            ["p_absolute"] = exact ? test.PAbsolute.Value : null,
        };
    }
}
