namespace Lancar.Statistics;

/// <summary>The probabilities of all counts of a binomial law.</summary>
internal static class BinomialMasses
{
    /// <summary>P(X = 0 … n), from the mode outwards by ratios and then scaled to the sum 1: no factorial, no underflow that matters.</summary>
    public static double[] Of(int n, double share)
    {
        var masses = new double[n + 1];
        Fill(masses, share);
        return masses;
    }

    /// <summary>The same into a given list of n + 1.</summary>
    public static void Fill(Span<double> masses, double share)
    {
        var n = masses.Length - 1;
        var mode = Math.Clamp((int)((n + 1) * share), 0, n);
        var odds = share / (1 - share);
        masses[mode] = 1;
        for (var k = mode; k < n; k++)
        {
            masses[k + 1] = masses[k] * (odds * (n - k) / (k + 1));
        }

        for (var k = mode; k > 0; k--)
        {
            masses[k - 1] = masses[k] * (k / (odds * (n - k + 1)));
        }

        // Smallest first.
        var (low, high, total) = (0, n, 0.0);
        while (low <= high)
        {
            total += masses[low] <= masses[high] ? masses[low++] : masses[high--];
        }

        foreach (ref var mass in masses)
        {
            mass /= total;
        }
    }

    /// <summary>The mass of the counts up to low and from high on.</summary>
    public static double Outside(ReadOnlySpan<double> masses, int low, int high)
    {
        var sum = 0.0;
        for (var k = 0; k <= Math.Min(low, masses.Length - 1); k++)
        {
            sum += masses[k];
        }

        for (var k = masses.Length - 1; k >= Math.Max(high, low + 1); k--)
        {
            sum += masses[k];
        }

        return sum;
    }
}
