namespace Lancar.Statistics;

/// <summary>Games and Howell's comparisons of all pairs of groups, without equal variances.</summary>
public static class GamesHowell
{
    /// <summary>Compares the means of all pairs of groups, with p-values and intervals that hold for all of them together.</summary>
    /// <param name="groups">At least two groups of at least two observations, in any order, all finite. Not changed.</param>
    /// <param name="confidence">Simultaneous confidence of the intervals, strictly between 0 and 1.</param>
    /// <returns>One comparison per pair, first minus second: difference, standard error, t, degrees of freedom, p, interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> q = √2 |t| with Welch's t and degrees of freedom of the pair, judged by the studentized range of k means.
    /// An approximation, slightly liberal with fewer than six observations per group. It stands on its own and needs no
    /// significant analysis of variance before it. Two constant groups with different means: t is infinite and p = 0.</para>
    /// <para><b>Source.</b> Games, Howell (1976), J. Educ. Stat. 1, 113–125.</para>
    /// <para><b>Accuracy and cost.</b> p to 1e-11 relative for the q printed (R's <c>ptukey</c>: about 1e-10 absolute), intervals
    /// 1e-10; some milliseconds for the first pair and a fraction for the others. The same bits for permuted rows.</para>
    /// <para><b>Elsewhere.</b> SPSS: Post Hoc, Games-Howell; rstatix <c>games_howell_test</c> prints second minus first and the
    /// standard error divided by √2. See <c>docs/statistics/anova.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: one group, or a group of one observation. <see cref="Violation.NoInformation"/>: two groups
    /// are constant with the same value.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static GamesHowellResult Compare(IReadOnlyList<double[]> groups, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        GroupChecks.All(groups, 2);
        var moments = GroupMoments.Of(groups);
        OneWayAnova.InRange(moments);
        var law = new StudentizedRange(groups.Count);
        var pairs = new List<GamesHowellPair>();
        for (var first = 0; first < moments.Length; first++)
        {
            for (var second = first + 1; second < moments.Length; second++)
            {
                pairs.Add(Pair(groups, first, second, law, confidence));
            }
        }

        return new GamesHowellResult { Groups = GroupSummary.Of(moments), Pairs = pairs };
    }

    private static GamesHowellPair Pair(IReadOnlyList<double[]> groups, int first, int second, StudentizedRange law, double confidence)
    {
        // The pair's own pivot: an outlier in a third group is none of its business.
        var moments = GroupMoments.Of(groups[first], groups[second]);
        var (a, b) = (moments[0], moments[1]);
        var difference = GroupChecks.InRange(a.FromPivot - b.FromPivot, "difference of the means");
        var error = Hypotenuse.Of(a.StandardError, b.StandardError);
        if (error == 0 && difference == 0)
        {
            throw new AssumptionException(
                Violation.NoInformation,
                $"Groups {first + 1} and {second + 1} are constant with the same value: 0 / 0 is no statistic.");
        }

        var freedom = TTest.WelchFreedom(a, b);
        var q = Math.Sqrt(2) * Math.Abs(difference / error);
        var reach = error == 0 ? 0 : law.UpperQuantile(1 - confidence, freedom) / Math.Sqrt(2) * error;
        return new GamesHowellPair
        {
            First = first,
            Second = second,
            MeanDifference = difference,
            StandardError = error,
            T = difference / error,
            Q = q,
            DegreesOfFreedom = freedom,
            P = Probability.Of(law.Upper(q, freedom)),
            Interval = new ConfidenceInterval(difference - reach, difference + reach, confidence),
        };
    }
}
