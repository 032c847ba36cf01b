namespace Lancar.Statistics;

/// <summary>The exact power of Fisher's test: for every number of events in all, the counts it rejects, and how probable they are.</summary>
internal static class FisherPower
{
    public static double Of(int m, int n, double first, double second, SampleSizeOptions options)
    {
        var inFirst = BinomialMasses.Of(m, first);
        var inSecond = BinomialMasses.Of(n, second);
        var power = new CompensatedSum();
        var masses = new double[Math.Min(m, n) + 1];
        for (var events = 1; events < m + n; events++)
        {
            var least = Math.Max(0, events - n);
            var most = Math.Min(m, events);
            var law = masses.AsSpan(0, most - least + 1);
            Hypergeometric(law, m, n, events, least);
            var (low, high) = Rejected(law, first > second, options);
            for (var k = 0; k <= low; k++)
            {
                power.Add(inFirst[least + k] * inSecond[events - least - k]);
            }

            for (var k = Math.Max(high, low + 1); k < law.Length; k++)
            {
                power.Add(inFirst[least + k] * inSecond[events - least - k]);
            }
        }

        return Math.Min(1, power.Value);
    }

    private static (int Low, int High) Rejected(ReadOnlySpan<double> law, bool firstAbove, SampleSizeOptions options) =>
        options.TwoSided ? LeastProbable.Rejected(law, options.Alpha)
        : firstAbove ? (-1, LeastProbable.FromAbove(law, options.Alpha))
        : (LeastProbable.FromBelow(law, options.Alpha), law.Length);

    // From the mode outwards by ratios, then scaled to the sum 1.
    private static void Hypergeometric(Span<double> law, int m, int n, int events, int least)
    {
        var mode = (int)((events + 1.0) * (m + 1) / (m + n + 2)) - least;
        mode = Math.Clamp(mode, 0, law.Length - 1);
        law[mode] = 1;
        var total = 1.0;
        for (var k = mode; k + 1 < law.Length; k++)
        {
            var a = least + k;
            law[k + 1] = law[k] * ((double)(m - a) * (events - a) / ((a + 1.0) * (n - events + a + 1)));
            total += law[k + 1];
        }

        for (var k = mode; k > 0; k--)
        {
            var a = least + k;
            law[k - 1] = law[k] * (a * (n - events + (double)a) / ((m - a + 1.0) * (events - a + 1)));
            total += law[k - 1];
        }

        foreach (ref var mass in law)
        {
            mass /= total;
        }
    }
}
