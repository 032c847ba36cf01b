using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>Covariance of the fixed effects and degrees of freedom of combinations of them, on the scale of the prepared columns.</summary>
internal interface IMixedFreedom
{
    /// <summary>The covariance that standard errors come from.</summary>
    Matrix<double> Covariance { get; }

    /// <summary>Degrees of freedom of one combination.</summary>
    double For(Vector<double> weights);

    /// <summary>What Wald's F of several combinations (in rows) is multiplied by, and its denominator degrees of freedom; null where their covariance is singular or no F law has the moments.</summary>
    (double Scale, double Freedom)? Joint(Matrix<double> rows);
}
