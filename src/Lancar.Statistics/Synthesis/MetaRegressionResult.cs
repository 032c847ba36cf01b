using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>A fitted meta-regression. Made by <see cref="MetaRegression.Fit"/>.</summary>
public sealed record MetaRegressionResult
{
    private readonly ModeratedStudies data;
    private readonly Matrix<double> inner;
    private readonly double[] solution;
    private readonly double scaledTauSquared;

    internal MetaRegressionResult(ModeratedStudies data, Matrix<double> inner, double[] solution, double scaledTauSquared)
    {
        this.data = data;
        this.inner = inner;
        this.solution = solution;
        this.scaledTauSquared = scaledTauSquared;
    }

    /// <summary>Number of studies, k.</summary>
    public required int StudyCount { get; init; }

    /// <summary>The coefficients: intercept first, then the moderators in the order given.</summary>
    public required IReadOnlyList<MetaCoefficient> Coefficients { get; init; }

    /// <summary>Covariance of the coefficients, row by row.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }

    /// <summary>What the moderators leave unexplained: Q residual (QE) with k − p degrees of freedom, τ², I² and H².</summary>
    public required Heterogeneity Residual { get; init; }

    /// <summary>τ² of the same studies by the same method without moderators.</summary>
    public required double TauSquaredWithoutModerators { get; init; }

    /// <summary>
    /// Share of τ² that the moderators explain, in percent: 100 max(0, (τ²₀ − τ²) / τ²₀). Null for the fixed-effect model, and where τ²₀ is 0 and
    /// there is nothing to explain. With few studies it is very uncertain.
    /// </summary>
    public required double? RSquared { get; init; }

    /// <summary>The test of all moderators at once (QM): chi-square under Wald, F under Knapp–Hartung. Infinite when they fit all effects exactly; null when it is 0 / 0.</summary>
    public required double? Moderation { get; init; }

    /// <summary>Number of moderators.</summary>
    public required int ModerationDegreesOfFreedom { get; init; }

    /// <summary>k − p; infinite for the chi-square.</summary>
    public required double ModerationDenominatorDegreesOfFreedom { get; init; }

    /// <summary>P of <see cref="Moderation"/>: the null hypothesis is that every moderator's coefficient is 0. Null where it is.</summary>
    public required Probability? ModerationP { get; init; }

    /// <summary>How τ² was estimated.</summary>
    public required TauSquaredMethod Method { get; init; }

    /// <summary>How the coefficients were tested.</summary>
    public required MetaInference Inference { get; init; }

    /// <summary>Estimator of τ² and inference in words.</summary>
    public string MethodInWords =>
        TauSquared.InWords(Method) + "; " + Inference switch
        {
            MetaInference.HartungKnapp => "Knapp–Hartung",
            MetaInference.HartungKnappAdHoc => "Knapp–Hartung with the factor max(1, q)",
            MetaInference.Wald => "Wald",
        };

    /// <summary>Confidence of the intervals.</summary>
    public required double Confidence { get; init; }

    /// <summary>The mean effect of studies with given values of the moderators.</summary>
    /// <param name="moderators">One finite value per moderator, in the order of the fit. Beyond the values of the studies it is an extrapolation.</param>
    /// <exception cref="ArgumentException">Not one finite value per moderator.</exception>
    public MetaPrediction Predict(params ReadOnlySpan<double> moderators)
    {
        if (moderators.Length != Coefficients.Count - 1 || moderators.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
        {
            throw new ArgumentException($"A prediction takes {Coefficients.Count - 1} finite values, one per moderator.", nameof(moderators));
        }

        var row = data.Design.Row(moderators);
        var mean = data.EffectOf(ThinQr.Dot(row, solution));
        var scaledError = Math.Sqrt(Math.Max(0, Weights.Quadratic(inner, row)));
        var error = data.Length(scaledError);
        var reach = StudentReach.Of(Confidence, Coefficients[0].DegreesOfFreedom) * error;
        return new MetaPrediction
        {
            Mean = mean,
            StandardError = error,
            Interval = new ConfidenceInterval(mean - reach, mean + reach, Confidence),
            PredictionInterval = NewStudy(mean, scaledError),
        };
    }

    /// <summary>The Q-profile interval of the residual τ² (Viechtbauer 2007), computed when asked for: exact under normal effects, whatever the estimator.</summary>
    /// <returns>Limits at least 0, as in <see cref="MetaAnalysisResult.TauSquaredInterval"/>.</returns>
    public ConfidenceInterval TauSquaredInterval()
    {
        var atZero = data.Sums(0);
        var tail = (1 - Confidence) / 2;
        var low = MomentSearch.Solve(data, atZero, ChiSquareLaw.UpperQuantile(tail, data.Freedom)).TauSquared;
        var high = MomentSearch.Solve(data, atZero, ChiSquareLaw.UpperQuantile(1 - tail, data.Freedom)).TauSquared;
        return new ConfidenceInterval(data.Variance(low), data.Variance(high), Confidence);
    }

    private ConfidenceInterval? NewStudy(double mean, double scaledError)
    {
        var freedom = data.Freedom - (Inference == MetaInference.Wald ? 1 : 0);
        if (Method == TauSquaredMethod.None || freedom == 0)
        {
            return null;
        }

        var reach = StudentReach.Of(Confidence, freedom) * data.Length(Math.Sqrt(scaledError * scaledError + scaledTauSquared));
        return new ConfidenceInterval(mean - reach, mean + reach, Confidence);
    }
}
