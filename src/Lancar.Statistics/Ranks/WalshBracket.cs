namespace Lancar.Statistics;

/// <summary>Where the pair sum of one rank lies: above Low and at most High, with the numbers of sums up to both.</summary>
internal readonly record struct WalshBracket(long Rank, double Low, double High, long UpToLow, long UpToHigh)
{
    /// <summary>How many sums are still possible.</summary>
    public long Sums => UpToHigh - UpToLow;

    /// <summary>A bound inside, a little beyond the rank on the side from which more can be cut away.</summary>
    public double Interpolated(int few)
    {
        var aim = Rank - UpToLow > UpToHigh - Rank ? Rank - few / 3.0 : Rank + few / 3.0;
        var share = Math.Clamp((aim - UpToLow) / Sums, 0.02, 0.98);
        var bound = Low * (1 - share) + High * share;
        return bound > Low && bound < High ? bound : Math.BitDecrement(High);
    }

    /// <summary>The part below or above a bound, up to which there are so many sums.</summary>
    public WalshBracket Cut(double bound, long upToBound) =>
        bound <= Low || bound >= High ? this
        : upToBound >= Rank ? this with { High = bound, UpToHigh = upToBound }
        : this with { Low = bound, UpToLow = upToBound };
}
