using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class MetaRegressionSubject : IConformanceSubject
{
    public string File => "meta-regression";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var options = new MetaAnalysisOptions { TauSquared = MetaAnalysisSubject.Method(input.Word("method")), Inference = MetaAnalysisSubject.Inference(input.Word("test")) };
        var fit = MetaRegression.Fit(input.Numbers("y"), input.Numbers("v"), input.Predictors(), options);
        var fixedEffect = options.TauSquared == TauSquaredMethod.None;
        var predicted = fit.Predict(input.Numbers("at"));
        var figures = new Dictionary<string, double?>
        {
            ["tau2"] = fit.Residual.TauSquared,
            ["QE"] = fit.Residual.Q,
            ["QEp"] = fit.Residual.P,
            ["I2"] = fixedEffect ? fit.Residual.ISquaredQ : fit.Residual.ISquaredTau,
            ["H2"] = fixedEffect ? fit.Residual.HSquaredQ : fit.Residual.HSquaredTau,
            ["R2"] = fit.RSquared,
            ["QM"] = fit.Moderation,
            ["QMp"] = fit.ModerationP?.Value,
            ["pred"] = predicted.Mean,
            ["predse"] = predicted.StandardError,
            ["predlow"] = predicted.Interval.Lower,
            ["predhigh"] = predicted.Interval.Upper,
            ["plow"] = predicted.PredictionInterval?.Lower,
            ["phigh"] = predicted.PredictionInterval?.Upper,
        };
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            var one = fit.Coefficients[j];
            figures[$"b{j + 1}"] = one.Estimate;
            figures[$"se{j + 1}"] = one.StandardError;
            figures[$"t{j + 1}"] = one.Statistic;
            figures[$"p{j + 1}"] = one.P?.Value;
            figures[$"low{j + 1}"] = one.Interval.Lower;
            figures[$"high{j + 1}"] = one.Interval.Upper;
        }

        return figures;
    }
}
