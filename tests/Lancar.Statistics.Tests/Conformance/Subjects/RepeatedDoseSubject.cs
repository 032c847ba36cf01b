using System.Text.Json;
using Lancar.Statistics.Tests.Models;

namespace Lancar.Statistics.Tests.Conformance.Subjects;

public sealed class RepeatedDoseSubject : IConformanceSubject
{
    public string File => "repeated_dose";

    public IReadOnlyDictionary<string, double?> Answer(JsonElement input)
    {
        var fit = RepeatedDose.Fit(input.Numbers("y"), input.Numbers("doses"), input.Labels("subjects"), new RepeatedDoseOptions
        {
            Shape = Enum.Parse<DoseShape>(input.Word("shape")),
            RandomSlope = input.Number("slope") != 0,
            Freedom = input.Number("kr") != 0 ? FreedomMethod.KenwardRoger : FreedomMethod.Satterthwaite,
            Adjusters = input.TryGetProperty("day", out _) ? [Predictor.Of("day", input.Numbers("day"))] : [],
        });
        var (at, step) = (fit.At(15), fit.Difference(20, 10));
        return new Dictionary<string, double?>
        {
            ["within"] = fit.WithinSlope.Estimate, ["within_se"] = fit.WithinSlope.StandardError, ["within_df"] = fit.WithinSlope.DegreesOfFreedom,
            ["between"] = fit.BetweenSlope!.Estimate, ["between_se"] = fit.BetweenSlope.StandardError, ["between_df"] = fit.BetweenSlope.DegreesOfFreedom,
            ["less"] = fit.BetweenLessWithin!.Estimate, ["less_se"] = fit.BetweenLessWithin.StandardError, ["less_p"] = fit.BetweenLessWithin.PTwoSided,
            ["f"] = fit.AnyEffect!.F, ["f_df"] = fit.AnyEffect.DegreesOfFreedomDenominator, ["f_p"] = fit.AnyEffect.P,
            ["bend"] = fit.Nonlinearity?.F, ["bend_df"] = fit.Nonlinearity?.DegreesOfFreedomDenominator, ["bend_p"] = fit.Nonlinearity?.P.Value,
            ["loglik"] = fit.Fit.LogLikelihood,
            ["at15"] = at.Estimate, ["at15_se"] = at.StandardError, ["at15_df"] = at.DegreesOfFreedom,
            ["step"] = step.Estimate, ["step_se"] = step.StandardError, ["step_df"] = step.DegreesOfFreedom,
        };
    }
}
