namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The least and the greatest p-value that printed figures allow, each with data that attain it.</summary>
/// <typeparam name="TData">What the data are: tables of counts, or two samples.</typeparam>
public sealed record AttainableRange<TData>
{
    /// <summary>No data with the printed figures give a smaller two-sided p.</summary>
    public required double Least { get; init; }

    /// <summary>No data with the printed figures give a larger two-sided p.</summary>
    public required double Greatest { get; init; }

    /// <summary>Data that give <see cref="Least"/>.</summary>
    public required TData LeastExample { get; init; }

    /// <summary>Data that give <see cref="Greatest"/>.</summary>
    public required TData GreatestExample { get; init; }

    /// <summary>How many data sets (tables, or pairs of samples) print so; all were gone through.</summary>
    public required long Possibilities { get; init; }
}

/// <summary>Two samples; for paired data the values stand in the order of the pairs.</summary>
/// <param name="First">The first sample: before, or the first group.</param>
/// <param name="Second">The second sample: after, or the second group.</param>
public sealed record TwoSamples(IReadOnlyList<long> First, IReadOnlyList<long> Second);

/// <summary>
/// The p-values that printed summaries allow, exact by going through everything that prints so. For the signed-rank test see
/// <see cref="AttainableSignedRank"/>; bounds without whole numbers: <see cref="PairedTBound"/>.
/// </summary>
public static class AttainableP
{
    /// <summary>Pairs of samples or tables gone through at most.</summary>
    public const long MostPossibilities = 200_000;

    /// <summary>Size of a group of yes/no values beyond which nothing is counted.</summary>
    public const long LargestGroup = 1_000_000_000;

