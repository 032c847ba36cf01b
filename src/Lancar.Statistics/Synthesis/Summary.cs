namespace Lancar.Statistics;

/// <summary>The pooled effect from the sums at τ².</summary>
internal static class Summary
{
    public static PooledEffect Of(StudyData data, WeightSums sums, double tauSquared, MetaInference inference, double confidence, bool isRandom)
    {
        var freedom = data.Count - 1;
        var estimate = data.EffectOf(sums.Mean);
        var scaledError = inference switch
        {
            MetaInference.Wald => Math.Sqrt(1 / sums.Weight),
            MetaInference.HartungKnapp => Math.Sqrt(sums.Q / freedom / sums.Weight),
            MetaInference.HartungKnappAdHoc => Math.Sqrt(Math.Max(1, sums.Q / freedom) / sums.Weight),
        };
        var error = data.Length(scaledError);
        var t = inference == MetaInference.Wald ? double.PositiveInfinity : freedom;
        var reach = StudentReach.Of(confidence, t) * error;
        var statistic = error > 0 ? estimate / error : estimate == 0 ? (double?)null : Math.Sign(estimate) * double.PositiveInfinity;
        return new PooledEffect
        {
            Estimate = estimate,
            StandardError = error,
            Statistic = statistic,
            DegreesOfFreedom = t,
            P = statistic is { } found ? Probability.Of(StudentLaw.TwoSided(found, t)) : null,
            Interval = new ConfidenceInterval(estimate - reach, estimate + reach, confidence),
            PredictionInterval = isRandom ? Prediction(data, estimate, scaledError, tauSquared, inference, confidence) : null,
            Inference = inference,
        };
    }

    public static string InWords(MetaInference inference) =>
        inference switch
        {
            MetaInference.HartungKnapp => "Hartung–Knapp",
            MetaInference.HartungKnappAdHoc => "Hartung–Knapp with the factor max(1, q)",
            MetaInference.Wald => "Wald",
        };

    private static ConfidenceInterval? Prediction(
        StudyData data, double estimate, double scaledError, double tauSquared, MetaInference inference, double confidence)
    {
        var freedom = data.Count - (inference == MetaInference.Wald ? 2 : 1);
        if (freedom == 0)
        {
            return null;
        }

        var reach = StudentReach.Of(confidence, freedom) * data.Length(Math.Sqrt(scaledError * scaledError + tauSquared));
        return new ConfidenceInterval(estimate - reach, estimate + reach, confidence);
    }
}
