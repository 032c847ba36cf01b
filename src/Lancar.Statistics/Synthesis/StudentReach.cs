namespace Lancar.Statistics;

/// <summary>The t quantile of a confidence, remembering the last one asked for, as <see cref="NormalReach"/> does.</summary>
internal static class StudentReach
{
    private static Known last = new(0.95, 1, StudentLaw.TwoSidedQuantile(0.95, 1));

    /// <summary>The t with P(|T| ≤ t) = confidence; infinite degrees of freedom mean the normal law.</summary>
    public static double Of(double confidence, double degreesOfFreedom)
    {
        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            return NormalReach.Of(confidence);
        }

        var known = last;
        if (known.Confidence != confidence || known.DegreesOfFreedom != degreesOfFreedom)
        {
            known = new Known(confidence, degreesOfFreedom, StudentLaw.TwoSidedQuantile(confidence, degreesOfFreedom));
            last = known;
        }

        return known.Quantile;
    }

    private sealed record Known(double Confidence, double DegreesOfFreedom, double Quantile);
}