    /// <summary>McNemar's test when only the margins are printed: how many had the outcome before and after.</summary>
    /// <param name="n">Number of pairs, at least 1.</param>
    /// <param name="before">How many had it before, 0 to n.</param>
    /// <param name="after">How many had it after, 0 to n.</param>
    /// <param name="exact">True for the exact test; false for the chi-square without correction (SPSS's Wilcoxon of yes/no values).</param>
    /// <param name="cancellation">Ends the search: with many discordant pairs one exact test takes milliseconds.</param>
    /// <returns>The range over every possible number of losses; the examples are (lost, gained).</returns>
    /// <remarks>
    /// Exact: every number of losses from max(0, before − after) to min(before, n − after) is tried. p as <see cref="McNemar.Test(long, long, double)"/>
    /// and <see cref="PairedBinaryPValues.Paired"/>. One test each.
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NegativeCount"/>; <see cref="Violation.OutOfRange"/>: more than n; <see cref="Violation.TooLarge"/>: too many possibilities.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AttainableRange<(long Lost, long Gained)> Paired(
        long n, long before, long after, bool exact = true, CancellationToken cancellation = default)
    {
        SampleChecks.Count(n, "n");
        SampleChecks.Count(before, "before");
        SampleChecks.Count(after, "after");
        if (before > n || after > n || n < 1)
        {
            throw new AssumptionException(Violation.OutOfRange, "The counts before and after are at most the number of pairs, which is at least 1.");
        }

        var (least, most) = (Math.Max(0, before - after), Math.Min(before, n - after));
        Within(most - least + 1);
        return Extremes(Losses().Select(lost => (P(lost), (lost, after - before + lost))), cancellation)!;

        IEnumerable<long> Losses()
        {
            for (var lost = least; lost <= most; lost++)
            {
                yield return lost;
            }
        }

        double P(long lost) => exact
            ? McNemar.Test(lost, after - before + lost).PTwoSided
            : PairedBinaryPValues.Paired(lost, after - before + lost).First(value => value.Test == "mcnemar").P;
    }

    /// <summary>A test of two groups' proportions when only group sizes and printed percentages are known.</summary>
    /// <param name="firstCount">Size of the first group, at least 1.</param>
    /// <param name="firstPercent">Its percentage of events as printed, or null when nothing is printed; a relation (&lt; 5 %) is taken as a bound.</param>
    /// <param name="secondCount">Size of the second group, at least 1.</param>
    /// <param name="secondPercent">Its percentage of events as printed, or null.</param>
    /// <param name="test">One of the names of <see cref="TablePValues.Of"/>: <c>chi-square</c>, <c>yates</c>, <c>fisher</c> …</param>
    /// <param name="events">Events in both groups together where that is printed, or null.</param>
    /// <param name="cancellation">Ends the search: with large groups Fisher's test takes milliseconds a table.</param>
    /// <returns>The range over every table that prints so; the examples are the events of both groups. Null when no table does, or none has the test.</returns>
    /// <remarks>Exact: every whole number of events whose percentage prints so, rounded any usual way. p as <see cref="TablePValues.Of"/>.</remarks>
    /// <exception cref="ArgumentNullException">The test is null.</exception>
    /// <exception cref="ArgumentException">There is no test of this name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A group is empty.</exception>
    /// <exception cref="AssumptionException"><see cref="Violation.TooLarge"/>: too many tables print so, or a group exceeds <see cref="LargestGroup"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AttainableRange<(long First, long Second)>? TwoProportions(
        long firstCount,
        ReportedNumber? firstPercent,
        long secondCount,
        ReportedNumber? secondPercent,
        string test = "chi-square",
        long? events = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (!TablePValues.TwoByTwoTests.Contains(test))
        {
            throw new ArgumentException($"Name one of the tests {string.Join(", ", TablePValues.TwoByTwoTests)}.", nameof(test));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(firstCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(secondCount, 1);
        if (firstCount > LargestGroup || secondCount > LargestGroup)
        {
            throw new AssumptionException(Violation.TooLarge, $"Groups of up to {LargestGroup} are compared.");
        }

        var (first, second) = (Events(firstCount, firstPercent), Events(secondCount, secondPercent));
        Within(Int128.Max(0, (Int128)first.Last - first.First + 1) * (events is null ? Int128.Max(0, (Int128)second.Last - second.First + 1) : 1));
        return Extremes(Tables(), cancellation);

        IEnumerable<(double, (long, long))> Tables()
        {
            for (var a = first.First; a <= first.Last; a++)
            {
                for (var b = Math.Max(second.First, events - a ?? 0); b <= Math.Min(second.Last, events - a ?? secondCount); b++)
                {
                    foreach (var value in TablePValues.Of([[a, firstCount - a], [b, secondCount - b]]).Where(value => value.Test == test))
                    {
                        yield return (value.P, (a, b));
                    }
                }
            }
        }
    }

    /// <summary>The paired t-test when means, standard deviations and ranges of whole numbers are printed.</summary>
    /// <param name="before">What is printed of the values before.</param>
    /// <param name="after">What is printed of the values after: as many.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The range over all data that print so, with examples; null when none do.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Every sample before with every sample after. For two samples the mean difference is fixed, and its variance is
    /// least when both stand in the same order and greatest when in opposite order (rearrangement inequality), so these two ways of
    /// pairing give the least and the greatest p. Exact; sharper than <see cref="PairedTBound"/>, which allows every correlation.</para>
    /// <para>No variance: p = 0, or 1 when the difference is zero as well. p to 1e-12 relative.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.UnequalLengths"/>; <see cref="Violation.TooFew"/>: fewer than 2 pairs; <see cref="Violation.TooLarge"/>: too many samples print so.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AttainableRange<TwoSamples>? PairedT(ReportedSample before, ReportedSample after, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count != after.Count || before.Items != after.Items)
        {
            throw new AssumptionException(Violation.UnequalLengths, "Pairs need as many values after as before, with as many items.");
        }

        if (before.Count < 2)
        {
            throw new AssumptionException(Violation.TooFew, "A paired t-test needs at least 2 pairs.");
        }

        var (first, second) = Listed(before, after, cancellation);
        return Extremes(first.SelectMany(from => second.SelectMany(to => Orders(from, to))), cancellation);

        static IEnumerable<(double, TwoSamples)> Orders(IReadOnlyList<long> from, IReadOnlyList<long> to)
        {
            long[] opposite = [.. to.Reverse()];
            yield return (PairedP(from, to), new TwoSamples(from, to));
            yield return (PairedP(from, opposite), new TwoSamples(from, opposite));
        }
    }

    /// <summary>The exact Mann–Whitney test when means, standard deviations and ranges of whole numbers are printed for two groups.</summary>
    /// <param name="first">What is printed of the first group.</param>
    /// <param name="second">What is printed of the second group.</param>
    /// <param name="asymptotic">True for the normal approximation with tie correction (SPSS), false for the exact test.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The range over all data that print so, with examples; null when none do.</returns>
    /// <remarks>Exact: every sample of the first group with every sample of the second. p as <see cref="MannWhitney"/>.</remarks>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    /// <exception cref="AssumptionException"><see cref="Violation.TooLarge"/>: more than <see cref="MostPossibilities"/> pairs of samples print so.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AttainableRange<TwoSamples>? TwoGroups(
        ReportedSample first, ReportedSample second, bool asymptotic = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, other) = Listed(first, second, cancellation);
        var options = new MannWhitneyOptions { Estimate = false };
        return Extremes(one.SelectMany(a => other.Select(b => (P(a, b), new TwoSamples(a, b)))), cancellation);

        double P(IReadOnlyList<long> a, IReadOnlyList<long> b)
        {
            var result = MannWhitney.Test([.. a.Select(value => (double)value)], [.. b.Select(value => (double)value)], options);
            return asymptotic ? result.PAsymptotic : result.PTwoSided;
        }
    }

    private static double PairedP(IReadOnlyList<long> from, IReadOnlyList<long> to)
    {
        var (n, total, squares) = ((long)from.Count, 0L, 0L);
        for (var i = 0; i < from.Count; i++)
        {
            var difference = to[i] - from[i];
            (total, squares) = (total + difference, squares + (difference * difference));
        }

        var spread = (n * squares) - (total * total);
        return total == 0 ? 1 : spread == 0 ? 0 : Probability.Of(StudentLaw.TwoSided(total * Math.Sqrt((double)(n - 1) / spread), n - 1));
    }

    private static (IReadOnlyList<IReadOnlyList<long>> First, IReadOnlyList<IReadOnlyList<long>> Second) Listed(
        ReportedSample first, ReportedSample second, CancellationToken cancellation)
    {
        var one = SampleEnumeration.List(first, (int)MostPossibilities, cancellation);
        Within(one.IsComplete ? 0 : long.MaxValue);
        var other = SampleEnumeration.List(second, (int)MostPossibilities, cancellation);
        Within(other.IsComplete ? (long)one.Samples.Count * other.Samples.Count : long.MaxValue);
        return (one.Samples, other.Samples);
    }

    private static (long First, long Last) Events(long count, ReportedNumber? percent) =>
        percent is null ? (0, count) : PercentCounts.Range(percent, count, PrintingRule.UsualRounding);

    private static void Within(Int128 possibilities)
    {
        if (possibilities > MostPossibilities)
        {
            throw new AssumptionException(Violation.TooLarge, $"More than {MostPossibilities} possibilities print so: give more of what is printed (events, range, decimals).");
        }
    }

    private static AttainableRange<TData>? Extremes<TData>(IEnumerable<(double P, TData Data)> all, CancellationToken cancellation = default)
    {
        var (count, least, greatest) = (0L, default((double P, TData Data)), default((double P, TData Data)));
        foreach (var one in all)
        {
            cancellation.ThrowIfCancellationRequested();
            least = count == 0 || one.P < least.P ? one : least;
            greatest = count == 0 || one.P > greatest.P ? one : greatest;
            count++;
        }

        return count == 0 ? null : new AttainableRange<TData>
        {
            Least = least.P, Greatest = greatest.P, LeastExample = least.Data, GreatestExample = greatest.Data, Possibilities = count,
        };
    }
}
