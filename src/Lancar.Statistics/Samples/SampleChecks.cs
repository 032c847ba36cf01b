namespace Lancar.Statistics;

/// <summary>The checks every sample passes, in the order of <see cref="Violation"/>.</summary>
internal static class SampleChecks
{
    public static void NotEmpty(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new AssumptionException(Violation.Empty, "There is no observation.");
        }
    }

    public static void SameLength(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"Pairs need two samples of one length; these have {first.Length} and {second.Length} observations.");
        }
    }

    public static void Finite(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new AssumptionException(Violation.NotFinite, $"Observation {i + 1} is not a finite number.");
            }
        }
    }

    public static double FiniteDifference(double difference, int index) =>
        double.IsFinite(difference)
            ? difference
            : throw new AssumptionException(
                Violation.NotFinite,
                $"The difference of pair {index + 1} is not a finite number.");

    public static long Count(long count, string name) =>
        count >= 0
            ? count
            : throw new AssumptionException(Violation.NegativeCount, $"The count {name} is {count}; a count is at least 0.");
}
