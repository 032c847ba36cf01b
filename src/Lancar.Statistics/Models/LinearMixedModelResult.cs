using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>A fitted linear mixed model of repeated measurements.</summary>
public sealed record LinearMixedModelResult
{
    /// <summary>Number of measurements.</summary>
    public required int Count { get; init; }

    /// <summary>Number of subjects.</summary>
    public required int SubjectCount { get; init; }

    /// <summary>Fixed effects: intercept first, then the predictors in the order given, judged as <see cref="Freedom"/> says.</summary>
    public required IReadOnlyList<RegressionCoefficient> Coefficients { get; init; }

    /// <summary>Covariance of the fixed effects, row by row; Kenward and Roger's where asked for.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Covariance { get; init; }

    /// <summary>Standard deviation between subjects of the intercept (where the random slope's predictor is 0), in the unit of the outcome.</summary>
    public required double InterceptStandardDeviation { get; init; }

    /// <summary>Standard deviation between subjects of the slope; null without random slope.</summary>
    public required double? SlopeStandardDeviation { get; init; }

    /// <summary>Correlation of intercept and slope between subjects; null without random slope, or where one of them does not vary.</summary>
    public required double? Correlation { get; init; }

    /// <summary>Standard deviation within subjects.</summary>
    public required double ResidualStandardDeviation { get; init; }

    /// <summary>Share of the variance that lies between subjects; null with a random slope, where it changes with the predictor.</summary>
    public required double? IntraclassCorrelation { get; init; }

    /// <summary>The restricted log-likelihood (log-likelihood for ML) at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>True for maximum likelihood, false for REML.</summary>
    public required bool MaximumLikelihood { get; init; }

    /// <summary>How standard errors and degrees of freedom were obtained.</summary>
    public required FreedomMethod Freedom { get; init; }

    /// <summary>
    /// True when the variances between subjects lie on the edge of what they can be (a variance of 0, a correlation of ±1): the data do not tell them;
    /// a simpler model says the same.
    /// </summary>
    public required bool IsSingular { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords =>
        $"linear mixed model, random intercept{(SlopeStandardDeviation is null ? "" : " and correlated random slope")} by subject, "
        + (MaximumLikelihood ? "maximum likelihood" : "REML") + (Freedom == FreedomMethod.KenwardRoger ? ", Kenward-Roger standard errors and degrees of freedom" : ", Satterthwaite degrees of freedom")
        + (IsSingular ? "; singular fit: a variance between subjects is 0 or the correlation ±1" : "");

    internal LinearCombinations Combinations { get; init; } = null!;

    internal Func<double[][], (double Scale, double Freedom)?> JointOf { get; init; } = null!;

    /// <summary>A linear combination of the fixed effects, such as a predicted mean or a difference of two doses.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weights">One weight per coefficient, the intercept's first; not all 0.</param>
    /// <returns>Estimate, standard error, t, p and interval with the confidence of the fit, judged as <see cref="Freedom"/> says.</returns>
    /// <exception cref="ArgumentException">Not one weight per coefficient, or a weight is not finite, or all are 0.</exception>
    public RegressionCoefficient Combination(string name, ReadOnlySpan<double> weights) => Combinations.Of(name, weights);

    /// <summary>F of several combinations at once; null where their covariance is singular or no F law fits.</summary>
    internal DoseTest? Test(double[][] rows)
    {
        var map = Matrix<double>.Build.DenseOfRowArrays(rows);
        double[] estimates = [.. rows.Select(Combinations.Estimate)];
        if (WaldTest.Of(map * Combinations.Covariance * map.Transpose(), estimates) is not { } statistic || JointOf(rows) is not { } joint)
        {
            return null;
        }

        var f = joint.Scale * statistic / rows.Length;
        return new DoseTest
        {
            F = f,
            DegreesOfFreedomNumerator = rows.Length,
            DegreesOfFreedomDenominator = joint.Freedom,
            P = Probability.Of(FLaw.Upper(f, rows.Length, joint.Freedom)),
        };
    }
}
