namespace Lancar.Statistics;

/// <summary>
/// Fisher's exact test of a two-by-two table, given all margins; "less" and "greater" speak of the first cell, so a small
/// <see cref="PGreater"/> speaks for an odds ratio above 1.
/// </summary>
public sealed record FisherTest
{
    private readonly FisherSums sums;

    private FisherTest(FisherSums sums) => this.sums = sums;

    /// <summary>Sum of the probabilities of all tables not more probable than the observed one, ties judged in exact arithmetic.</summary>
    public Probability PTwoSided => Share(sums.NotMoreProbable);

    /// <summary>P(first cell ≤ observed).</summary>
    public Probability PLess => Share(sums.Below.Plus(One));

    /// <summary>P(first cell ≥ observed).</summary>
    public Probability PGreater => Share(sums.Above.Plus(One));

    /// <summary>P(first cell = observed).</summary>
    public Probability PointProbability => Share(One);

    /// <summary>min(1, 2 · the smaller tail).</summary>
    public Probability PCentral => Share(SmallerBeyond.Plus(One).Times(2));

    /// <summary>2 · (the smaller tail − half the point probability).</summary>
    public Probability MidPCentral => Share(SmallerBeyond.Plus(One.Times(0.5)).Times(2));

    /// <summary>As the two-sided p, but counting tables up to a part in 10⁷ more probable too, as R does. Differs only where another table is that close.</summary>
    public Probability PTwoSidedWithSlack => Share(sums.NotMoreProbableWithSlack);

    private static ScaledNumber One { get; } = new(1, 0);

    private ScaledNumber All => sums.Above.Plus(sums.Below).Plus(One);

    private ScaledNumber SmallerBeyond => sums.Above.Over(All).Log <= sums.Below.Over(All).Log ? sums.Above : sums.Below;

    internal static FisherTest Of(FirstCellLaw law, long a) => new(FisherSums.Of(law, a));

    private Probability Share(ScaledNumber part) => Probability.Of(part.Over(All));
}
