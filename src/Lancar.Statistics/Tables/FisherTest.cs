namespace Lancar.Statistics;

/// <summary>
/// Fisher's exact test of a two-by-two table, given all margins; "less" and "greater" speak of the first cell, so a small
/// <see cref="PGreater"/> speaks for an odds ratio above 1.
/// </summary>
/// <param name="PTwoSided">Sum of the probabilities of all tables not more probable than the observed one, ties judged in exact arithmetic.</param>
/// <param name="PLess">P(first cell ≤ observed).</param>
/// <param name="PGreater">P(first cell ≥ observed).</param>
/// <param name="PointProbability">P(first cell = observed).</param>
/// <param name="PCentral">min(1, 2 · the smaller tail).</param>
/// <param name="MidPCentral">2 · (the smaller tail − half the point probability).</param>
/// <param name="PTwoSidedWithSlack">As the two-sided p, but counting tables up to a part in 10⁷ more probable too, as R does. Differs only where another table is that close.</param>
public sealed record FisherTest(
    Probability PTwoSided,
    Probability PLess,
    Probability PGreater,
    Probability PointProbability,
    Probability PCentral,
    Probability MidPCentral,
    Probability PTwoSidedWithSlack)
{
    private const double RelativeSlackOfR = 1e-7;

    internal static FisherTest Of(FirstCellLaw law, long a)
    {
        var one = new ScaledNumber(1, 0);
        var above = Walk.From(law, a, 1, 1).ScaledMass;
        var below = Walk.From(law, a, -1, 1).ScaledMass;
        var all = above.Plus(below).Plus(one);
        var less = below.Plus(one).Over(all);
        var greater = above.Plus(one).Over(all);
        var (smaller, beyond) = less.Log <= greater.Log ? (less, below) : (greater, above);
        var mid = beyond.Plus(one.Times(0.5)).Over(all).Times(2);
        var twoSided = EquallyExtreme.Mass(law, a, 0).Over(all);
        var withSlack = EquallyExtreme.Mass(law, a, RelativeSlackOfR).Over(all);
        var point = one.Over(all);
        return new FisherTest(
            Probability.Of(twoSided),
            Probability.Of(less),
            Probability.Of(greater),
            Probability.Of(point),
            Probability.Of(smaller.Times(2)),
            Probability.Of(mid),
            Probability.Of(withSlack));
    }
}
