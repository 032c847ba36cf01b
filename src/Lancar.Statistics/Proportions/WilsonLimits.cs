namespace Lancar.Statistics;

/// <summary>Wilson's limits of a proportion (1927): the shares whose score test is not rejected.</summary>
internal static class WilsonLimits
{
    /// <summary>Without correction.</summary>
    public static (double Lower, double Upper) Of(double hits, double n, double z)
    {
        var center = 2 * hits + z * z;
        var root = z * Math.Sqrt(z * z + 4 * hits * (1 - hits / n));
        var scale = 2 * (n + z * z);
        return (hits == 0 ? 0 : (center - root) / scale, hits == n ? 1 : (center + root) / scale);
    }

    /// <summary>With continuity correction (Fleiss 1981; Newcombe 1998, method 4): |p − share| is shortened by 1 / 2n.</summary>
    public static (double Lower, double Upper) Corrected(double hits, double n, double z)
    {
        var misses = n - hits;
        return (Low(hits), 1 - Low(misses));

        double Low(double count)
        {
            if (count == 0)
            {
                return 0;
            }

            var share = count / n;
            var under = z * z - (2 + 1 / n) + 4 * share * ((n - count) + 1);
            return Math.Max(0, (2 * count + z * z - 1 - z * Math.Sqrt(under)) / (2 * (n + z * z)));
        }
    }
}
