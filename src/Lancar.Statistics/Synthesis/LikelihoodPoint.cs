namespace Lancar.Statistics;

/// <summary>
/// The slope of a (restricted) log-likelihood of τ² at one place: half of rise − fall, where rise = Σw²(y − mean)² and fall is the
/// trace of the (projected) weights. Both only decrease.
/// </summary>
internal readonly struct LikelihoodPoint<TSums>
    where TSums : IScatterSums
{
    public LikelihoodPoint(IScatter<TSums> data, double tauSquared, bool restricted)
        : this(data.Sums(tauSquared), data.LeadVariance, tauSquared, restricted)
    {
    }

    public LikelihoodPoint(TSums sums, double leadVariance, double tauSquared, bool restricted)
    {
        TauSquared = tauSquared;
        Place = leadVariance + tauSquared;
        Sums = sums;
        Rise = sums.QFall;
        Fall = restricted ? sums.Trace : sums.Weight;
        Height = Math.Log(Rise / Fall);
        Slope = Rise > 0
            ? -Place * (2 * sums.QFallFall / Rise - (restricted ? sums.TraceFall : sums.WeightFall) / Fall)
            : 0;
    }

    public double TauSquared { get; }

    /// <summary>u = τ² + the smallest variance. Positions are compared by ln u.</summary>
    public double Place { get; }

    public TSums Sums { get; }

    public double Rise { get; }

    public double Fall { get; }

    /// <summary>h = ln(rise / fall): the likelihood climbs where it is positive, falls where it is negative. Negative infinity where all effects are equal.</summary>
    public double Height { get; }

    /// <summary>dh / d ln u.</summary>
    public double Slope { get; }

    /// <summary>Newton's step for fall / rise = 1, a nearly straight line: exact at once when all variances are equal.</summary>
    public double Step => Place * (1 - Rise / Fall) / Slope;
}
