namespace Lancar.Statistics;

/// <summary>Fisher's one-way analysis of variance.</summary>
public static class OneWayAnova
{
    // Beyond this F both limits of η² are 1 to the last bit, for any number of observations that fits into memory.
    private const double CertainFrom = 1e100;

    /// <summary>Tests the null hypothesis that populations with equal variances have equal means.</summary>
    /// <param name="groups">At least two groups, none empty, in any order, all finite; at least one of them with two observations. Not changed.</param>
    /// <param name="confidence">Confidence of the interval of η², strictly between 0 and 1.</param>
    /// <returns>F with its degrees of freedom and p, the sums of squares, the groups, η² with interval and ω².</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Classical decomposition of the sum of squares. With unequal variances <see cref="WelchAnova"/> is the
    /// better choice; no preliminary test chooses between them. Groups constant with different means: F is infinite and p = 0.</para>
    /// <para><b>Source.</b> Fisher (1925), Statistical Methods for Research Workers; Steiger (2004), Psychol. Methods 9, 164–182,
    /// for the interval; Hays (1963), Statistics for Psychologists, for ω².</para>
    /// <para><b>Accuracy and cost.</b> A large common offset costs no digits; p to 1e-12 relative for the F printed, below 1e-300
    /// as a logarithm. The same bits for any order of rows and groups. O(N log N).</para>
    /// <para><b>Elsewhere.</b> R: <c>oneway.test(var.equal = TRUE)</c> or <c>aov</c>; SPSS: One-Way ANOVA. effectsize cuts ω² off
    /// at 0 and prints a one-sided interval of η².</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: one group, or one observation in every group. <see cref="Violation.NoInformation"/>: all
    /// observations are equal.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static OneWayAnovaResult Test(IReadOnlyList<double[]> groups, double confidence = 0.95)
    {
        ConfidenceInterval.CheckedLevel(confidence);
        GroupChecks.All(groups, 1);
        var count = groups.Sum(group => group.Length);
        if (count == groups.Count)
        {
            throw new AssumptionException(Violation.TooFew, "Every group has a single observation; at least one group needs two.");
        }

        var moments = GroupMoments.Of(groups);
        InRange(moments);
        var table = VarianceTable.Of(moments);
        var (f, p) = Judge(table);
        var total = table.Between + table.Within;
        return new OneWayAnovaResult
        {
            Groups = GroupSummary.Of(moments),
            SumOfSquaresBetween = table.Unscaled(table.Between),
            SumOfSquaresWithin = table.Unscaled(table.Within),
            DegreesOfFreedomBetween = table.GroupFreedom,
            DegreesOfFreedomWithin = table.ErrorFreedom,
            F = f,
            P = p,
            EtaSquared = table.Between / total,
            EtaSquaredInterval = EtaInterval(table, f, count, confidence),
            OmegaSquared = (table.Between - table.GroupFreedom * (table.Within / table.ErrorFreedom)) / (total + table.Within / table.ErrorFreedom),
        };
    }

    internal static (double F, Probability P) Judge(VarianceTable table)
    {
        if (table.Within == 0 && table.Between == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "Nothing varies, neither between nor within the groups: 0 / 0 is no statistic.");
        }

        var f = table.F;
        return (f, Probability.Of(FLaw.Upper(f, table.GroupFreedom, table.ErrorFreedom)));
    }

    internal static void InRange(GroupMoments[] moments)
    {
        foreach (var group in moments)
        {
            GroupChecks.InRange(group.FromPivot, "distance of the group means");
            GroupChecks.InRange(group.StandardDeviation, "standard deviation of a group");
        }
    }

    private static ConfidenceInterval? EtaInterval(VarianceTable table, double f, int count, double confidence)
    {
        if (double.IsInfinity(f))
        {
            return null;
        }

        if (f > CertainFrom)
        {
            return new ConfidenceInterval(1, 1, confidence);
        }

        var tail = (1 - confidence) / 2;
        var low = NoncentralF.NoncentralityOfUpperTail(f, table.GroupFreedom, table.ErrorFreedom, tail);
        var high = NoncentralF.NoncentralityOfLowerTail(f, table.GroupFreedom, table.ErrorFreedom, tail);
        return new ConfidenceInterval(low / (low + count), high / (high + count), confidence);
    }
}
