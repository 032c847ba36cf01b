using MathNet.Numerics.Distributions;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>How a printed odds ratio relates to the counts it stands beside.</summary>
public enum OddsRatioReading
{
    /// <summary>It is the odds ratio of the table, first row over second.</summary>
    Direct,

    /// <summary>It is the reciprocal.</summary>
    Reciprocal,

    /// <summary>So near 1, or printed so coarsely, that it is both.</summary>
    Both,

    /// <summary>It is neither.</summary>
    Neither,
}

/// <summary>Limits of an odds ratio by one method.</summary>
/// <param name="Method">The method's usual name.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit, possibly infinite.</param>
public readonly record struct OddsRatioLimits(string Method, double Lower, double Upper)
{
    /// <summary>The limits of the reciprocal.</summary>
    public OddsRatioLimits Reciprocal => new(Method, 1 / Upper, 1 / Lower);
}

/// <summary>How well printed limits follow from the counts.</summary>
public enum LimitsFit
{
    /// <summary>They are those of a usual method.</summary>
    Follow,

    /// <summary>Of no usual method, but within the spread of them.</summary>
    Near,

    /// <summary>Outside what any usual method gives.</summary>
    Outside,
}

/// <summary>Printed odds ratio and limits against a two-by-two table of counts.</summary>
/// <remarks>
/// Estimates accepted: sample ad/bc, Haldane–Anscombe, conditional maximum likelihood. Limits accepted: Wald (Woolf) with the normal
/// quantile or 2, Haldane–Anscombe, exact conditional, mid-p, score (Cornfield without and with continuity correction). Everything
/// between the outermost of them counts as near, so that a method not listed causes no false alarm.
/// </remarks>
public sealed class ReportedOddsRatio
{
    /// <summary>Conditional figures are left out above this total: their cost grows with it and they agree with the others there.</summary>
    internal const long LargestConditionalTotal = 100_000;

    private readonly double[] estimates;

    private ReportedOddsRatio(TwoByTwo table, double level)
    {
        var found = new List<double>();
        var limits = new List<OddsRatioLimits>();
        Add(table.OddsRatio.Estimate, table.OddsRatio.Interval, "wald");
        Add(table.HaldaneAnscombe.Estimate, table.HaldaneAnscombe.Interval, "haldane-anscombe");
        // Without an empty margin the sample odds ratio always exists.
        Estimate = found[0];
        if (table.OddsRatio.Interval is not null && level == 0.95)
        {
            var (log, se) = (Math.Log(Estimate), Math.Sqrt((1.0 / table.A) + (1.0 / table.B) + (1.0 / table.C) + (1.0 / table.D)));
            limits.Add(new("wald-2", Math.Exp(log - (2 * se)), Math.Exp(log + (2 * se))));
        }

        if (table.Total <= LargestConditionalTotal)
        {
            var conditional = table.Conditional;
            Add(conditional.Estimate, conditional.ExactInterval, "exact");
            Add(null, conditional.MidPInterval, "mid-p");
        }

        limits.Add(ScoreLimits.Of(table, level, 0));
        limits.Add(ScoreLimits.Of(table, level, 0.5));
        (estimates, Limits) = ([.. found], limits);

        void Add(double? estimate, ConfidenceInterval? interval, string method)
        {
            if (estimate is { } value)
            {
                found.Add(value);
            }

            if (interval is { } known)
            {
                limits.Add(new(method, known.Lower, known.Upper));
            }
        }
    }

    /// <summary>The sample odds ratio, first row over second; 0 or positive infinity with a zero cell.</summary>
    public double Estimate { get; }

    /// <summary>Limits by method; the first is Wald's, or Haldane–Anscombe's when a cell is zero.</summary>
    public IReadOnlyList<OddsRatioLimits> Limits { get; }

