using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class BootstrapBootSubject : IConformanceSubject
{
    public string File => "bootstrap_boot";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (x, t, t0, confidence) = (input.Numbers("x"), input.Numbers("t"), input.Number("t0"), input.Number("conf"));
        var students = BootstrapLimits.Students(t0, t, input.Numbers("errors"));
        var percentile = Limits(BootstrapMethod.Percentile, t);
        var basic = Limits(BootstrapMethod.Basic, t);
        var student = Limits(BootstrapMethod.Studentised, students);
        var jackknife = input.Word("statistic") == "mean" ? Jackknife.Mean(x) : Jackknife.Median(x);
        // boot counts the replicates below the estimate and reads them by normal interpolation.
        var bca = BcaInterval.FromReplicates(t0, t, jackknife, BiasCorrection.Less, confidence).NormalInterpolation;
        return new Dictionary<string, double?>
        {
            ["percentile_low"] = percentile.Lower,
            ["percentile_high"] = percentile.Upper,
            ["basic_low"] = basic.Lower,
            ["basic_high"] = basic.Upper,
            ["student_low"] = student.Lower,
            ["student_high"] = student.Upper,
            ["bca_low"] = bca?.Lower,
            ["bca_high"] = bca?.Upper,
        };

        ConfidenceInterval Limits(BootstrapMethod method, double[] values)
        {
            var replicates = new Replicates([.. values]);
            var tail = (1 - confidence) / 2;
            return BootstrapLimits.Of(
                method,
                t0,
                input.Number("error"),
                replicates.Quantile(tail, QuantileRule.NormalInterpolation),
                replicates.Quantile(1 - tail, QuantileRule.NormalInterpolation),
                confidence);
        }
    }
}
