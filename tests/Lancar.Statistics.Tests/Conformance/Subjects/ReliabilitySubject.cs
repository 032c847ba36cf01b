using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ReliabilitySubject : IConformanceSubject
{
    public string File => "reliability";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input) => input.Word("what") switch
    {
        "alpha" => Alpha(CronbachAlpha.Estimate(input.Rows("rows"), input.Number("conf"))),
        "icc" => Correlations(IntraclassCorrelation.Estimate(input.Rows("rows"), input.Number("conf"))),
        _ => Limits(BlandAltman.Estimate(input.Numbers("x"), input.Numbers("y"), input.Number("coverage"), input.Number("conf"))),
    };

    private static Dictionary<string, double?> Alpha(CronbachAlphaResult alpha) => new()
    {
        ["alpha"] = alpha.Alpha,
        ["standardised"] = alpha.StandardisedAlpha,
        ["low"] = alpha.Interval.Lower,
        ["high"] = alpha.Interval.Upper,
        ["mean1"] = alpha.Items[0].Mean,
        ["sd1"] = alpha.Items[0].StandardDeviation,
        ["rest1"] = alpha.Items[0].CorrelationWithRest,
        ["without1"] = alpha.Items[0].AlphaWithout,
        ["rest_last"] = alpha.Items[^1].CorrelationWithRest,
        ["without_last"] = alpha.Items[^1].AlphaWithout,
    };

    private static Dictionary<string, double?> Correlations(IntraclassCorrelationResult result)
    {
        var figures = new Dictionary<string, double?>();
        void Add(string name, IntraclassForm form)
        {
            figures[name] = form.Estimate;
            figures[name + "_low"] = form.Interval?.Lower;
            figures[name + "_high"] = form.Interval?.Upper;
            figures[name + "_f"] = form.F;
            figures[name + "_p"] = form.P;
        }

        Add("one", result.OneWaySingle);
        Add("agree", result.AgreementSingle);
        Add("consist", result.ConsistencySingle);
        Add("one_k", result.OneWayAverage);
        Add("agree_k", result.AgreementAverage);
        Add("consist_k", result.ConsistencyAverage);
        return figures;
    }

    private static Dictionary<string, double?> Limits(BlandAltmanResult result) => new()
    {
        ["bias"] = result.Bias,
        ["bias_low"] = result.BiasInterval.Lower,
        ["bias_high"] = result.BiasInterval.Upper,
        ["sd"] = result.StandardDeviation,
        ["low"] = result.LowerLimit,
        ["high"] = result.UpperLimit,
        ["low_low"] = result.LowerLimitInterval.Lower,
        ["low_high"] = result.LowerLimitInterval.Upper,
        ["high_low"] = result.UpperLimitInterval.Lower,
        ["high_high"] = result.UpperLimitInterval.Upper,
        ["slope"] = result.SlopeOnMean?.Slope,
        ["slope_low"] = result.SlopeOnMean?.Interval.Lower,
        ["slope_high"] = result.SlopeOnMean?.Interval.Upper,
        ["slope_p"] = result.SlopeOnMean?.P.Value,
    };
}
