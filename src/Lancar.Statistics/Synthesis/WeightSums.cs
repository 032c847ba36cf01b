using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>
/// The sums Σw, Σw², Σw³ of the weights w = 1 / (v + τ²) and their products with effects and squared effects, and what
/// estimators of τ² need of them. One pass, eight studies at a time.
/// </summary>
/// <remarks>
/// The most precise study stands apart (its weight is <see cref="lead"/>), because Σw − Σw²/Σw and its like cancel completely when
/// one study outweighs all others; written with the sums of the others every term is positive.
/// </remarks>
internal readonly struct WeightSums : IScatterSums
{
    public const int Lanes = 8;

    private readonly double lead;
    private readonly double rest1;
    private readonly double rest2;
    private readonly double rest3;
    private readonly double effect1;
    private readonly double effect2;
    private readonly double effect3;
    private readonly double square1;
    private readonly double square2;
    private readonly double square3;

    public WeightSums(double tauSquared, double leadVariance, double leadEffect, ReadOnlySpan<double> variances, ReadOnlySpan<double> effects)
    {
        Vector512<double> w1 = default, w2 = default, w3 = default, e1 = default, e2 = default, e3 = default, s1 = default, s2 = default, s3 = default;
        var shift = Vector512.Create(tauSquared);
        for (var i = 0; i < variances.Length; i += Lanes)
        {
            var d = Vector512.Create(effects[i..]);
            var w = Vector512<double>.One / (Vector512.Create(variances[i..]) + shift);
            var wd = w * d;
            var ww = w * w;
            var wwd = w * wd;
            w1 += w;
            w2 += ww;
            w3 += ww * w;
            e1 += wd;
            e2 += wwd;
            e3 += ww * wd;
            s1 += wd * d;
            s2 += wd * wd;
            s3 += wwd * wd;
        }

        lead = 1 / (leadVariance + tauSquared);
        rest1 = Vector512.Sum(w1);
        rest2 = Vector512.Sum(w2);
        rest3 = Vector512.Sum(w3);
        var leadProduct = lead * leadEffect;
        Weight = lead + rest1;
        effect1 = leadProduct + Vector512.Sum(e1);
        effect2 = lead * leadProduct + Vector512.Sum(e2);
        effect3 = lead * lead * leadProduct + Vector512.Sum(e3);
        square2 = leadProduct * leadProduct + Vector512.Sum(s2);
        square3 = lead * leadProduct * leadProduct + Vector512.Sum(s3);
        square1 = leadProduct * leadEffect + Vector512.Sum(s1);
    }

    /// <summary>From the sums over the others of w, w² and w³, each with their products with effects and squared effects.</summary>
    public WeightSums(double lead, double leadEffect, Vector256<double> first, Vector256<double> second, Vector256<double> third)
    {
        var leadProduct = lead * leadEffect;
        this.lead = lead;
        rest1 = first[0];
        rest2 = second[0];
        rest3 = third[0];
        Weight = lead + rest1;
        effect1 = leadProduct + first[1];
        effect2 = lead * leadProduct + second[1];
        effect3 = lead * lead * leadProduct + third[1];
        square1 = leadProduct * leadEffect + first[2];
        square2 = leadProduct * leadProduct + second[2];
        square3 = lead * leadProduct * leadProduct + third[2];
    }

    // The same sums without one of the others; digits are lost when it outweighs the rest, so only for first guesses.
    private WeightSums(WeightSums all, double weight, double effect)
    {
        var product = weight * effect;
        lead = all.lead;
        rest1 = all.rest1 - weight;
        rest2 = all.rest2 - weight * weight;
        rest3 = all.rest3 - weight * weight * weight;
        effect1 = all.effect1 - product;
        effect2 = all.effect2 - weight * product;
        effect3 = all.effect3 - weight * weight * product;
        square1 = all.square1 - product * effect;
        square2 = all.square2 - product * product;
        square3 = all.square3 - weight * product * product;
        Weight = lead + rest1;
    }

    /// <summary>Σw.</summary>
    public double Weight { get; }

    /// <summary>ln Σw, what the restricted likelihood subtracts.</summary>
    public double LogWeight => Math.Log(Weight);

    /// <summary>Σwy / Σw, on the centred scale.</summary>
    public double Mean => effect1 / Weight;

    /// <summary>Σw (y − mean)², the generalised Q.</summary>
    public double Q => Math.Max(0, square1 - effect1 * Mean);

    /// <summary>How many times larger the sums are than what remains of <see cref="Q"/>: so many digits are lost by a centre far from the mean.</summary>
    public double Loss => square1 / Q;

    /// <summary>−dQ/dτ² = Σw² (y − mean)².</summary>
    public double QFall => Math.Max(0, square2 - Mean * (2 * effect2 - Mean * (lead * lead + rest2)));

    /// <summary>Σw − Σw²/Σw, the trace of the projected weights.</summary>
    public double Trace => (2 * lead * rest1 + (rest1 * rest1 - rest2)) / Weight;

    /// <summary>−d/dτ² of <see cref="Trace"/>.</summary>
    public double TraceFall =>
        (lead * lead * (rest1 * rest1 + 3 * rest2)
            + 2 * lead * (rest1 * rest2 - rest3)
            + (rest1 * rest1 * rest2 - 2 * rest1 * rest3 + rest2 * rest2)) / (Weight * Weight);

    /// <summary>Σw², which is −d/dτ² of Σw.</summary>
    public double WeightFall => lead * lead + rest2;

    /// <summary>−½ d/dτ² of <see cref="QFall"/>.</summary>
    public double QFallFall
    {
        get
        {
            var drift = effect2 - Mean * WeightFall;
            return Math.Max(0, square3 - Mean * (2 * effect3 - Mean * (lead * lead * lead + rest3)) - drift * drift / Weight);
        }
    }

    /// <summary>Σw less the weight of one study.</summary>
    public double Others(double weight) => weight >= lead ? rest1 : lead + (rest1 - weight);

    public WeightSums Without(double weight, double effect) => new(this, weight, effect);

    public static WeightSums At(StudyData data, double tauSquared) =>
        new(tauSquared, data.LeadVariance, data.LeadEffect, data.Variances, data.Effects);
}
