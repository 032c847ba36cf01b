using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>The p-values a printed statistic may have come with.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="AsPrinted">That of the printed numbers themselves.</param>
internal readonly record struct PRange(double Least, double Greatest, double AsPrinted)
{
    /// <summary>Half of it: one side, in the direction of the statistic.</summary>
    public PRange Half => new(Least / 2, Greatest / 2, AsPrinted / 2);

    /// <summary>One side, against the direction of the statistic.</summary>
    public PRange OtherSide => new(1 - (Greatest / 2), 1 - (Least / 2), 1 - (AsPrinted / 2));

    /// <summary>True when some p of the range prints so; a limit (<c>&lt; 0,05</c>) is taken at its word.</summary>
    public bool Meets(PrintedP p) => p.Number.Relation switch
    {
        NumberRelation.Below when !p.IsZero => p.Allows(Least),
        NumberRelation.Above => p.Allows(Greatest),
        _ => p.AllowsAtLeast(Least) && p.AllowsAtMost(Greatest),
    };

    /// <summary>True when all of it lies below 0.05, false when none of it does, null otherwise.</summary>
    public bool? IsSignificant => Greatest < PrintedP.Alpha ? true : Least >= PrintedP.Alpha ? false : null;
}

/// <summary>From printed statistics to ranges of p, one unit of the last printed digit to both sides.</summary>
internal static class StatisticRange
{
    /// <summary>The statistic's size may lie between these; both are at least 0.</summary>
    private static (double Least, double Greatest, double Printed) Size(ReportedNumber statistic)
    {
        var range = statistic.StandsFor(PrintingRule.OneUnit);
        var (low, high, value) = (range.Lower.ToDouble(), range.Upper.ToDouble(), statistic.Value.ToDouble());
        var (least, greatest) = low > 0 ? (low, high) : high < 0 ? (-high, -low) : (0, Math.Max(-low, high));
        return statistic.Relation switch
        {
            NumberRelation.Below => (0, Math.Abs(value), Math.Abs(value)),
            NumberRelation.Above => (Math.Abs(value), double.PositiveInfinity, Math.Abs(value)),
            _ => (least, greatest, Math.Abs(value)),
        };
    }

    /// <summary>The two-sided p of t, r and z, the upper p of the others, for one reading of the printed numbers.</summary>
    /// <param name="kind">The law.</param>
    /// <param name="statistic">The statistic; a correlation not surely beyond 1, an F or chi-square not surely negative.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    public static PRange Of(StatisticKind kind, ReportedNumber statistic, IReadOnlyList<ReportedNumber> freedom)
    {
        var size = Size(statistic);
        var first = freedom.Count > 0 ? Freedom(freedom[0], rounded: kind is StatisticKind.T) : [1];
        var second = freedom.Count > 1 ? Freedom(freedom[1], rounded: true) : [1];
        var (least, greatest) = (1.0, 0.0);
        foreach (var df1 in first)
        {
            foreach (var df2 in second)
            {
                least = Math.Min(least, P(kind, size.Greatest, df1, df2));
                greatest = Math.Max(greatest, P(kind, size.Least, df1, df2));
            }
        }

        return new PRange(least, greatest, P(kind, size.Printed, first[0], second[0]));
    }

    /// <summary>
    /// Degrees of freedom as printed, and what they may stand for: decimals are rounded, and those of Welch's test, which have decimals, are often
    /// printed as whole numbers.
    /// </summary>
    private static double[] Freedom(ReportedNumber number, bool rounded)
    {
        var value = number.Value.ToDouble();
        var step = number.Step.ToDouble();
        if (number.Decimals > 0)
        {
            return [value, Math.Max(value - step, value / 2), value + step];
        }

        return rounded ? [value, Math.Max(value - 1, Math.Min(value, 1)), value + 1] : [value];
    }

    private static double P(StatisticKind kind, double size, double df1, double df2) => kind switch
    {
        StatisticKind.T => StatisticP.StudentTwoSided(size, df1),
        StatisticKind.F => StatisticP.FUpper(size, df1, df2),
        StatisticKind.R => StatisticP.CorrelationTwoSided(Math.Min(1, size), df1),
        StatisticKind.Z => StatisticP.NormalTwoSided(size),
        _ => StatisticP.ChiSquareUpper(size, df1),
    };
}
