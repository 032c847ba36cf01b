namespace Lancar.Statistics;

/// <summary>Choices of <see cref="LinearMixedModel"/>. Every one is echoed in the result.</summary>
public sealed record LinearMixedModelOptions
{
    /// <summary>The name of the predictor whose slope differs between subjects, correlated with their intercept; null for a random intercept alone.</summary>
    public string? RandomSlope { get; init; }

    /// <summary>True for maximum likelihood, whose variances are too small but whose deviances compare models; false (restricted likelihood, REML) unless given.</summary>
    public bool MaximumLikelihood { get; init; }

    /// <summary>Standard errors and degrees of freedom; <see cref="FreedomMethod.Satterthwaite"/> unless given. Kenward and Roger's need REML.</summary>
    public FreedomMethod Freedom { get; init; }

    /// <summary>Confidence of the intervals, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal LinearMixedModelOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        return MaximumLikelihood && Freedom == FreedomMethod.KenwardRoger
            ? throw new ArgumentException("Kenward and Roger's standard errors belong to restricted likelihood (REML).", nameof(Freedom))
            : this;
    }
}
