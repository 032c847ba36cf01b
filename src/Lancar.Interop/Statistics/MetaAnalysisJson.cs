using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// The kind <c>meta-analysis</c>: input yi and vi. Fixed effect; DerSimonian–Laird, Paule–Mandel and REML, each under all
/// inferences; leave-one-out by REML; Egger. What does not exist for few or equal studies is null with its reason.
/// </summary>
internal static class MetaAnalysisJson
{
    private const double Confidence = 0.95;

    // Leaving out each of so many studies takes a quarter of a second and gives an answer of a megabyte; more is not asked of a line.
    private const int MostLeftOut = 10_000;

    private static readonly (string Name, TauSquaredMethod Method)[] methods =
    [
        ("DL", TauSquaredMethod.DerSimonianLaird),
        ("PM", TauSquaredMethod.PauleMandel),
        ("REML", TauSquaredMethod.RestrictedMaximumLikelihood),
        ("ML", TauSquaredMethod.MaximumLikelihood),
        ("SJ", TauSquaredMethod.SidikJonkman),
    ];

    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var estimates = StatisticsInput.Numbers(input, "yi");
        var variances = StatisticsInput.Numbers(input, "vi");
        var fits = methods.Select(one => Fit(estimates, variances, one.Method)).ToArray();
        var reml = fits[Array.FindIndex(methods, one => one.Method == TauSquaredMethod.RestrictedMaximumLikelihood)];
        var interval = reml.TauSquaredInterval();
        var leftOut = estimates.Length is > 2 and <= MostLeftOut ? MetaAnalysis.LeaveOneOut(estimates, variances) : null;
        var (egger, noEgger) = Asymmetry(estimates, variances);
        return writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("k", reml.StudyCount);
            WriteFixed(writer, reml);
            for (var i = 0; i < methods.Length; i++)
            {
                Write(writer, methods[i].Name, fits[i]);
            }

            writer.WriteLimits("tau2_ci95_q_profile", interval, "");
            WriteLeftOut(writer, leftOut, estimates.Length);
            WriteEgger(writer, egger, noEgger);
            writer.WriteEndObject();
        };
    }

    private static MetaAnalysisResult Fit(double[] estimates, double[] variances, TauSquaredMethod method) =>
        MetaAnalysis.Fit(estimates, variances, new MetaAnalysisOptions { TauSquared = method, Confidence = Confidence });

    private static (EggerResult? Result, string Reason) Asymmetry(double[] estimates, double[] variances)
    {
        try
        {
            return (Egger.Test(estimates, variances, Confidence), "");
        }
        catch (AssumptionException fault) when (fault.Violation is Violation.TooFew or Violation.NoInformation)
        {
            return (null, fault.Message);
        }
    }

    private static void WriteFixed(Utf8JsonWriter writer, MetaAnalysisResult result)
    {
        var (effect, scatter) = (result.FixedEffect, result.Heterogeneity);
        writer.WriteStartObject("fixed");
        writer.WriteNumber("estimate", effect.Estimate);
        writer.WriteNumber("se", effect.StandardError);
        writer.WriteLimits("ci95", effect.Interval, "");
        WriteP(writer, "p", effect);
        writer.WriteEndObject();
        writer.WriteNumber("Q", scatter.Q);
        writer.WriteProbability("Q_p", scatter.P);
        writer.WriteNumber("I2_Q", scatter.ISquaredQ);
        writer.WriteNumber("H2_Q", scatter.HSquaredQ);
    }

    private static void Write(Utf8JsonWriter writer, string name, MetaAnalysisResult result)
    {
        var (wald, knapp) = (result.PooledBy(MetaInference.Wald), result.PooledBy(MetaInference.HartungKnapp));
        var (adHoc, scatter) = (result.PooledBy(MetaInference.HartungKnappAdHoc), result.Heterogeneity);
        writer.WriteStartObject(name);
        writer.WriteNumber("tau2", scatter.TauSquared);
        writer.WriteNumber("estimate", wald.Estimate);
        writer.WriteNumber("se_wald", wald.StandardError);
        writer.WriteLimits("ci95_wald", wald.Interval, "");
        WriteP(writer, "p_wald", wald);
        writer.WriteNumber("se_hk", knapp.StandardError);
        writer.WriteLimits("ci95_hk", knapp.Interval, "");
        WriteP(writer, "p_hk", knapp);
        writer.WriteNumber("se_hk_adhoc", adHoc.StandardError);
        writer.WriteLimits("ci95_hk_adhoc", adHoc.Interval, "");
        WriteP(writer, "p_hk_adhoc", adHoc);
        writer.WriteNumber("I2_tau", scatter.ISquaredTau);
        writer.WriteNumber("H2_tau", scatter.HSquaredTau);
        writer.WriteLimits("pi95_hts", wald.PredictionInterval, "two studies leave no degree of freedom (k - 2)");
        writer.WriteLimits("pi95_hk_k-1", knapp.PredictionInterval, "");
        writer.WriteEndObject();
    }

    private static void WriteP(Utf8JsonWriter writer, string name, PooledEffect effect)
    {
        if (effect.P is { } p)
        {
            writer.WriteProbability(name, p);
            return;
        }

        writer.WriteNull(name);
        writer.WriteString(name + "_reason", "estimate and standard error are both 0");
    }

    private static void WriteLeftOut(Utf8JsonWriter writer, IReadOnlyList<MetaStep>? steps, int count)
    {
        if (steps is null)
        {
            writer.WriteNull("leave_one_out_REML");
            writer.WriteString("leave_one_out_REML_reason", count <= 2 ? "one study would be left, which cannot be pooled" : $"more than {MostLeftOut} studies");
            return;
        }

        writer.WriteStartArray("leave_one_out_REML");
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteNumber("estimate", step.Pooled.Estimate);
            writer.WriteNumber("tau2", step.TauSquared);
            writer.WriteNumber("se_hk", step.Pooled.StandardError);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEgger(Utf8JsonWriter writer, EggerResult? result, string reason)
    {
        if (result is null)
        {
            writer.WriteNull("egger");
            writer.WriteString("egger_reason", reason);
            return;
        }

        writer.WriteStartObject("egger");
        writer.WriteNumber("slope_on_se(bias)", result.Slope);
        writer.WriteNumber("se", result.StandardError);
        writer.WriteFigure("t", result.T);
        writer.WriteNumber("df", result.DegreesOfFreedom);
        writer.WriteProbability("p", result.P);
        writer.WriteNumber("limit_estimate", result.LimitEstimate);
        writer.WriteEndObject();
    }
}
