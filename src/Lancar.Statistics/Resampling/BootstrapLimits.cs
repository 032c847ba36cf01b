namespace Lancar.Statistics;

/// <summary>From two quantiles of replicates to the limits of an interval.</summary>
internal static class BootstrapLimits
{
    /// <summary>The interval of a method from the lower and the upper quantile of its replicates (studentised: of its students).</summary>
    public static ConfidenceInterval Of(BootstrapMethod method, double estimate, double error, double lower, double upper, double confidence) =>
        method switch
        {
            BootstrapMethod.BiasCorrectedAccelerated or BootstrapMethod.Percentile => new ConfidenceInterval(lower, upper, confidence),
            BootstrapMethod.Basic => new ConfidenceInterval(2 * estimate - upper, 2 * estimate - lower, confidence),
            BootstrapMethod.Studentised => new ConfidenceInterval(estimate - upper * error, estimate - lower * error, confidence),
        };

    /// <summary>
    /// (replicate − estimate) / its own error. A resample without spread at the estimate says nothing either way (0); elsewhere it is
    /// infinitely many of its errors away.
    /// </summary>
    public static double[] Students(double estimate, ReadOnlySpan<double> replicates, ReadOnlySpan<double> errors)
    {
        var students = new double[replicates.Length];
        for (var i = 0; i < students.Length; i++)
        {
            students[i] = replicates[i] == estimate ? 0 : (replicates[i] - estimate) / errors[i];
        }

        return students;
    }
}
