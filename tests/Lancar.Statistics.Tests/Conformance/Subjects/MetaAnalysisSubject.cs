using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MetaAnalysisSubject : IConformanceSubject
{
    public string File => "meta-analysis";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var (y, v) = (input.Numbers("y"), input.Numbers("v"));
        return input.Word("kind") switch
        {
            "fit" => Fit(y, v, Method(input.Word("method")), Inference(input.Word("test"))),
            "profile" => Profile(y, v),
            "without" => Without(y, v, (int)input.Number("i")),
            _ => Bias(y, v),
        };
    }

    private static Dictionary<string, double?> Fit(double[] y, double[] v, TauSquaredMethod method, MetaInference inference)
    {
        var result = MetaAnalysis.Fit(y, v, new MetaAnalysisOptions { TauSquared = method, Inference = inference });
        var (pooled, scatter) = (result.Pooled, result.Heterogeneity);
        var fixedEffect = method == TauSquaredMethod.None;
        return new Dictionary<string, double?>
        {
            ["tau2"] = scatter.TauSquared,
            ["estimate"] = pooled.Estimate,
            ["se"] = pooled.StandardError,
            ["statistic"] = pooled.Statistic,
            ["p"] = pooled.P,
            ["low"] = pooled.Interval.Lower,
            ["high"] = pooled.Interval.Upper,
            ["Q"] = scatter.Q,
            ["Qp"] = scatter.P,
            ["I2"] = fixedEffect ? scatter.ISquaredQ : scatter.ISquaredTau,
            ["H2"] = fixedEffect ? scatter.HSquaredQ : scatter.HSquaredTau,
            ["weight1"] = result.WeightPercents[0],
            ["plow"] = pooled.PredictionInterval?.Lower,
            ["phigh"] = pooled.PredictionInterval?.Upper,
        };
    }

    private static Dictionary<string, double?> Profile(double[] y, double[] v)
    {
        var interval = MetaAnalysis.Fit(y, v).TauSquaredInterval();
        return new() { ["low"] = interval.Lower, ["high"] = interval.Upper };
    }

    private static Dictionary<string, double?> Without(double[] y, double[] v, int i)
    {
        var step = MetaAnalysis.LeaveOneOut(y, v)[i - 1];
        var figures = new Dictionary<string, double?>
        {
            ["estimate"] = step.Pooled.Estimate,
            ["se"] = step.Pooled.StandardError,
            ["tau2"] = step.TauSquared,
        };
        if (i > 1)
        {
            var upTo = MetaAnalysis.Cumulative(y, v)[i - 2];
            figures["cestimate"] = upTo.Pooled.Estimate;
            figures["cse"] = upTo.Pooled.StandardError;
            figures["ctau2"] = upTo.TauSquared;
        }

        return figures;
    }

    private static Dictionary<string, double?> Bias(double[] y, double[] v)
    {
        var (egger, begg) = (Egger.Test(y, v), Begg.Test(y, v));
        return new()
        {
            ["slope"] = egger.Slope,
            ["t"] = egger.T,
            ["p"] = egger.P,
            ["limit"] = egger.LimitEstimate,
            ["tau"] = begg.TauB,
            ["btau_p"] = begg.PTwoSided,
        };
    }

    internal static TauSquaredMethod Method(string name) =>
        name switch
        {
            "DL" => TauSquaredMethod.DerSimonianLaird,
            "PM" => TauSquaredMethod.PauleMandel,
            "REML" => TauSquaredMethod.RestrictedMaximumLikelihood,
            "ML" => TauSquaredMethod.MaximumLikelihood,
            "SJ" => TauSquaredMethod.SidikJonkman,
            "EB" => TauSquaredMethod.EmpiricalBayes,
            "FE" => TauSquaredMethod.None,
            _ => throw new InvalidDataException(name),
        };

    internal static MetaInference Inference(string name) =>
        name switch
        {
            "knha" => MetaInference.HartungKnapp,
            "adhoc" => MetaInference.HartungKnappAdHoc,
            "z" => MetaInference.Wald,
            _ => throw new InvalidDataException(name),
        };
}
