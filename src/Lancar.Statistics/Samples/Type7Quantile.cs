namespace Lancar.Statistics;

/// <summary>Type 7 of Hyndman and Fan (1996): place (n − 1) · level counted from 0, linear between neighbours.</summary>
internal static class Type7Quantile
{
    /// <summary>The quantile of values in ascending order.</summary>
    public static double Of(double[] sorted, double level)
    {
        var (below, share) = Place(sorted.Length, level);
        return Between(sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], share);
    }

    /// <summary>The place counted from 0 of the neighbour below, and how far the quantile lies towards the next one. Exact for quarters.</summary>
    public static (int Below, double Share) Place(int count, double level)
    {
        var place = (count - 1) * level;
        var below = (int)place;
        return (below, place - below);
    }

    /// <summary>A straight line between two neighbours; equal or infinite ones give themselves, and the sum of two large ones does not overflow.</summary>
    public static double Between(double below, double above, double share) =>
        share == 0 || below.Equals(above) || double.IsInfinity(below) ? below : below * (1 - share) + above * share;
}
