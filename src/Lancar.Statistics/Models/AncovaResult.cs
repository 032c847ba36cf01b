namespace Lancar.Statistics;

/// <summary>The outcome of an analysis of covariance of two groups. Differences are first minus second.</summary>
public sealed record AncovaResult
{
    /// <summary>People in the first group.</summary>
    public required int FirstCount { get; init; }

    /// <summary>People in the second group.</summary>
    public required int SecondCount { get; init; }

    /// <summary>The adjusted mean difference, first minus second, in the unit of the measurement after, with t, p and interval: what a trial reports.</summary>
    public required RegressionCoefficient Difference { get; init; }

    /// <summary>Change of the mean after per unit before, the same in both groups.</summary>
    public required RegressionCoefficient Slope { get; init; }

    /// <summary>Mean before of all people, where the adjusted means are taken.</summary>
    public required double MeanBefore { get; init; }

    /// <summary>Mean after of the first group as it would be at <see cref="MeanBefore"/>.</summary>
    public required RegressionCoefficient FirstAdjustedMean { get; init; }

    /// <summary>Mean after of the second group as it would be at <see cref="MeanBefore"/>.</summary>
    public required RegressionCoefficient SecondAdjustedMean { get; init; }

    /// <summary>Difference of the plain means after, first minus second.</summary>
    public required double UnadjustedDifference { get; init; }

    /// <summary>p of the product before × group: small when the slopes differ. Advice; null where it does not exist.</summary>
    public required Probability? ParallelSlopes { get; init; }

    /// <summary>The regression behind it: intercept, before, first group (½ and −½).</summary>
    public required LinearRegressionResult Fit { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => "analysis of covariance: after on before and group, one slope, first minus second; " + Fit.MethodInWords;
}
