namespace Lancar.Statistics;

/// <summary>A statistic given by the caller, held to finite values.</summary>
internal static class CustomStatistic
{
    public static double Finite(double statistic) =>
        double.IsFinite(statistic)
            ? statistic
            : throw new AssumptionException(Violation.NotFinite, "The statistic of a sample is not a finite number.");
}
