namespace Lancar.Statistics;

/// <summary>Decimal logarithms of the p-values of a signed-rank test, which go on where a double has become 0 (below 4.9e-324).</summary>
/// <param name="PTwoSided">log10 of <see cref="SignedRankResult.PTwoSided"/>.</param>
/// <param name="PLess">log10 of <see cref="SignedRankResult.PLess"/>.</param>
/// <param name="PGreater">log10 of <see cref="SignedRankResult.PGreater"/>.</param>
/// <param name="PointProbability">log10 of <see cref="SignedRankResult.PointProbability"/>.</param>
/// <param name="MidPTwoSided">log10 of <see cref="SignedRankResult.MidPTwoSided"/>.</param>
/// <param name="PAsymptotic">log10 of <see cref="SignedRankResult.PAsymptotic"/>.</param>
/// <param name="PAsymptoticCorrected">log10 of <see cref="SignedRankResult.PAsymptoticCorrected"/>.</param>
public readonly record struct SignedRankLog10(
    double PTwoSided,
    double PLess,
    double PGreater,
    double PointProbability,
    double MidPTwoSided,
    double PAsymptotic,
    double PAsymptoticCorrected);
