namespace Lancar.Statistics;

/// <summary>A pooled effect with all that belongs to it. Made by <see cref="MetaAnalysis.Fit"/>.</summary>
public sealed record MetaAnalysisResult
{
    private readonly StudyData data;
    private readonly WeightSums sums;
    private readonly double scaledTauSquared;

    internal MetaAnalysisResult(StudyData data, WeightSums sums, double scaledTauSquared)
    {
        this.data = data;
        this.sums = sums;
        this.scaledTauSquared = scaledTauSquared;
    }

    /// <summary>Number of studies, k.</summary>
    public required int StudyCount { get; init; }

    /// <summary>The pooled effect under the model and the inference chosen.</summary>
    public required PooledEffect Pooled { get; init; }

    /// <summary>Q, I², H² and τ².</summary>
    public required Heterogeneity Heterogeneity { get; init; }

    /// <summary>How τ² was estimated.</summary>
    public required TauSquaredMethod Method { get; init; }

    /// <summary>Estimator of τ² and inference in words.</summary>
    public string MethodInWords => TauSquared.InWords(Method) + "; " + Summary.InWords(Pooled.Inference);

    /// <summary>Confidence of the intervals.</summary>
    public required double Confidence { get; init; }

    /// <summary>Each study's share of the weight in percent, in the order given; they add up to 100.</summary>
    public required IReadOnlyList<double> WeightPercents { get; init; }

    /// <summary>The fixed-effect (common-effect) summary of the same studies, by the normal law.</summary>
    public PooledEffect FixedEffect => Summary.Of(data, data.Sums(0), 0, MetaInference.Wald, Confidence, isRandom: false);

    /// <summary>The same model under another inference.</summary>
    /// <param name="inference">How the pooled effect is tested.</param>
    public PooledEffect PooledBy(MetaInference inference) =>
        Summary.Of(data, sums, scaledTauSquared, inference, Confidence, Method != TauSquaredMethod.None);

    /// <summary>The Q-profile interval of τ² (Viechtbauer 2007), computed when asked for: exact under normal effects, whatever the estimator.</summary>
    /// <returns>
    /// Limits at least 0. Where Q lies even below the lower quantile of chi-square, no τ² fits the scatter, and the interval is 0 to 0.
    /// R: <c>metafor::confint</c>.
    /// </returns>
    public ConfidenceInterval TauSquaredInterval()
    {
        var atZero = data.Sums(0);
        var tail = (1 - Confidence) / 2;
        var low = MomentSearch.Solve(data, atZero, ChiSquareLaw.UpperQuantile(tail, StudyCount - 1)).TauSquared;
        var high = MomentSearch.Solve(data, atZero, ChiSquareLaw.UpperQuantile(1 - tail, StudyCount - 1)).TauSquared;
        return new ConfidenceInterval(data.Variance(low), data.Variance(high), Confidence);
    }
}
