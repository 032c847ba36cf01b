namespace Lancar.Statistics;

/// <summary>The checks of times with censoring, and their order.</summary>
internal static class SurvivalTimes
{
    public static void Check(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, string where = "")
    {
        if (times.IsEmpty && events.IsEmpty)
        {
            throw new AssumptionException(Violation.Empty, $"There is no observation{where}.");
        }

        if (times.Length != events.Length)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"There are {times.Length} times and {events.Length} statements of event or censoring{where}.");
        }

        SampleChecks.Finite(times);
        foreach (var time in times)
        {
            if (time < 0)
            {
                throw new AssumptionException(Violation.OutOfRange, $"A time{where} is below 0; times run from the start of observation.");
            }
        }
    }

    /// <summary>Distinct times in order, with how many are at risk just before, how many events and how many are censored.</summary>
    public static List<(double Time, int AtRisk, int Events, int Censored)> Counts(ReadOnlySpan<double> times, ReadOnlySpan<bool> events)
    {
        var (keys, flags) = (times.ToArray(), events.ToArray());
        Array.Sort(keys, flags);
        var counts = new List<(double, int, int, int)>();
        for (var i = 0; i < keys.Length;)
        {
            var (end, happened) = (i, 0);
            for (; end < keys.Length && keys[end].Equals(keys[i]); end++)
            {
                happened += flags[end] ? 1 : 0;
            }

            counts.Add((keys[i], keys.Length - i, happened, end - i - happened));
            i = end;
        }

        return counts;
    }
}
