using System.Numerics;

namespace Lancar.Statistics;

/// <summary>The conditional p-values of a linear trend, by whichever way is within reach.</summary>
internal readonly record struct TrendLaw
{
    public required LinearTrendMethod Method { get; init; }

    public Probability? TwoSided { get; init; }

    public Probability? Doubled { get; init; }

    public Probability? Less { get; init; }

    public Probability? Greater { get; init; }

    public Probability? Point { get; init; }

    public Probability? Mid { get; init; }

    public double ErrorBound { get; init; }

    public MonteCarloP? Drawn { get; init; }

    public long Steps { get; init; }

    public static TrendLaw NoInformation { get; } = new()
    {
        Method = LinearTrendMethod.NoInformation,
        TwoSided = Probability.One,
        Doubled = Probability.One,
        Less = Probability.One,
        Greater = Probability.One,
        Point = Probability.One,
        Mid = Probability.One,
    };

    public static TrendLaw Of(TrendDesign design, LinearTrendOptions options, CancellationToken cancellation, IProgress<double>? progress)
    {
        if (design.HasNoInformation)
        {
            return NoInformation;
        }

        if (design.Total > LinearTrend.LargestConditionalTotal)
        {
            return new TrendLaw { Method = LinearTrendMethod.AsymptoticOnly };
        }

        var exact = !options.Exact ? null
            : design.RowScores.Length == 2 || design.ColumnScores.Length == 2 ? OfTwo(design, new LongWork(cancellation, progress, LinearTrend.LargestCost))
            : Counted(design.Standard(), options.StepBudget, cancellation, progress);
        return exact ?? TrendDraw.Of(design.Standard(), options.MonteCarlo, cancellation, progress) ?? new TrendLaw { Method = LinearTrendMethod.AsymptoticOnly };
    }

    public TrendLaw Exchanged() => this with { Less = Greater, Greater = Less };

    // Two rows: the sum of the column scores in one of them is the sum of a choice from all.
    private static TrendLaw? OfTwo(TrendDesign design, LongWork work)
    {
        var byRows = design.ColumnScores.Length > 2
            ? design.RowScores.Length == 2
            : design.RowScores.Length == 2 && design.RowTotals.Min() <= design.ColumnTotals.Min();
        var (groups, scores, counts) = byRows
            ? (design.RowTotals, design.ColumnScores, design.ColumnTotals)
            : (design.ColumnTotals, design.RowScores, design.RowTotals);
        if (scores[^1] * design.Total > long.MaxValue / 4)
        {
            return null;
        }

        // The scores of the two are 0 and 1: the observed sum is that of the second.
        var all = scores.Zip(counts).Aggregate(BigInteger.Zero, (sum, both) => sum + both.First * both.Second);
        var law = TwoSampleLaw.Of([.. scores.Select(score => (long)score)], [.. counts.Select(count => (int)count)], (int)groups.Min());
        try
        {
            var tails = groups[1] <= groups[0] ? law.Tails((long)design.Sum, work) : law.Tails((long)(all - design.Sum), work).Exchanged();
            return new TrendLaw
            {
                Method = tails switch
                {
                    { Way: TwoSampleWay.Count } => LinearTrendMethod.ExactCount,
                    { ErrorBound: <= MannWhitney.ExactErrorBound } => LinearTrendMethod.ExactTiltedFourier,
                    _ => LinearTrendMethod.BoundedTiltedFourier,
                },
                TwoSided = Probability.Of(tails.Absolute),
                Doubled = Probability.Of(tails.Doubled),
                Less = Probability.Of(tails.Less),
                Greater = Probability.Of(tails.Greater),
                Point = Probability.Of(tails.Point),
                Mid = Probability.Of(tails.MidDoubled),
                ErrorBound = tails.ErrorBound,
            };
        }
        catch (AssumptionException refusal) when (refusal.Violation == Violation.TooLarge)
        {
            // Scores of many digits: their law is out of reach, random tables are not.
            return null;
        }
    }

    private static TrendLaw? Counted(TrendDesign design, long budget, CancellationToken cancellation, IProgress<double>? progress)
    {
        if (TrendCount.Of(design, budget, cancellation, progress) is not { } counted)
        {
            return null;
        }

        var symmetric = design.IsSymmetric;
        var less = counted.Below.Plus(counted.Equal);
        // Exactly in the middle of a symmetric law both tails are one number, and so the same bits.
        var greater = symmetric && design.Covariance.IsZero ? less : counted.Above.Plus(counted.Equal);
        var smaller = less.Log <= greater.Log ? less : greater;
        var beyond = smaller == less ? counted.Below : counted.Above;
        var law = new TrendLaw
        {
            Method = LinearTrendMethod.ExactCount,
            TwoSided = design.Covariance.IsZero ? Probability.One : Probability.Of(symmetric ? less.Times(2) : less.Plus(counted.Far)),
            Doubled = Probability.Of(smaller.Times(2)),
            Less = Probability.Of(less),
            Greater = Probability.Of(greater),
            Point = Probability.Of(counted.Equal),
            Mid = Probability.Of(beyond.Times(2).Plus(counted.Equal)),
            Steps = counted.Steps,
        };
        return design.IsReversed ? law.Exchanged() : law;
    }
}
