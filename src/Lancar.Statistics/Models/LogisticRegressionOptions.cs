namespace Lancar.Statistics;

/// <summary>Choices of <see cref="LogisticRegression"/>. Every one is echoed in the result.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>Plain or penalised likelihood; <see cref="LogisticMethod.MaximumLikelihood"/> unless given.</summary>
    public LogisticMethod Method { get; init; } = LogisticMethod.MaximumLikelihood;

    /// <summary>Confidence of the intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal LogisticRegressionOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        return this;
    }
}
