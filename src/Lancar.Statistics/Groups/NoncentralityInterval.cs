namespace Lancar.Statistics;

/// <summary>Intervals of a standardised difference from the noncentral t law.</summary>
internal static class NoncentralityInterval
{
    /// <summary>The limits δ of the noncentrality, each times a factor &gt; 0; null for an infinite t.</summary>
    public static ConfidenceInterval? Of(double t, double degreesOfFreedom, double factor, double confidence)
    {
        if (double.IsInfinity(t))
        {
            return null;
        }

        var tail = (1 - confidence) / 2;
        var low = NoncentralStudent.NoncentralityOfUpperTail(t, degreesOfFreedom, tail);
        var high = NoncentralStudent.NoncentralityOfLowerTail(t, degreesOfFreedom, tail);
        return new ConfidenceInterval(low * factor, high * factor, confidence);
    }
}
