namespace Lancar.Statistics;

/// <summary>The checks of paired observations, in the order of <see cref="Violation"/>.</summary>
internal static class PairChecks
{
    /// <summary>The differences first minus second of checked pairs.</summary>
    public static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty && second.IsEmpty)
        {
            SampleChecks.NotEmpty(first);
        }

        SampleChecks.SameLength(first, second);
        SampleChecks.Finite(first);
        SampleChecks.Finite(second);
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = SampleChecks.FiniteDifference(first[i] - second[i], i);
        }

        return differences;
    }
}
