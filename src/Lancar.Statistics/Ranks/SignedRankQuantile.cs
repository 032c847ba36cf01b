namespace Lancar.Statistics;

/// <summary>Quantiles of the signed-rank law without ties, exact in whole rank sums.</summary>
internal static class SignedRankQuantile
{
    // Steps by the mass at the bound; a bound so far out that they have not arrived by then is found by halving.
    private const int Steps = 6;

    /// <summary>The largest w with P(W ≤ w) below the tail, or at most the tail, and that probability; −1 and 0 when there is none.</summary>
    /// <param name="n">Number of ranks, at least 1.</param>
    /// <param name="tail">A probability above 0 and at most 1/2.</param>
    /// <param name="orEqual">True to let P(W ≤ w) be equal to the tail.</param>
    public static (long W, ScaledNumber AtMost) Largest(int n, double tail, bool orEqual)
    {
        var law = RankSumLaw.WithoutTies(n);
        var (within, beyond) = (-1L, law.Total / 2 + 1);
        var atMost = new ScaledNumber(0, 0);
        var probe = Guess(n, tail);
        for (var step = 0; beyond - within > 1; step++)
        {
            probe = Math.Clamp(step < Steps ? probe : within + (beyond - within) / 2, within + 1, beyond - 1);
            var mass = law.LowerTail(probe, out _);
            if (IsWithin(mass.AtMost.Value))
            {
                (within, atMost) = (probe, mass.AtMost);
                probe += StepLength(tail - mass.AtMost.Value, mass.At.Value);
                continue;
            }

            beyond = probe;
            if (IsWithin(mass.StrictlyBelow.Value))
            {
                return (probe - 1, mass.StrictlyBelow);
            }

            probe -= StepLength(mass.StrictlyBelow.Value - tail, mass.At.Value) + 1;
        }

        return (within, atMost);

        bool IsWithin(double p) => orEqual ? p <= tail : p < tail;
    }

    private static long StepLength(double missing, double point) =>
        point > 0 ? (long)Math.Clamp(missing / point, 1, 1e15) : 1;

    // Cornish and Fisher with the fourth cumulant −Σ r⁴ / 8, less the half that a step of the law is wide: for n of 20 and
    // more seldom one off.
    private static long Guess(int n, double tail)
    {
        var mean = n * (n + 1.0) / 4;
        var variance = n * (n + 1.0) * (2.0 * n + 1) / 24;
        var fourth = -variance * (3.0 * n * n + 3.0 * n - 1) / 10;
        var z = NormalLaw.TwoSidedQuantile(1 - 2 * tail);
        var w = z + fourth / (variance * variance) * (z * z * z - 3 * z) / 24;
        return double.IsFinite(w) ? (long)Math.Ceiling(Math.Clamp(mean - w * Math.Sqrt(variance) - 0.5, 0, mean)) : 0;
    }
}
