namespace Lancar.Statistics;

/// <summary>The differences "first minus second" of paired observations, checked.</summary>
internal static class PairedDifferences
{
    public static double[] Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
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
