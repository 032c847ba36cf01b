namespace Lancar.Statistics;

/// <summary>
/// A two-by-two table of counts [[a, b], [c, d]]: rows are groups, the first column is the event. What is derived is computed
/// when first asked for; the table itself never changes. Every ratio is first row over second.
/// </summary>
/// <remarks>
/// <para><b>Method.</b> Conditional figures (Fisher's test, conditional odds ratio) use the ratio recurrence of the
/// hypergeometric law outward from the observed table, without log-gamma, so that each sum has only positive terms.</para>
/// <para><b>Degenerate tables.</b> A figure that does not exist is null, an infinite one is infinite; nothing is NaN. With an
/// empty margin all p-values of Fisher's test are 1, the chi-square tests are null and the conditional interval is 0 to infinity.</para>
/// <para><b>Accuracy and cost.</b> p to 1e-12 relative also below 1e-300 (as log10), limits to 1e-9 relative; time grows with
/// the distance of the table from independence, at most with its smallest margin.</para>
/// <para><b>Elsewhere.</b> R's <c>fisher.test</c> prints odds ratio and limits to 3–5 digits only; SPSS prints the sample odds
/// ratio. See <c>docs/statistics/two-by-two.md</c>.</para>
/// </remarks>
public sealed class TwoByTwo
{
    /// <summary>The largest total that is accepted: beyond it the exact sums would take seconds.</summary>
    public const long LargestTotal = 100_000_000;

    private readonly double confidence;
    private FisherTest? fisher;
    private ConditionalOddsRatio? conditional;

    private TwoByTwo(long a, long b, long c, long d, double confidence)
    {
        A = a;
        B = b;
        C = c;
        D = d;
        this.confidence = confidence;
    }

    /// <summary>First row, first column.</summary>
    public long A { get; }

    /// <summary>First row, second column.</summary>
    public long B { get; }

    /// <summary>Second row, first column.</summary>
    public long C { get; }

    /// <summary>Second row, second column.</summary>
    public long D { get; }

    /// <summary>Sum of the four counts.</summary>
    public long Total => A + B + C + D;

    /// <summary>True when a row or a column sums to 0, so that the table says nothing on association.</summary>
    public bool HasEmptyMargin => A + B == 0 || C + D == 0 || A + C == 0 || B + D == 0;

    /// <summary>True when a cell is 0.</summary>
    public bool HasZeroCell => A == 0 || B == 0 || C == 0 || D == 0;

    /// <summary>Counts expected under independence; null for a table without any observation.</summary>
    public ExpectedCounts? Expected => Total == 0 ? null : ExpectedCounts.Of(this);

    /// <summary>Pearson's chi-square test without correction; null when a margin is empty.</summary>
    public ChiSquareTest? ChiSquare => HasEmptyMargin ? null : ChiSquareTest.Of(ChiSquareStatistic(0));

    /// <summary>Chi-square with Yates's correction: each |O − E| is shortened by min(0.5, |O − E|); null when a margin is empty.</summary>
    public ChiSquareTest? YatesChiSquare => HasEmptyMargin ? null : ChiSquareTest.Of(ChiSquareStatistic(Total / 2.0));

    /// <summary>Fisher's exact test.</summary>
    public FisherTest Fisher => fisher ??= FisherTest.Of(Law, A);

    /// <summary>Sample odds ratio ad / bc with Wald interval and test.</summary>
    public OddsRatio OddsRatio => OddsRatio.Of(A, B, C, D, confidence);

    /// <summary>Odds ratio with 0.5 added to every cell, always (Haldane 1956, Anscombe 1956): finite also with zero cells.</summary>
    public OddsRatio HaldaneAnscombe => OddsRatio.Of(A + 0.5, B + 0.5, C + 0.5, D + 0.5, confidence);

    /// <summary>Odds ratio given all margins, with exact and mid-p interval.</summary>
    public ConditionalOddsRatio Conditional => conditional ??= ConditionalOddsRatio.Of(
        Law,
        A,
        confidence,
        Math.Log((A + 0.5) * (D + 0.5) / ((B + 0.5) * (C + 0.5))),
        Math.Sqrt(1 / (A + 0.5) + 1 / (D + 0.5) + (1 / (B + 0.5) + 1 / (C + 0.5))));

    /// <summary>Ratio of the risks a/(a+b) and c/(c+d).</summary>
    public RiskRatio RiskRatio => RiskRatio.Of(A, B, C, D, confidence);

    /// <summary>Difference of the risks a/(a+b) and c/(c+d).</summary>
    public RiskDifference RiskDifference => RiskDifference.Of(A, B, C, D, confidence);

    /// <summary>Intervals of risk difference, risk ratio and odds ratio that invert a score test.</summary>
    public ScoreIntervals ScoreIntervals => new(this, confidence);

    /// <summary>
    /// The number of first-row instead of second-row people for one outcome more, with the interval of
    /// <see cref="RiskDifference"/> (Newcombe) turned over; null when a row is empty.
    /// </summary>
    /// <param name="meaning">Whether the event in the first column is wanted.</param>
    public NumberNeededToTreat? NumberNeededToTreat(EventMeaning meaning) =>
        RiskDifference is { Estimate: { } difference, Interval: { } interval }
            ? Statistics.NumberNeededToTreat.Of(difference, interval, meaning)
            : null;

    /// <summary>
    /// Which group is the reference and what the direction of every figure means, in one sentence: "Reference is the second row:
    /// ratios are first row over second row, ...".
    /// </summary>
    /// <param name="firstRow">Name of the first row, such as "massage".</param>
    /// <param name="secondRow">Name of the second row, the reference, such as "usual care".</param>
    /// <param name="outcome">Name of the first column, such as "milk on day 1".</param>
    public string ReferenceInWords(string firstRow = "the first row", string secondRow = "the second row", string outcome = "the first column") =>
        $"Reference is {secondRow}: ratios are {firstRow} over {secondRow}, differences {firstRow} minus {secondRow}; "
        + $"a ratio above 1 or a difference above 0 means that {outcome} is more frequent in {firstRow}.";

    private FirstCellLaw Law => new(A + B, C + D, A + C);

    /// <summary>A table from its four counts.</summary>
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    /// <param name="confidence">Confidence of all intervals, strictly between 0 and 1.</param>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NegativeCount"/>: a count is below 0. <see cref="Violation.TooLarge"/>: the total is above
    /// <see cref="LargestTotal"/>. An empty table is allowed: its figures are null.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static TwoByTwo Of(long a, long b, long c, long d, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        SampleChecks.Count(a, nameof(a));
        SampleChecks.Count(b, nameof(b));
        SampleChecks.Count(c, nameof(c));
        SampleChecks.Count(d, nameof(d));
        if ((Int128)a + b + c + d > LargestTotal)
        {
            throw new AssumptionException(Violation.TooLarge, $"The table holds more than {LargestTotal} observations.");
        }

        return new TwoByTwo(a, b, c, d, confidence);
    }

    // N (|ad − bc| − shortening)² / (product of the margins), the shortening at most |ad − bc| itself.
    private double ChiSquareStatistic(double shortening)
    {
        var determinant = Math.Max(0, Math.Abs((double)(A * D - B * C)) - shortening);
        var rows = (double)((A + B) * (C + D));
        var columns = (double)((A + C) * (B + D));
        // Rows and columns enter alike, so that a transposed table gives the same bits; all products stay below 1e39.
        return determinant * determinant * Total / (rows * columns);
    }
}
