namespace Lancar.Statistics;

/// <summary>Which counts a test rejects, from their probabilities under the null hypothesis, which rise to one mode and fall.</summary>
internal static class LeastProbable
{
    // R's slack: counts that tie in exact arithmetic differ in the last digits of a double.
    private const double Slack = 1e-7;

    /// <summary>
    /// The two-sided test whose p is the mass of all counts not more probable than the observed one: rejected are the counts up to Low and from
    /// High on; −1 and one beyond the last when there are none.
    /// </summary>
    public static (int Low, int High) Rejected(ReadOnlySpan<double> masses, double alpha)
    {
        var (low, high) = (-1, masses.Length);
        var (nextLow, nextHigh) = (0, masses.Length - 1);
        var sum = 0.0;
        while (nextLow <= nextHigh)
        {
            var level = Math.Min(masses[nextLow], masses[nextHigh]) * (1 + Slack);
            // All counts that tie with the least probable one left come together.
            while (nextLow <= nextHigh && masses[nextLow] <= level)
            {
                sum += masses[nextLow++];
            }

            while (nextHigh >= nextLow && masses[nextHigh] <= level)
            {
                sum += masses[nextHigh--];
            }

            if (sum > alpha)
            {
                break;
            }

            (low, high) = (nextLow - 1, nextHigh + 1);
        }

        return (low, high);
    }

    /// <summary>The smallest count from which on the upper tail is at most alpha; one beyond the last when there is none.</summary>
    public static int FromAbove(ReadOnlySpan<double> masses, double alpha)
    {
        var sum = 0.0;
        var k = masses.Length;
        while (k > 0 && sum + masses[k - 1] <= alpha)
        {
            sum += masses[--k];
        }

        return k;
    }

    /// <summary>The largest count up to which the lower tail is at most alpha; −1 when there is none.</summary>
    public static int FromBelow(ReadOnlySpan<double> masses, double alpha)
    {
        var sum = 0.0;
        var k = -1;
        while (k + 1 < masses.Length && sum + masses[k + 1] <= alpha)
        {
            sum += masses[++k];
        }

        return k;
    }
}
