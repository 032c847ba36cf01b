namespace Lancar.Statistics;

/// <summary>Levene's test of equal spread and its robust forms by Brown and Forsythe.</summary>
public static class Levene
{
    private const int TrimmedShare = 10;

    // Distances that differ by less than this many units of rounding of the data are the same distance.
    private const double Rounding = 8 * 2.220446049250313e-16;

    /// <summary>Tests the null hypothesis that the groups come from populations with the same spread.</summary>
    /// <param name="groups">At least two groups, none empty, in any order, all finite; at least one with two observations. Not changed.</param>
    /// <param name="center">What distances are measured from; the median (Brown and Forsythe) unless given.</param>
    /// <returns>F with its degrees of freedom and p: advice about the data, which never switches a test by itself.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> One-way analysis of variance of |x − centre of the group|. Distances that are equal but for the rounding of
    /// the centre count as equal. Do not choose between Student's and Welch's test by it: the two-stage procedure keeps
    /// neither test's level (Zimmerman 2004).</para>
    /// <para><b>Source.</b> Levene (1960) in Olkin, Contributions to Probability and Statistics, 278–292; Brown, Forsythe (1974),
    /// JASA 69, 364–367; Zimmerman (2004), Br. J. Math. Stat. Psychol. 57, 173–181.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="OneWayAnova"/>.</para>
    /// <para><b>Elsewhere.</b> car's <c>leveneTest</c> and SciPy use the median unless told; SPSS prints the mean first. SciPy's
    /// trimmed form drops the trimmed observations altogether, so that its degrees of freedom differ.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: one group, or one observation in every group. <see cref="Violation.NoInformation"/>: all
    /// distances are equal.
    /// </exception>
    public static LeveneResult Test(IReadOnlyList<double[]> groups, LeveneCenter center = LeveneCenter.Median)
    {
        GroupChecks.All(groups, 1);
        if (groups.All(group => group.Length == 1))
        {
            throw new AssumptionException(Violation.TooFew, "Every group has a single observation; spread needs two in one of them.");
        }

        var distances = groups.Select(group => Distances(GroupMoments.Sorted(group), center)).ToArray();
        OneRounding(distances, Rounding * groups.Max(group => group.Max(Math.Abs)));
        var moments = GroupMoments.Of(distances);
        OneWayAnova.InRange(moments);
        var table = VarianceTable.Of(moments);
        var (f, p) = OneWayAnova.Judge(table);
        return new LeveneResult
        {
            Center = center,
            MeanDistances = [.. moments.Select(group => group.Mean)],
            F = f,
            DegreesOfFreedomNumerator = table.GroupFreedom,
            DegreesOfFreedomDenominator = table.ErrorFreedom,
            P = p,
        };
    }

    private static double[] Distances(double[] sorted, LeveneCenter center)
    {
        var place = center switch
        {
            LeveneCenter.Median => sorted[(sorted.Length - 1) / 2] / 2 + sorted[sorted.Length / 2] / 2,
            LeveneCenter.Mean => Moments.Of(sorted).Mean,
            LeveneCenter.TrimmedMean => Moments.Of(sorted.AsSpan()[(sorted.Length / TrimmedShare)..(sorted.Length - sorted.Length / TrimmedShare)]).Mean,
        };
        return Array.ConvertAll(sorted, value => GroupChecks.InRange(Math.Abs(value - place), "distance from the centre"));
    }

    private static void OneRounding(double[][] distances, double tolerance)
    {
        foreach (var group in distances)
        {
            if (group.Max() - group.Min() <= tolerance)
            {
                Array.Fill(group, group.Min());
            }
        }

        var least = distances.Min(group => group.Min());
        if (distances.Max(group => group.Max()) - least <= tolerance)
        {
            foreach (var group in distances)
            {
                Array.Fill(group, least);
            }
        }
    }
}
