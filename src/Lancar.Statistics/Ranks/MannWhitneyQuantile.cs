namespace Lancar.Statistics;

/// <summary>Quantiles of the Mann–Whitney law without ties.</summary>
internal static class MannWhitneyQuantile
{
    /// <summary>The largest u with P(U ≤ u) at most the tail, and that probability; −1 and 0 when there is none.</summary>
    /// <param name="smaller">Size of the smaller group, at least 1.</param>
    /// <param name="larger">Size of the larger group.</param>
    /// <param name="tail">A probability above 0 and below 1/2.</param>
    public static (long U, ScaledNumber AtMost) Largest(int smaller, int larger, double tail)
    {
        var (within, beyond) = (-1L, (long)smaller * larger / 2 + 1);
        var atMost = new ScaledNumber(0, 0);
        var deviation = Math.Sqrt((double)smaller * larger / 12 * (smaller + larger + 1.0));
        var probe = (long)(smaller * (double)larger / 2 - NormalLaw.TwoSidedQuantile(1 - 2 * tail) * deviation);
        for (var stride = 1L; beyond - within > 1; stride *= 2)
        {
            probe = Math.Clamp(probe, within + 1, beyond - 1);
            var mass = TwoSampleEngine.WithoutTies(smaller, larger, probe).Mass.AtMost;
            if (mass.Value <= tail)
            {
                (within, atMost) = (probe, mass);
                probe = beyond == (long)smaller * larger / 2 + 1 ? probe + stride : within + (beyond - within) / 2;
            }
            else
            {
                beyond = probe;
                probe = within == -1 ? probe - stride : within + (beyond - within) / 2;
            }
        }

        return (within, atMost);
    }
}
