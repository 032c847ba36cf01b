using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class ConversionsSubject : IConformanceSubject
{
    public string File => "conversions";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var kind = input.Word("kind");
        if (kind == "combine")
        {
            var whole = ReportedGroup.Combine([.. input.GetProperty("groups").EnumerateArray().Select(Group)]);
            return new Dictionary<string, double?> { ["y"] = whole.StandardDeviation.Value, ["mean"] = whole.Mean.Value };
        }

        ReportedValue[] x = [.. input.Numbers("x").Select(ReportedValue.Exact)];
        return new Dictionary<string, double?> { ["y"] = Answer(kind, x, input.Numbers("x")).Value };
    }

    private static ReportedValue Answer(string kind, ReportedValue[] x, double[] y) =>
        kind switch
        {
            "or-d" => EffectConversions.DFromLogOddsRatio(x[0].Log()),
            "d-or" => EffectConversions.LogOddsRatioFromD(x[0]),
            "or-d-normal" => EffectConversions.DFromLogOddsRatio(x[0].Log(), LatentScale.Normal),
            "or-rr" => EffectConversions.RiskRatioFromOddsRatio(x[0], x[1]),
            "rr-or" => EffectConversions.OddsRatioFromRiskRatio(x[0], x[1]),
            "t-r" => EffectConversions.CorrelationFromT(x[0], y[1]),
            "t-d" => EffectConversions.DFromT(x[0], (int)y[1], (int)y[2]),
            "d-r" => EffectConversions.CorrelationFromD(x[0], (int)y[1], (int)y[2]),
            "r-d" => EffectConversions.DFromCorrelation(x[0], (int)y[1], (int)y[2]),
            "ci-se" => StandardErrorFrom.Interval(x[0], x[1], y[2], y[3] == 0 ? null : y[3]),
            "p-se" => StandardErrorFrom.P(x[0], x[1], y[2] == 0 ? null : y[2]),
            "change" => ChangeDeviation.With(x[0], x[1], x[2]),
            "change-r" => ChangeDeviation.Correlation(x[0], x[1], x[2]),
            _ => throw new InvalidDataException(kind),
        };

    private static ReportedGroup Group(JsonElement row)
    {
        double[] figures = [.. row.EnumerateArray().Select(figure => figure.GetDouble())];
        return new(ReportedValue.Exact(figures[0]), ReportedValue.Exact(figures[1]), (int)figures[2]);
    }
}
