namespace Lancar.Statistics;

/// <summary>What a network found.</summary>
/// <param name="Strict">Mass of the tables not more probable than the observed one, ties in whole numbers.</param>
/// <param name="WithSlack">The same with the relative slack of R.</param>
/// <param name="TiesProven">True when no table came so close to the observed one that only rounding keeps them apart.</param>
internal sealed record NetworkAnswer(ScaledNumber Strict, ScaledNumber WithSlack, bool TiesProven);
