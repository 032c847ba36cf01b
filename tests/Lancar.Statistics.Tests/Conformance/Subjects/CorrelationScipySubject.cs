using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class CorrelationScipySubject : IConformanceSubject
{
    public string File => "correlation-scipy";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var tau = Kendall.Test(input.Numbers("x"), input.Numbers("y"), SpearmanSubject.Few);
        var rho = Spearman.Test(input.Numbers("x"), input.Numbers("y"), SpearmanSubject.Few);
        return new Dictionary<string, double?>
        {
            ["tau"] = tau.TauB,
            ["tau_p"] = tau.Method == RankTestMethod.MonteCarlo ? null : tau.PTwoSided.Value,
            ["rho"] = rho.Rho,
            ["rho_t"] = rho.PAsymptotic,
            ["rho_p"] = SpearmanSubject.Exact(rho, rho.PTwoSided),
            ["rho_less"] = SpearmanSubject.Exact(rho, rho.PLess),
        };
    }
}
