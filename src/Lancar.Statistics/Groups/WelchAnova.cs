namespace Lancar.Statistics;

/// <summary>Welch's one-way analysis of variance, which needs no equal variances.</summary>
public static class WelchAnova
{
    /// <summary>Tests the null hypothesis that populations have equal means, whatever their variances.</summary>
    /// <param name="groups">At least two groups of at least two observations, in any order, all finite. Not changed.</param>
    /// <returns>F with its degrees of freedom and p, and the groups.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Groups weigh n / s²; F and the real degrees of freedom of the denominator by Welch (1951). For two groups
    /// F is the square of Welch's t. A constant group would weigh infinitely: that is refused.</para>
    /// <para><b>Source.</b> Welch (1951), Biometrika 38, 330–336.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="OneWayAnova"/>.</para>
    /// <para><b>Elsewhere.</b> R: <c>oneway.test(var.equal = FALSE)</c>, which gives NaN with a constant group; SPSS: Robust Tests
    /// of Equality of Means, Welch.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no group, or one without observation. <see cref="Violation.NotFinite"/>.
    /// <see cref="Violation.TooFew"/>: one group, or a group of one observation. <see cref="Violation.NoInformation"/>: a group is
    /// constant.
    /// </exception>
    public static WelchAnovaResult Test(IReadOnlyList<double[]> groups)
    {
        GroupChecks.All(groups, 2);
        var moments = GroupMoments.AroundTheSharpest(groups);
        OneWayAnova.InRange(moments);
        for (var i = 0; i < moments.Length; i++)
        {
            if (moments[i].StandardError == 0)
            {
                throw new AssumptionException(Violation.NoInformation, $"Group {i + 1} is constant, and would weigh infinitely.");
            }
        }

        var (f, freedom) = Statistic(moments);
        return new WelchAnovaResult
        {
            Groups = GroupSummary.Of(moments),
            F = f,
            DegreesOfFreedomNumerator = groups.Count - 1,
            DegreesOfFreedomDenominator = freedom,
            P = Probability.Of(FLaw.Upper(f, groups.Count - 1, freedom)),
        };
    }

    private static (double F, double Freedom) Statistic(GroupMoments[] moments)
    {
        var ordered = moments.OrderBy(group => group.FromPivot).ThenBy(group => group.StandardDeviation).ThenBy(group => group.Count).ToArray();
        // Weights relative to the heaviest group: only their ratios matter, and none overflows.
        var least = ordered.Min(group => group.StandardError);
        var weights = Array.ConvertAll(ordered, group => least / group.StandardError * (least / group.StandardError));
        var total = Sum(weights, weight => weight);
        var mean = Sum([.. ordered.Zip(weights, (group, weight) => group.FromPivot * (weight / total))], part => part);
        var k = ordered.Length;
        var spread = Sum([.. ordered.Select(group => Square((group.FromPivot - mean) / group.StandardError))], part => part);
        var unevenness = Sum([.. ordered.Zip(weights, (group, weight) => Square(1 - weight / total) / (group.Count - 1))], part => part);
        // Beyond the range of a double the compensation of the sum is no number.
        spread = double.IsNaN(spread) ? double.PositiveInfinity : spread;
        var f = spread / (k - 1) / (1 + 2.0 * (k - 2) / ((double)k * k - 1) * unevenness);
        return (f, ((double)k * k - 1) / (3 * unevenness));
    }

    private static double Square(double x) => x * x;

    private static double Sum(double[] parts, Func<double, double> part)
    {
        var sum = new CompensatedSum();
        foreach (var one in parts)
        {
            sum.Add(part(one));
        }

        return sum.Value;
    }
}
