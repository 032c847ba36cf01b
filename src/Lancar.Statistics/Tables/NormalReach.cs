namespace Lancar.Statistics;

/// <summary>
/// The normal quantile of a confidence, remembering the last one asked for: most programs ask for one level all day, and the
/// quantile costs more than a whole Wald interval.
/// </summary>
internal static class NormalReach
{
    private static Known last = new(0.95, NormalLaw.TwoSidedQuantile(0.95));

    /// <summary>The z with P(|Z| ≤ z) = confidence.</summary>
    public static double Of(double confidence)
    {
        var known = last;
        if (known.Confidence != confidence)
        {
            // One reference is exchanged, so that another thread sees the old pair or the new one, never a mixture.
            known = new Known(confidence, NormalLaw.TwoSidedQuantile(confidence));
            last = known;
        }

        return known.Quantile;
    }

    private sealed record Known(double Confidence, double Quantile);
}