    /// <summary>Everything that can be printed as odds ratio of this table.</summary>
    /// <param name="table">The table; no margin may be empty.</param>
    /// <param name="level">Confidence level of the limits, strictly between 0 and 1.</param>
    /// <returns>The estimates and limits of the usual methods, first row over second; conditional ones up to 100,000 observations.</returns>
    /// <remarks>
    /// R's <c>fisher.test</c> prints the conditional estimate with exact limits, to 3–5 digits; SPSS prints the sample odds ratio
    /// with Wald's. Limits to 1e-9 relative; two hundred halvings for each score limit (Cornfield 1956).
    /// </remarks>
    /// <exception cref="ArgumentException">A margin is empty: there is no odds ratio.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not strictly between 0 and 1.</exception>
    public static ReportedOddsRatio Of(TwoByTwo table, double level)
    {
        ArgumentNullException.ThrowIfNull(table);
        ConfidenceInterval.CheckedLevel(level);
        return table.HasEmptyMargin ? throw new ArgumentException("A table with an empty margin has no odds ratio.", nameof(table)) : new(table, level);
    }

    /// <summary>Whether the printed number is the ratio, its reciprocal, both or neither, its last digit one off at most.</summary>
    public OddsRatioReading Read(ReportedNumber printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        var range = printed.StandsFor(PrintingRule.OneUnit);
        return (estimates.Any(value => range.Contains(value)), estimates.Any(value => range.Contains(1 / value))) switch
        {
            (true, true) => OddsRatioReading.Both,
            (true, false) => OddsRatioReading.Direct,
            (false, true) => OddsRatioReading.Reciprocal,
            (false, false) => OddsRatioReading.Neither,
        };
    }

    /// <summary>How printed limits (in ascending order) follow from the counts, or from their reciprocal.</summary>
    /// <param name="lower">The lower limit as printed.</param>
    /// <param name="upper">The upper limit as printed.</param>
    /// <param name="reciprocal">True to compare with the limits of the reciprocal.</param>
    public LimitsFit Fit(ReportedNumber lower, ReportedNumber upper, bool reciprocal)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        var limits = Limits.Select(limit => reciprocal ? limit.Reciprocal : limit).ToArray();
        var (low, high) = (lower.StandsFor(PrintingRule.OneUnit), upper.StandsFor(PrintingRule.OneUnit));
        if (limits.Any(limit => low.Contains(limit.Lower) && high.Contains(limit.Upper)))
        {
            return LimitsFit.Follow;
        }

        return Between(low, limits.Select(limit => limit.Lower)) && Between(high, limits.Select(limit => limit.Upper))
            ? LimitsFit.Near
            : LimitsFit.Outside;
    }

    private static bool Between(RationalRange printed, IEnumerable<double> limits)
    {
        var all = limits.ToArray();
        return printed.Lower.ToDouble() <= all.Max() * (1 + RationalRange.DoubleDust) && printed.Upper.ToDouble() >= all.Min() * (1 - RationalRange.DoubleDust);
    }
}

/// <summary>Score limits of an odds ratio (Cornfield 1956): the first cells that differ from the observed by z, given the margins.</summary>
internal static class ScoreLimits
{
    private const int Halvings = 200;

    public static OddsRatioLimits Of(TwoByTwo table, double level, double correction)
    {
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        double firstRow = table.A + table.B, secondRow = table.C + table.D, firstColumn = table.A + table.C;
        var (least, greatest) = (Math.Max(0, firstColumn - secondRow), Math.Min(firstRow, firstColumn));
        var method = correction == 0 ? "score" : "score-corrected";
        return new(method, Odds(Limit(least, table.A)), Odds(Limit(greatest, table.A)));

        double Limit(double edge, double observed)
        {
            // At the edge the expected cell is zero and the score infinite; at the observed cell it is zero.
            if (Math.Abs(edge - observed) <= correction)
            {
                return edge;
            }

            var (far, near) = (edge, observed);
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (far + near) / 2;
                if (Score(middle, observed) > z)
                {
                    far = middle;
                }
                else
                {
                    near = middle;
                }
            }

            return (far + near) / 2;
        }

        double Score(double cell, double observed) => Math.Max(0, Math.Abs(observed - cell) - correction) *
            Math.Sqrt((1 / cell) + (1 / (firstRow - cell)) + (1 / (firstColumn - cell)) + (1 / (secondRow - firstColumn + cell)));

        double Odds(double cell)
        {
            var (above, below) = (cell * (secondRow - firstColumn + cell), (firstRow - cell) * (firstColumn - cell));
            return above <= 0 ? 0 : below <= 0 ? double.PositiveInfinity : above / below;
        }
    }
}
