namespace Lancar.Statistics.ReportedNumbers;

/// <summary>A table that fits a printed odds ratio.</summary>
/// <param name="FirstEvents">Events in the first group.</param>
/// <param name="SecondEvents">Events in the second group.</param>
/// <param name="Reading">Whether the printed ratio is that of the table, its reciprocal, or both.</param>
/// <param name="Limits">How the printed limits follow; <see cref="LimitsFit.Follow"/> when none are printed.</param>
public readonly record struct FittingTable(long FirstEvents, long SecondEvents, OddsRatioReading Reading, LimitsFit Limits);

/// <summary>Finds the two-by-two tables behind a printed odds ratio.</summary>
public static class TwoByTwoReconstruction
{
    /// <summary>Tables looked at at most.</summary>
    public const long MostTables = 300_000;

    /// <summary>Tables that may print so, times their people, beyond which their limits are not worked out: seconds.</summary>
    public const long MostWork = 50_000_000;

    /// <summary>
    /// Every table with these group sizes (and total of events, where given) whose odds ratio and limits print as given.
    /// </summary>
    /// <param name="firstCount">Size of the first group, at least 1.</param>
    /// <param name="secondCount">Size of the second group, at least 1.</param>
    /// <param name="oddsRatio">The odds ratio as printed, first group over second.</param>
    /// <param name="lower">Its lower limit as printed, or null.</param>
    /// <param name="upper">Its upper limit as printed, or null; limits are used when both are given.</param>
    /// <param name="events">Events in both groups together, where printed, or null.</param>
    /// <param name="level">Confidence level of the limits, strictly between 0 and 1.</param>
    /// <param name="reciprocal">Whether tables count whose reciprocal is printed: groups exchanged.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The tables by events in the first group, then in the second; none when no table prints so.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Every table is tried; estimates and limits are those of <see cref="ReportedOddsRatio"/>, so sample, Haldane–Anscombe and
    /// conditional ratios, Wald, exact, mid-p and score limits, the last printed digit one off at most. Limits have to follow from one
    /// method, not merely lie near. Tables with an empty margin have no odds ratio.</para>
    /// <para><b>Cost.</b> A quick look at sample and half-added ratio first (the conditional one lies between the sample ratio and 1), then
    /// microseconds for each table that may fit. The counts are exact; limits to 1e-9.</para>
    /// <para><b>Elsewhere.</b> R's <c>metafor::conv.2x2</c> solves one equation for one table, from a ratio without its rounding.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The odds ratio is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A group is empty, or the level is not strictly between 0 and 1.</exception>
    /// <exception cref="AssumptionException"><see cref="Violation.TooLarge"/>: more than <see cref="MostTables"/> tables have these margins, or the ratio is printed so
    /// coarsely that more than <see cref="MostWork"/> of work is left after the quick look.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <example>34 and 60 people, odds ratio 0.029 (0.009 to 0.094), 33 events: 27 of 34 and 6 of 60, upside down.</example>
    public static IReadOnlyList<FittingTable> Tables(
        long firstCount,
        long secondCount,
        ReportedNumber oddsRatio,
        ReportedNumber? lower = null,
        ReportedNumber? upper = null,
        long? events = null,
        double level = 0.95,
        bool reciprocal = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(oddsRatio);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(secondCount, 1);
        ConfidenceInterval.CheckedLevel(level);
        if ((events is null ? (firstCount + 1.0) * (secondCount + 1.0) : firstCount + 1.0) > MostTables || secondCount > TwoByTwo.LargestTotal - firstCount)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {MostTables} tables have these margins: give the events of both groups together, or ask about smaller groups.");
        }

        var range = oddsRatio.StandsFor(PrintingRule.OneUnit);
        var (low, high) = (range.Lower.ToDouble(), range.Upper.ToDouble());
        var near = Looked();
        List<FittingTable> found = [];
        foreach (var (first, second) in near)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Judge(first, second) is { } table)
            {
                found.Add(table);
            }
        }

        return found;

        List<(long First, long Second)> Looked()
        {
            List<(long First, long Second)> looked = [];
            for (var first = 0L; first <= firstCount; first++)
            {
                cancellation.ThrowIfCancellationRequested();
                var (from, to) = events is { } all ? (Math.Max(0, all - first), Math.Min(secondCount, all - first)) : (0, secondCount);
                for (var second = from; second <= to; second++)
                {
                    if (first + second > 0 && first + second < firstCount + secondCount && MayPrint(first, second))
                    {
                        looked.Add((first, second));
                    }
                }
            }

            return looked.Count * Cost(firstCount + secondCount) <= MostWork
                ? looked
                : throw new AssumptionException(
                    Violation.TooLarge,
                    $"Not checked: {looked.Count} tables may have this odds ratio, too many to work out the limits of each. Give the events of both groups together, or more decimals of the odds ratio.");
        }

        // What is worked out of a table grows with its people as long as there are conditional limits.
        static long Cost(long people) => people <= ReportedOddsRatio.LargestConditionalTotal ? people : 1000;

        bool MayPrint(long first, long second)
        {
            double a = first, b = firstCount - first, c = second, d = secondCount - second;
            var (above, below) = ((a + 0.5) * (d + 0.5), (b + 0.5) * (c + 0.5));
            return Near(above, below) || MayFit(a * d, b * c) || (reciprocal && (Near(below, above) || MayFit(b * c, a * d)));
        }

        FittingTable? Judge(long first, long second)
        {
            var figures = ReportedOddsRatio.Of(TwoByTwo.Of(first, firstCount - first, second, secondCount - second, level), level);
            var reading = figures.Read(oddsRatio);
            var asks = reading is OddsRatioReading.Direct or OddsRatioReading.Both || (reciprocal && reading == OddsRatioReading.Reciprocal);
            if (!asks)
            {
                return null;
            }

            var fit = lower is null || upper is null ? LimitsFit.Follow : figures.Fit(lower, upper, reading == OddsRatioReading.Reciprocal);
            return fit == LimitsFit.Follow ? new FittingTable(first, second, reading, fit) : null;
        }

        // The conditional ratio lies between the sample ratio and 1; with a zero cell everything is looked at.
        bool MayFit(double above, double below) =>
            above == 0 || below == 0 ||
            (above >= below ? high * (1 + RationalRange.DoubleDust) >= 1 && low * below <= above * (1 + RationalRange.DoubleDust)
                : low <= 1 + RationalRange.DoubleDust && high * below >= above * (1 - RationalRange.DoubleDust));

        bool Near(double above, double below) =>
            low * below <= above * (1 + RationalRange.DoubleDust) && high * below >= above * (1 - RationalRange.DoubleDust);
    }
}
